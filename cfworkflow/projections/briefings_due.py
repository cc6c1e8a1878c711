"""When the next briefing to each audience is due."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from itertools import count, pairwise
from typing import TYPE_CHECKING

from cfworkflow.projections.briefings import BRIEFING_PLANS
from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from cfworkflow.projections.briefings import BriefingPlanRow
    from cfworkflow.projections.reading import Views

MONTHS = {"month": 1, "quarter": 3}
AUDIENCES = ("operational", "tactical", "strategic", "stakeholders")


class BriefingDue(Row, frozen=True):
    """How often an audience is briefed, the last it was sent, and when the next is due.

    `every` is never where none is planned, and then `due` is None.
    """

    audience: str
    every: str
    last: str | None
    last_on: date | None
    due: date | None


def briefings_planned(reading: Views) -> tuple[BriefingDue, ...]:
    """Every audience that was ever briefed or is to be, from the ground up."""
    plans = reading.rows(BRIEFING_PLANS)
    planned = (plans[audience] for audience in AUDIENCES if audience in plans)
    return tuple(
        BriefingDue(row.audience, row.every, row.last, row.last_on, next_due(row))
        for row in planned
    )


def briefings_due(reading: Views, today: date) -> tuple[BriefingDue, ...]:
    """The briefings that are due by `today`, the longest first."""
    due = [each for each in briefings_planned(reading) if each.due and each.due <= today]
    return tuple(sorted(due, key=lambda each: each.due or today))


def next_due(plan: BriefingPlanRow) -> date | None:
    """The day the next briefing is due; None where none is planned.

    A briefing counts for the day nearest to it: one sent two days early is not due again in two
    days, and one sent late does not put off the next.

    Where no first day was given, the next is due a month or a quarter after the last. An audience
    that was sent none is due one so long after its plan was put on record, or was to begin if that
    is later: what was sent before the record was kept it can't know, and a programme of years that
    is put on record today owes no briefing of all these years.
    """
    months = MONTHS.get(plan.every)
    covered_to = plan.covered_to
    if months is None:
        return None
    if plan.first_due is None:
        begun = covered_to or max(filter(None, (plan.since, plan.recorded_on)), default=None)
        return begun and later(begun, months)
    if covered_to is None or (plan.since is not None and covered_to < plan.since):
        return plan.first_due
    days = (later(plan.first_due, number * months) for number in count(-1))
    return next(
        following
        for before, following in pairwise(days)
        if following - covered_to >= covered_to - before
    )


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
