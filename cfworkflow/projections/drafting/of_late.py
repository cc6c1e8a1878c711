"""Of a briefing: what happened before its time and was put on record late, in short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.drafting.sections import SECTIONS, TELLING
from cfworkflow.projections.told.wording import counted, spoken
from cfworkflow.projections.wording import joined

if TYPE_CHECKING:
    from cfworkflow.projections.drafting.period import Period

MOST = 5
"""So many things recorded late are told in their own words."""


def recorded_late(period: Period) -> Iterator[str]:
    """How many things they are; the first of them, as they would have been told; what was imported.

    What an audience would not have been told at the time, it is not told late.
    """
    before = f"before {spoken(period.first_day)}"
    told = list(_told(period.late()))
    if told:
        what = "thing that happened" if len(told) == 1 else "things that happened"
        were = "was" if len(told) == 1 else "were"
        yield f"{len(told)} {what} {before} {were} put on record since then."
        yield from told[:MOST]
    if len(told) > MOST:
        rest = len(told) - MOST
        yield f"{rest} more {'is' if rest == 1 else 'are'} on record and not told here."
    brought = dict(period.brought_in())
    if brought:
        things = joined(counted(many, kind) for kind, many in brought.items())
        were = "was" if sum(brought.values()) == 1 else "were"
        yield (
            f"{things} {were} brought in from a log: what happened {before} is on record and not "
            "told here."
        )


def _told(late: Period) -> Iterator[str]:
    for section in SECTIONS:
        if section.happens and late.audience in section.audiences:
            yield from TELLING[section.where](late)
