"""A story: the facts about one thing, with the date each took effect and was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.cli.listing import Listing, Source
from cfworkflow.cli.look import Look
from cfworkflow.cli.table import table_lines

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.timeline import TimelineRow


def _day(told: TimelineRow) -> date:
    """The date of recording where the program runs."""
    return told.recorded_at.astimezone().date()


_COLUMNS: dict[str, Source] = {
    "#": "position",
    "took effect": "on",
    "recorded": _day,
    "by": "actor",
    "what happened": "sentence",
}
_LISTING = Listing(
    _COLUMNS,
    more={"recorded at": lambda told: told.recorded_at.isoformat(), "command": "command"},
    empty="Nothing has happened yet.",
)


def show_story(look: Look, story: Sequence[TimelineRow]) -> None:
    """Write a story, oldest first."""
    look.show_list(story, _LISTING)


def decision_story(reading: Views, decision: str) -> list[TimelineRow]:
    """The story of a decision, with what it brought about: that stands right behind the vote."""
    from cfworkflow.projections.timeline import moment_key

    story = {told.position: told for told in reading.story(decision)}
    for position in [told.position for told in story.values() if told.kind == "decision-made"]:
        effect = reading.timeline.get(moment_key(position + 1))
        while effect is not None and decision in effect.about:
            story[effect.position] = effect
            effect = reading.timeline.get(moment_key(effect.position + 1))
    return [story[position] for position in sorted(story)]


def story_lines(story: Sequence[TimelineRow]) -> list[str]:
    """A story as lines for a terminal."""
    return table_lines([*_COLUMNS], _LISTING.table(story))
