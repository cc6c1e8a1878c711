"""The status of the programme: barriers by tier and state, what waits on whom, what was decided.

It is read from what is open, from counts and from the last of what is over, so that it costs no
more as a history grows long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.barriers import over_word
from cfworkflow.projections.briefings_due import BriefingDue, briefings_due
from cfworkflow.projections.delivery import (
    HighRisk,
    SupportLow,
    TaskBehind,
    high_risks,
    support_low,
    tasks_behind,
)
from cfworkflow.projections.inquiries import INQUIRIES
from cfworkflow.projections.last_decisions import DecisionTaken, last_decisions
from cfworkflow.projections.learnings import LEARNINGS
from cfworkflow.projections.left_behind import LeftBehind, left_behind
from cfworkflow.projections.minutes_due import MinutesDue, minutes_due
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.quorum_at_risk import QuorumAtRisk, quorums_at_risk
from cfworkflow.projections.row import Row
from cfworkflow.projections.sense_checks_due import (
    AnswerWaiting,
    SenseCheckDue,
    answers_waiting,
    sense_checks_due,
)
from cfworkflow.projections.sitting import held_on
from cfworkflow.projections.waiting import (
    CheckDue,
    DeferredDecision,
    IdleInquiry,
    OpenBarrier,
    OverdueAction,
    Unanswered,
    WaitingLearning,
    checks_due,
    deferred,
    idle,
    open_barriers,
    overdue,
    unanswered,
    unheard,
)

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.reading import Views

_DOWNWARDS = ("strategic", "tactical", "operational")
_AHEAD = ("in_session", "scheduled")

LAST = 5
"""So many of the last decisions are told."""


class TierCount(Row, frozen=True):
    """How many barriers stand at a tier, and how many left the path from there."""

    tier: str
    standing: int
    addressed: int
    closed: int
    withdrawn: int


class MeetingAhead(Row, frozen=True):
    """A meeting in session or scheduled. `day` is that of its opening, or that it is called for.

    One whose day has passed is still to be recorded, closed or cancelled.
    """

    meeting: str
    title: str | None
    group: str
    day: date
    status: str


class ProgrammeStatus(Row, frozen=True):
    """What a programme lead opens first. What has waited longest stands first."""

    today: date
    tiers: tuple[TierCount, ...]
    quorum_at_risk: tuple[QuorumAtRisk, ...]
    unanswered: tuple[Unanswered, ...]
    checks_due: tuple[CheckDue, ...]
    overdue: tuple[OverdueAction, ...]
    deferred: tuple[DeferredDecision, ...]
    open: tuple[OpenBarrier, ...]
    minutes_due: tuple[MinutesDue, ...]
    sense_checks: tuple[SenseCheckDue, ...]
    answers: tuple[AnswerWaiting, ...]
    left_behind: tuple[LeftBehind, ...]
    briefings_due: tuple[BriefingDue, ...]
    inquiries_idle: tuple[IdleInquiry, ...]
    learning_waiting: tuple[WaitingLearning, ...]
    tasks_behind: tuple[TaskBehind, ...]
    risks: tuple[HighRisk, ...]
    support_low: tuple[SupportLow, ...]
    meetings: tuple[MeetingAhead, ...]
    last_decisions: tuple[DecisionTaken, ...]


def programme_status(reading: Views, today: date) -> ProgrammeStatus:
    """The status by `today`: tiers from the top down, then what waits, longest first.

    Of meetings, those in session come first, the nearest before the others; of decisions, the
    latest.
    """
    barriers = reading.barriers.where_any(f"state:{state}" for state in (*_DOWNWARDS, "addressed"))
    meetings = reading.meetings.where_any(f"state:{state}" for state in _AHEAD)
    strategic = (row for row in barriers if row.status == "strategic")
    addressed = (row for row in barriers if row.status == "addressed")
    return ProgrammeStatus(
        today=today,
        tiers=_tiers(barriers, reading.barriers.count),
        quorum_at_risk=quorums_at_risk(reading, meetings, today),
        unanswered=unanswered(strategic, today),
        checks_due=checks_due(addressed, reading.groups, today),
        overdue=overdue(reading.actions, today),
        deferred=deferred(reading.decisions),
        open=open_barriers(barriers, reading.groups, today),
        minutes_due=minutes_due(reading, today),
        sense_checks=sense_checks_due(reading, today),
        answers=answers_waiting(reading, today),
        left_behind=left_behind(reading, meetings),
        briefings_due=briefings_due(reading, today),
        inquiries_idle=idle(reading.rows(INQUIRIES), today),
        learning_waiting=unheard(reading.rows(LEARNINGS), today),
        tasks_behind=tasks_behind(reading, today),
        risks=high_risks(reading, barriers),
        support_low=support_low(reading, today),
        meetings=_ahead(meetings),
        last_decisions=last_decisions(reading.decisions, LAST),
    )


def _tiers(still_open: Iterable[BarrierRow], count: Callable[[str], int]) -> tuple[TierCount, ...]:
    standing = Counter((row.tier, row.status) for row in still_open)
    return tuple(
        TierCount(
            tier=tier,
            standing=standing[tier, tier],
            addressed=standing[tier, "addressed"],
            closed=count(over_word(tier, "closed")),
            withdrawn=count(over_word(tier, "withdrawn")),
        )
        for tier in _DOWNWARDS
    )


def _ahead(meetings: Iterable[MeetingRow]) -> tuple[MeetingAhead, ...]:
    ahead = (
        MeetingAhead(row.meeting, row.title, row.group, held_on(row), row.status)
        for row in meetings
    )
    return tuple(sorted(ahead, key=lambda each: (each.status, each.day, *in_order(each.meeting))))
