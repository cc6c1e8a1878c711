"""A story: the facts about one thing, with the date each took effect and was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from cfworkflow.cli.look import Look
from cfworkflow.cli.table import show_table

if TYPE_CHECKING:
    from cfworkflow.projections.timeline import TimelineRow


def show_story(look: Look, story: Sequence[TimelineRow]) -> None:
    """Write a story, oldest first."""
    look.show(
        list(story),
        lambda: show_table(
            ("#", "took effect", "recorded", "by", "what happened"),
            [
                (
                    told.position,
                    told.on,
                    _here(told.recorded_at),
                    told.actor,
                    told.sentence,
                )
                for told in story
            ],
            empty="Nothing has happened yet.",
        ),
    )


def _here(moment: datetime) -> date:
    """The date of a moment where the program runs."""
    return moment.astimezone().date()
