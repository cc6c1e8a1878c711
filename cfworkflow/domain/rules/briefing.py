"""C1, I1 of briefings: what they cover has happened, and what they tell of is on record."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.rules.identity import FactKept
from cfworkflow.domain.rules.time import TimeRunsBackwards


def c1_covers_what_has_been(audience: str, covers_to: date, on: date) -> Refusal | None:
    """Find fault with a briefing that covers days after the one it was issued on."""
    if covers_to <= on:
        return None
    return TimeRunsBackwards(
        f"A briefing to {audience} was to be issued.",
        f"It covers what happened until {covers_to.isoformat()}, and was sent before, "
        f"on {on.isoformat()}.",
        "Give the day it was sent with --on.",
    )


def i1_written_from_the_record(audience: str, upto: int, last: Recorded | None) -> Refusal | None:
    """Find fault with a briefing written from a position where no fact is; `last` is before it."""
    if last is not None and last.position == upto:
        return None
    return FactKept(
        f"A briefing to {audience} was to be issued.",
        f"It was written from what was on record up to @{upto}, and that is not in this record.",
        f"Draft it from this one: cfworkflow briefing draft --to {audience}",
    )
