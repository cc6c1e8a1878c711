"""What waits on whom: escalations, checks, barriers open, actions overdue, items put off."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.inquiries import UNDER_WAY
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.row import Row
from cfworkflow.projections.succession import answering, checking

if TYPE_CHECKING:
    from cfworkflow.projections.actions import ActionRow
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.decisions import DecisionRow
    from cfworkflow.projections.inquiries import InquiryRow
    from cfworkflow.projections.learnings import LearningRow
    from cfworkflow.projections.succession import Groups
    from cfworkflow.projections.view import Standing

UNHEARD = 60
"""Learning that nobody has taken up for longer than so many days is told of."""

IDLE = 90
"""An inquiry that stands longer than so many days is told of."""


BELOW_THE_BOARD = ("tactical", "operational")
"""The states of a barrier that waits for whoever it is with to do something about it."""


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


class OpenBarrier(Row, frozen=True):
    """A barrier, or other matter, open below the board, with `group` for so many `days`."""

    barrier: str
    title: str | None
    tier: str
    group: str
    since: date
    days: int


class OverdueAction(Row, frozen=True):
    """An action that should have been done by `due`, `days` ago; for a barrier or an approach."""

    action: str
    title: str | None
    barrier: str | None
    owner: str
    group: str
    due: date
    days: int
    approach: str | None = None


class DeferredDecision(Row, frozen=True):
    """An item left for later, since when and why; it waits to be put to a meeting of `group`."""

    decision: str
    title: str | None
    group: str
    barrier: str | None
    since: date
    why: str


class IdleInquiry(Row, frozen=True):
    """An inquiry whose last change forum, the one that brought it here, was `days` ago."""

    inquiry: str
    title: str | None
    group: str
    phase: str
    forum: str
    since: date
    days: int


class WaitingLearning(Row, frozen=True):
    """What a group learned, `days` ago, and nobody has taken up."""

    learning: str
    title: str | None
    group: str
    outcome: str
    since: date
    days: int


def checks_due(
    addressed: Iterable[BarrierRow], groups: Groups, today: date
) -> tuple[CheckDue, ...]:
    """The evidence checks due of barriers `addressed`, the longest due first."""
    due = (
        CheckDue(
            barrier=row.barrier,
            title=row.title,
            checker=checking(groups, row),
            addressed_by=row.addressed.by,
            addressed_on=row.addressed.on,
            days=(today - row.addressed.on).days,
        )
        for row in addressed
        if row.addressed is not None
    )
    return tuple(sorted(due, key=lambda each: each.addressed_on))


def unanswered(strategic: Iterable[BarrierRow], today: date) -> tuple[Unanswered, ...]:
    """The escalations that barriers at the `strategic` tier wait on, the longest first."""
    found = (
        Unanswered(
            barrier=row.barrier,
            title=row.title,
            holder=row.holder,
            decision=[step.decision for step in row.came_from if step.what == "escalated"][-1],
            recommendations=row.recommendations,
            since=row.came_from[-1].on,
            days=(today - row.came_from[-1].on).days,
        )
        for row in strategic
    )
    return tuple(sorted(found, key=lambda each: each.since))


def open_barriers(
    standing: Iterable[BarrierRow], groups: Groups, today: date
) -> tuple[OpenBarrier, ...]:
    """What is open at the tactical tier or on the ground, of `standing`; the longest there first.

    What is with the board waits for an answer (see `unanswered`), what was addressed for a check.
    """
    found = (
        OpenBarrier(
            barrier=row.barrier,
            title=row.title,
            tier=row.tier,
            group=answering(groups, row),
            since=row.came_from[-1].on,
            days=(today - row.came_from[-1].on).days,
        )
        for row in standing
        if row.status in BELOW_THE_BOARD
    )
    return tuple(sorted(found, key=lambda each: (each.since, *in_order(each.barrier))))


def overdue(actions: Standing[ActionRow], today: date) -> tuple[OverdueAction, ...]:
    """The actions under way that are overdue by `today`, the longest first."""
    under_way = actions.where_any(f"state:{state}" for state in ("open", "in_progress"))
    found = (
        OverdueAction(
            action=row.action,
            title=row.title,
            barrier=row.barrier,
            owner=row.owner,
            group=row.group,
            due=row.due,
            days=(today - row.due).days,
            approach=row.approach,
        )
        for row in under_way
        if row.overdue(today)
    )
    return tuple(sorted(found, key=lambda each: (each.due, *in_order(each.action))))


def deferred(decisions: Standing[DecisionRow]) -> tuple[DeferredDecision, ...]:
    """The items that were left for later, the earliest first."""
    found = (
        DeferredDecision(
            decision=row.decision,
            title=row.title,
            group=row.group,
            barrier=row.barrier,
            since=row.deferrals[-1].on,
            why=row.deferrals[-1].why,
        )
        for row in decisions.where("state:deferred")
    )
    return tuple(sorted(found, key=lambda each: each.since))


def idle(inquiries: Standing[InquiryRow], today: date) -> tuple[IdleInquiry, ...]:
    """The inquiries under way that no change forum has moved on for more than `IDLE` days."""
    found = (
        IdleInquiry(
            inquiry=row.inquiry,
            title=row.title,
            group=row.group,
            phase=row.phase,
            forum=row.phases[-1].forum,
            since=row.phases[-1].on,
            days=(today - row.phases[-1].on).days,
        )
        for row in inquiries.where_any(UNDER_WAY)
    )
    waiting = (each for each in found if each.days > IDLE)
    return tuple(sorted(waiting, key=lambda each: (each.since, *in_order(each.inquiry))))


def unheard(learnings: Standing[LearningRow], today: date) -> tuple[WaitingLearning, ...]:
    """What was learned more than `UNHEARD` days ago and nobody has taken up, the oldest first."""
    found = (
        WaitingLearning(
            learning=row.learning,
            title=row.title,
            group=row.group,
            outcome=row.outcome,
            since=row.shared_on,
            days=(today - row.shared_on).days,
        )
        for row in learnings.where("state:shared")
    )
    waiting = (each for each in found if each.days > UNHEARD)
    return tuple(sorted(waiting, key=lambda each: (each.since, *in_order(each.learning))))
