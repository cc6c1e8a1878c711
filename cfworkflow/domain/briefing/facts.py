"""Facts about briefings."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import PositiveInt

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import Audience, BriefingRef, Sha256

Every = Literal["month", "quarter", "never"]
"""How often an audience is briefed; never from then on."""


def plan_tag(audience: Audience) -> str:
    """The tag of all that is planned for and issued to an audience: `briefings:strategic`."""
    return f"briefings:{audience}"


class BriefingsScheduled(Fact):
    """From now on an audience is briefed so often.

    The first is due on `first_due`; where that is not given, a month or a quarter after the last,
    or after this was put on record where there is none.
    """

    NAME = "briefings-scheduled"
    TAGS = ()

    audience: Audience
    every: Every
    first_due: date | None = None

    def tags(self) -> tuple[str, ...]:
        """The tag of the briefings to this audience."""
        return (plan_tag(self.audience),)


class BriefingIssued(Fact):
    """A text was sent to an audience. `sha256` is of its bytes, which are kept elsewhere.

    `upto` is the position the text was written from: it tells of no fact beyond, and the next one
    begins there. It covers what happened from `covers_from` on (None: from the beginning) until
    `covers_to`.
    """

    NAME = "briefing-issued"
    TAGS = ("briefing",)

    briefing: BriefingRef
    audience: Audience
    sha256: Sha256
    upto: PositiveInt
    covers_from: date | None
    covers_to: date
    title: Narrative = None
    note: Narrative = None

    def tags(self) -> tuple[str, ...]:
        """Its own tag, and that of the briefings to this audience."""
        return (*super().tags(), plan_tag(self.audience))
