"""The status of the programme: barriers by tier and state, and what waits on whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from cfworkflow.projections.barriers import over_word
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.row import Row
from cfworkflow.projections.succession import checking

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

_DOWNWARDS = ("strategic", "tactical", "operational")


class TierCount(Row, frozen=True):
    """How many barriers stand at a tier, and how many left the path from there."""

    tier: str
    standing: int
    addressed: int
    closed: int
    withdrawn: int


class CheckDue(Row, frozen=True):
    """An addressed barrier whose evidence `checker` must check; `days` since it was addressed."""

    barrier: str
    title: str | None
    checker: str
    addressed_by: str
    addressed_on: date
    days: int


class Unanswered(Row, frozen=True):
    """A barrier at the strategic tier by `decision`, and the `days` since it last came there."""

    barrier: str
    title: str | None
    holder: str
    decision: str | None
    recommendations: int
    since: date
    days: int


class OverdueAction(Row, frozen=True):
    """An action that should have been done by `due`, `days` ago."""

    action: str
    title: str | None
    barrier: str
    owner: str
    group: str
    due: date
    days: int


class DeferredDecision(Row, frozen=True):
    """An item left for later, since when and why; it waits to be put to a meeting of `group`."""

    decision: str
    title: str | None
    group: str
    barrier: str | None
    since: date
    why: str


class MeetingAhead(Row, frozen=True):
    """A meeting in session or scheduled; one whose day has passed is still to be recorded."""

    meeting: str
    title: str | None
    group: str
    day: date
    status: str


class ProgrammeStatus(Row, frozen=True):
    """What a programme lead opens first. What has waited longest stands first."""

    today: date
    tiers: tuple[TierCount, ...]
    checks_due: tuple[CheckDue, ...]
    unanswered: tuple[Unanswered, ...]
    overdue: tuple[OverdueAction, ...]
    deferred: tuple[DeferredDecision, ...]
    meetings: tuple[MeetingAhead, ...]


def programme_status(reading: Views, today: date) -> ProgrammeStatus:
    """The status by `today`: tiers from the top down, then what waits, longest first."""
    checks = sorted(_checks_due(reading, today), key=lambda due: due.addressed_on)
    unanswered = sorted(_unanswered(reading, today), key=lambda due: due.since)
    overdue = sorted(_overdue(reading, today), key=lambda due: (due.due, *in_order(due.action)))
    deferred = sorted(_deferred(reading), key=lambda item: item.since)
    meetings = sorted(_meetings(reading), key=lambda each: (each.status, each.day))
    return ProgrammeStatus(
        today=today,
        tiers=_tiers(reading),
        checks_due=tuple(checks),
        unanswered=tuple(unanswered),
        overdue=tuple(overdue),
        deferred=tuple(deferred),
        meetings=tuple(meetings),
    )


def _tiers(reading: Views) -> tuple[TierCount, ...]:
    addressed = Counter(row.tier for row in reading.barriers.where("state:addressed"))
    return tuple(
        TierCount(
            tier=tier,
            standing=len(reading.barriers.where(f"state:{tier}")),
            addressed=addressed[tier],
            closed=reading.barriers.count(over_word(tier, "closed")),
            withdrawn=reading.barriers.count(over_word(tier, "withdrawn")),
        )
        for tier in _DOWNWARDS
    )


def _checks_due(reading: Views, today: date) -> Iterator[CheckDue]:
    for row in reading.barriers.where("state:addressed"):
        if row.addressed is not None:
            yield CheckDue(
                barrier=row.barrier,
                title=row.title,
                checker=checking(reading.groups, row),
                addressed_by=row.addressed.by,
                addressed_on=row.addressed.on,
                days=(today - row.addressed.on).days,
            )


def _unanswered(reading: Views, today: date) -> Iterator[Unanswered]:
    for row in reading.barriers.where("state:strategic"):
        since = row.came_from[-1].on
        yield Unanswered(
            barrier=row.barrier,
            title=row.title,
            holder=row.holder,
            decision=[step.decision for step in row.came_from if step.what == "escalated"][-1],
            recommendations=row.recommendations,
            since=since,
            days=(today - since).days,
        )


def _overdue(reading: Views, today: date) -> Iterator[OverdueAction]:
    under_way = (reading.actions.where(f"state:{state}") for state in ("open", "in_progress"))
    for row in chain.from_iterable(under_way):
        if row.overdue(today):
            yield OverdueAction(
                action=row.action,
                title=row.title,
                barrier=row.barrier,
                owner=row.owner,
                group=row.group,
                due=row.due,
                days=(today - row.due).days,
            )


def _deferred(reading: Views) -> Iterator[DeferredDecision]:
    for row in reading.decisions.where("state:deferred"):
        last = row.deferrals[-1]
        yield DeferredDecision(
            decision=row.decision,
            title=row.title,
            group=row.group,
            barrier=row.barrier,
            since=last.on,
            why=last.why,
        )


def _meetings(reading: Views) -> Iterator[MeetingAhead]:
    for status in ("in_session", "scheduled"):
        for row in reading.meetings.where(f"state:{status}"):
            yield MeetingAhead(row.meeting, row.title, row.group, row.day, row.status)
