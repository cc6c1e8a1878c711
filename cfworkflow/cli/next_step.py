"""The state after a fact and the command that usually follows it."""

from __future__ import annotations

from typing import NamedTuple

from cfworkflow.domain.action import facts as action
from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.count import quorum_of
from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group import facts as group
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting import facts as meeting
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.rules.quorum import seats_filled
from cfworkflow.workflow import Workflow


class Advice(NamedTuple):
    """How things stand now, and what usually comes next; either may be empty."""

    state: str
    command: str


def next_step(record: Workflow, told: Recorded) -> Advice | None:
    """The advice after the last fact of a command."""
    fact = told.fact
    match fact:
        case (
            meeting.MeetingOpened()
            | meeting.AttendanceRecorded()
            | meeting.AttendeeLeft()
            | group.MemberAppointed()
            | group.MemberStoodDown()
        ):
            return _numbers(record, told)
        case _:
            command = _next_command(fact)
            return Advice("", command) if command else None


def _numbers(record: Workflow, told: Recorded) -> Advice | None:
    fact = told.fact
    if isinstance(fact, (group.MemberAppointed, group.MemberStoodDown)):
        body = record.thing(Group, fact.group)
        members = len(body.roll_on(told.on)) if body else 0
        if body is None or not members:
            return None
        quorum = quorum_of(body.terms_on(told.on), members)
        return Advice(f"Members of {body.ref}: {members}; its quorum is {quorum}.", "")
    ref = getattr(fact, "meeting", "")
    sitting = record.thing(Meeting, ref)
    body = record.thing(Group, sitting.group) if sitting else None
    if sitting is None or body is None:
        return None
    roll = body.roll_on(told.on)
    present = sum(member in roll for member in sitting.room)
    quorum = quorum_of(body.terms_on(told.on), len(roll))
    there = [roll[member] for member in sitting.room if member in roll]
    unfilled = [
        str(seat) for seat in body.terms_on(told.on).composition if not seats_filled(seat, there)
    ]
    verdict = "quorate" if present >= quorum and not unfilled else "not quorate"
    verdict += f" (also needs {'; '.join(unfilled)})" if unfilled else ""
    state = f"{ref}: {present} of {len(roll)} members present, quorum {quorum}: {verdict}."
    if isinstance(fact, meeting.MeetingOpened):
        return Advice(state, f"cfworkflow meeting attend {ref} MEMBER ...")
    return Advice(state, "")


_VOTE = "cfworkflow decision vote {decision} --for N --against N --abstain N --reasons TEXT"

_USUALLY: dict[type[Fact], str] = {
    group.GroupEstablished: "cfworkflow member appoint {group} MEMBER",
    group.TermsAdopted: "cfworkflow terms show {group}",
    meeting.MeetingScheduled: "cfworkflow meeting open {meeting}",
    meeting.MeetingClosed: "cfworkflow meeting approve-minutes {meeting} --at MEETING",
    decision.DecisionProposed: _VOTE,
    decision.DecisionPutAgain: _VOTE,
    decision.DecisionDeferred: "cfworkflow decision propose MEETING --again {decision}",
    decision.DecisionMade: "cfworkflow decision show {decision}",
    barrier.BarrierRaised: "cfworkflow barrier refer {barrier}",
    barrier.BarrierReferred: "cfworkflow barrier address {barrier} --how TEXT",
    barrier.BarrierEscalated: "cfworkflow decision propose MEETING --kind return ...",
    barrier.BarrierReturned: "cfworkflow barrier address {barrier} --how TEXT",
    barrier.BarrierReopened: "cfworkflow barrier address {barrier} --how TEXT",
    barrier.BarrierAddressed: "cfworkflow barrier check {barrier} --met --findings TEXT",
    barrier.BarrierClosed: "cfworkflow barrier history {barrier}",
    action.ActionAdded: "cfworkflow action start {action}",
    action.ActionReopened: "cfworkflow action start {action}",
    action.ActionStarted: "cfworkflow action complete {action}",
    action.ActionProgressed: "cfworkflow action complete {action}",
}


def _next_command(fact: Fact) -> str:
    return _USUALLY.get(type(fact), "").format_map(vars(fact))
