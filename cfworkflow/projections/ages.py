"""How long the barriers that are still open have been so, and how long where they stand now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.row import Row
from cfworkflow.projections.succession import answering, checking

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.reading import Views


class Age(Row, frozen=True):
    """An open barrier, the `days` since it was raised and those since it came to its status.

    `waits_on` is the group that is to do something now, successors followed: who holds it, or who
    checks the evidence once it is addressed.
    """

    barrier: str
    title: str | None
    status: str
    waits_on: str
    raised_on: date
    since: date
    days: int
    days_here: int


def ages(reading: Views, day: date, *, plan: str = "barriers") -> tuple[Age, ...]:
    """The barriers of a plan that are open on a day, the oldest first."""
    found = (
        _age(reading, row, day) for row in reading.barriers.where(NOT_OVER) if row.plan == plan
    )
    return tuple(sorted(found, key=lambda each: (each.raised_on, *in_order(each.barrier))))


def _age(reading: Views, row: BarrierRow, day: date) -> Age:
    since = row.came_from[-1].on
    waits_on = answering(reading.groups, row)
    if row.status == "addressed" and row.addressed is not None:
        since = row.addressed.on
        waits_on = checking(reading.groups, row)
    return Age(
        barrier=row.barrier,
        title=row.title,
        status=row.status,
        waits_on=waits_on,
        raised_on=row.raised_on,
        since=since,
        days=(day - row.raised_on).days,
        days_here=(day - since).days,
    )
