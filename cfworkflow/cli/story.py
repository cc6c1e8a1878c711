"""A story: the facts about one thing, with the date each took effect and was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.cli.listing import Listing, Source
from cfworkflow.cli.look import Look
from cfworkflow.cli.table import table_lines

if TYPE_CHECKING:
    from cfworkflow.projections.timeline import TimelineRow


def day_recorded(told: TimelineRow) -> date:
    """The date of recording where the program runs."""
    return told.recorded_at.astimezone().date()


_COLUMNS: dict[str, Source] = {
    "#": "position",
    "took effect": "on",
    "recorded": day_recorded,
    "by": "actor",
    "what happened": "sentence",
}
_LISTING = Listing(
    _COLUMNS,
    more={"recorded at": lambda told: told.recorded_at.isoformat(), "command": "command"},
    empty="Nothing has happened yet.",
)


def show_story(look: Look, story: Sequence[TimelineRow]) -> None:
    """Write a story, oldest first, with a word on what was corrected or taken back in it."""
    from cfworkflow.projections.timeline import marked

    look.show_list(marked(story, story), _LISTING)


def story_lines(story: Sequence[TimelineRow]) -> list[str]:
    """A story as lines for a terminal, with the same word."""
    from cfworkflow.projections.timeline import marked

    return table_lines([*_COLUMNS], _LISTING.table(marked(story, story)))
