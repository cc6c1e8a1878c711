"""S2 over a history: a step is taken only from a state that allows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from transitions import Machine

from cfworkflow.domain.action import facts as action
from cfworkflow.domain.action.path import ACTION_PATH
from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.decision.path import DECISION_PATH
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group import facts as group
from cfworkflow.domain.group.path import PARTNERSHIP_PATH
from cfworkflow.domain.history.world import World, word
from cfworkflow.domain.machine import steps_of
from cfworkflow.domain.meeting import facts as meeting
from cfworkflow.domain.meeting.path import MEETING_PATH

_STEPS: dict[type[Fact], tuple[Machine, str, str]] = {
    group.PartnershipActivated: (PARTNERSHIP_PATH, "activate", "group"),
    group.AreasReassigned: (PARTNERSHIP_PATH, "reassign_areas", "group"),
    group.PartnershipEnded: (PARTNERSHIP_PATH, "end", "group"),
    meeting.MeetingOpened: (MEETING_PATH, "open", "meeting"),
    meeting.MeetingClosed: (MEETING_PATH, "close", "meeting"),
    meeting.MinutesApproved: (MEETING_PATH, "approve_minutes", "meeting"),
    meeting.MeetingCancelled: (MEETING_PATH, "cancel", "meeting"),
    decision.DecisionMade: (DECISION_PATH, "vote", "decision"),
    decision.DecisionDeferred: (DECISION_PATH, "defer", "decision"),
    decision.DecisionPutAgain: (DECISION_PATH, "put_again", "decision"),
    decision.DecisionWithdrawn: (DECISION_PATH, "withdraw", "decision"),
    action.ActionStarted: (ACTION_PATH, "start", "action"),
    action.ActionProgressed: (ACTION_PATH, "progress", "action"),
    action.ActionCompleted: (ACTION_PATH, "complete", "action"),
    action.ActionDropped: (ACTION_PATH, "drop", "action"),
    action.ActionReopened: (ACTION_PATH, "reopen", "action"),
    action.ActionReassigned: (ACTION_PATH, "reassign", "action"),
}
_FROM = {
    kind: {source for name, source, _ in steps_of(path) if name == trigger}
    for kind, (path, trigger, _) in _STEPS.items()
}


def s2_from_a_state_that_allows_it(world: World, told: Recorded) -> Iterator[str]:
    """Every step is one of its path, from the state the thing was in."""
    fact = told.fact
    if type(fact) in _FROM:
        ref = getattr(fact, _STEPS[type(fact)][2])
        state = _state(world, fact, ref)
        if state not in _FROM[type(fact)]:
            yield f"{word(fact)}: {ref} was {state.replace('_', ' ') or 'not there'}."
    further = _FURTHER.get(type(fact))
    if further is not None:
        yield from further(world, fact)


def _state(world: World, fact: Fact, ref: str) -> str:
    field = _STEPS[type(fact)][2]
    if field == "group":
        return world.group(ref).standing
    if field == "meeting":
        return world.meeting(ref).status
    if field == "decision":
        return world.item(ref).status
    return world.action(ref).status


def _establishment(_world: World, fact: group.GroupEstablished) -> Iterator[str]:
    if fact.forming and fact.tier != "operational":
        yield f"{fact.group} began as forming, and is of the {fact.tier} tier."


def _passing_on(world: World, fact: group.AreasReassigned) -> Iterator[str]:
    yield from _partnerships(world, fact.group, fact.to)
    if not world.group(fact.group).areas.issuperset(fact.areas):
        yield f"{fact.group} passed on areas it did not have."
    if fact.group == fact.to:
        yield f"{fact.group} passed on areas to itself."


def _ending(world: World, fact: group.PartnershipEnded) -> Iterator[str]:
    yield from _partnerships(world, fact.group, fact.successor)
    if world.group(fact.group).areas != {*fact.areas}:
        yield f"{fact.group} ended and passed on other areas than it had."
    if fact.group == fact.successor:
        yield f"{fact.group} ended and followed itself."


def _apology(world: World, fact: meeting.ApologiesRecorded) -> Iterator[str]:
    if fact.member in world.meeting(fact.meeting).room:
        yield f"{fact.member} sent apologies to {fact.meeting} and was in the room."


def _declaration(world: World, fact: meeting.InterestDeclared) -> Iterator[str]:
    if world.item(fact.decision).status != "proposed":
        yield f"{fact.member} declared an interest in {fact.decision} out of its time."


def _again(world: World, fact: decision.DecisionPutAgain) -> Iterator[str]:
    if world.item(fact.decision).group != world.meeting(fact.meeting).group:
        yield f"{fact.decision} was put again to a meeting of another group."


def _addition(world: World, fact: action.ActionAdded) -> Iterator[str]:
    if world.barrier(fact.barrier).status in ("closed", "withdrawn", ""):
        yield f"{fact.action} was added to {fact.barrier} when that was over."


def _partnerships(world: World, giver: str, taker: str) -> Iterator[str]:
    for ref in (giver, taker):
        if world.group(ref).tier != "operational":
            yield f"{ref} gave or took areas and is no Operational Partnership."


def _approval(world: World, fact: meeting.MinutesApproved) -> Iterator[str]:
    approved, approving = world.meeting(fact.meeting), world.meeting(fact.at_meeting)
    if fact.meeting == fact.at_meeting:
        yield f"{fact.meeting} approved its own minutes."
    elif approved.group != approving.group:
        yield f"The minutes of {fact.meeting} were approved by another group, at {fact.at_meeting}."
    elif approved.opened and approving.opened and approving.opened < approved.opened:
        yield f"The minutes of {fact.meeting} were approved at {fact.at_meeting}, held before it."


# Each takes its own kind of fact, so that the table as a whole cannot say which.
_FURTHER: dict[type[Fact], Callable[[World, Any], Iterator[str]]] = {
    group.GroupEstablished: _establishment,
    group.AreasReassigned: _passing_on,
    group.PartnershipEnded: _ending,
    meeting.MinutesApproved: _approval,
    meeting.ApologiesRecorded: _apology,
    meeting.InterestDeclared: _declaration,
    decision.DecisionPutAgain: _again,
    action.ActionAdded: _addition,
}
STEPPING = tuple({**_STEPS, **_FURTHER})
"""The kinds of fact that S2 judges."""
