"""What of the delivery plan needs somebody: tasks behind, risks rated high, support running out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.plan import in_order
from cfworkflow.projections.risks import RISKS
from cfworkflow.projections.row import Row
from cfworkflow.projections.succession import answering
from cfworkflow.projections.support import LOW, SUPPORT
from cfworkflow.projections.tasks import TASKS, UNDONE

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.reading import Views


class TaskBehind(Row, frozen=True):
    """A task that should have been done by `ends`, `days` ago."""

    task: str
    title: str | None
    strand: str
    percent: int
    ends: date
    days: int


class HighRisk(Row, frozen=True):
    """A risk that is not over and rated high; `holder` is who it stands with."""

    barrier: str
    title: str | None
    holder: str
    likelihood: str
    impact: str


class SupportLow(Row, frozen=True):
    """Support of which less than a tenth is left; below 0 where more was used than agreed."""

    support: str
    title: str | None
    days: str
    left: str


def tasks_behind(reading: Views, today: date) -> tuple[TaskBehind, ...]:
    """The tasks that are overdue by `today`, the longest first."""
    found = (
        TaskBehind(
            task=row.task,
            title=row.title,
            strand=row.strand,
            percent=row.percent,
            ends=row.ends,
            days=(today - row.ends).days,
        )
        for row in reading.rows(TASKS).where(UNDONE)
        if row.ends is not None and row.overdue(today)
    )
    return tuple(sorted(found, key=lambda each: (each.ends, each.task)))


def high_risks(reading: Views, not_over: Iterable[BarrierRow]) -> tuple[HighRisk, ...]:
    """Of the barriers that are `not_over`, the risks rated high, the worst first."""
    ratings = reading.rows(RISKS)
    rated = ((ratings.get(row.barrier), row) for row in not_over if row.plan == "risks")
    found = [(rating, row) for rating, row in rated if rating and rating.rating == "high"]
    found.sort(key=lambda each: (-each[0].severity, *in_order(each[1].barrier)))
    return tuple(
        HighRisk(
            barrier=row.barrier,
            title=row.title,
            holder=answering(reading.groups, row),
            likelihood=rating.likelihood,
            impact=rating.impact,
        )
        for rating, row in found
    )


def support_low(reading: Views, today: date) -> tuple[SupportLow, ...]:
    """The support that runs out while it lasts, in the order in which it was agreed."""
    return tuple(
        SupportLow(row.support, row.title, row.days, row.left)
        for row in reading.rows(SUPPORT).where(LOW)
        if row.left is not None and row.runs_out(today)
    )
