"""How an item comes before a meeting, is deferred, put again, or withdrawn."""

from __future__ import annotations

from cfworkflow.domain.decision.commands import (
    DeferDecision,
    ProposeDecision,
    PutAgain,
    WithdrawDecision,
)
from cfworkflow.domain.decision.effects import effect_of
from cfworkflow.domain.decision.facts import (
    DecisionDeferred,
    DecisionProposed,
    DecisionPutAgain,
    DecisionWithdrawn,
)
from cfworkflow.domain.decision.path import DECISION_PATH
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.deciding import load_meeting
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.record import d1_permitted_ahead
from cfworkflow.domain.rules.session import (
    NotFromHere,
    g1_group_is_active,
    s1_not_over,
    s1_on_its_day,
    s2_step_is_open,
)
from cfworkflow.domain.rules.terms import t2_adopted_by_the_group_itself


def propose_decision(past: Past, command: ProposeDecision) -> Facts:
    """Put an item to a meeting that is not over.

    Refuses S1, G1, D1, T2 and what its effect forbids.
    """
    meeting = load_meeting(past, command.meeting)
    group = past.load(Group, meeting.group)
    proposal = DecisionProposed(
        **command.model_dump(exclude={"terms", "terms_for"}),
        decision=past.free_reference(Decision),
        group=group.ref,
        terms=command.terms,
        recommendations=len(command.recommended),
        stated=command.stated(),
    )
    refuse_any(
        s1_not_over(meeting, f"An item was put to {meeting.ref}."),
        s1_on_its_day(meeting, past.on),
        g1_group_is_active(group, past.on),
        d1_permitted_ahead(proposal.until, past.on),
        t2_adopted_by_the_group_itself(command.terms_for or group.ref, group.ref),
        *effect_of(proposal).faults(past, group, proposal),
    )
    yield proposal


def put_again(past: Past, command: PutAgain) -> Facts:
    """Put a deferred item to a later meeting of its group. Refuses S1 and S2; quiet when there."""
    item = past.load(Decision, command.decision)
    meeting = load_meeting(past, command.meeting)
    if item.status == "proposed" and item.meeting == meeting.ref:
        return
    refuse_any(
        s1_not_over(meeting, f"{item.ref} was put to {meeting.ref}."),
        s1_on_its_day(meeting, past.on),
        s2_step_is_open(DECISION_PATH, "put_again", item.ref, item.status),
        _same_group(item, meeting),
    )
    yield DecisionPutAgain(decision=item.ref, meeting=meeting.ref)


def _same_group(item: Decision, meeting: Meeting) -> Refusal | None:
    if item.put.group == meeting.group:
        return None
    return NotFromHere(
        f"{item.ref} was put to {meeting.ref}.",
        f"It is an item of {item.put.group}, and {meeting.ref} is a meeting of {meeting.group}.",
        f"Put it to a meeting of {item.put.group}.",
    )


def defer_decision(past: Past, command: DeferDecision) -> Facts:
    """Leave an item for later. Refuses S1 and S2; quiet when it is deferred."""
    item = past.load(Decision, command.decision)
    meeting = load_meeting(past, item.meeting)
    if item.status == "deferred":
        return
    refuse_any(
        s1_not_over(meeting, f"{item.ref} was to be deferred."),
        s1_on_its_day(meeting, past.on),
        s2_step_is_open(DECISION_PATH, "defer", item.ref, item.status),
    )
    yield DecisionDeferred(
        decision=item.ref,
        meeting=meeting.ref,
        deferred_for=command.deferred_for,
        because=command.because,
    )


def withdraw_decision(past: Past, command: WithdrawDecision) -> Facts:
    """Take an item back. Refuses S1 and S2; quiet when it is withdrawn.

    A deferred item is before no meeting, and its withdrawal is told of none.
    """
    item = past.load(Decision, command.decision)
    if item.status == "withdrawn":
        return
    meeting = load_meeting(past, item.meeting) if item.status != "deferred" else None
    refuse_any(
        s1_not_over(meeting, f"{item.ref} was to be withdrawn.") if meeting else None,
        s1_on_its_day(meeting, past.on) if meeting else None,
        s2_step_is_open(DECISION_PATH, "withdraw", item.ref, item.status),
    )
    yield DecisionWithdrawn(
        decision=item.ref, meeting=meeting.ref if meeting else None, because=command.because
    )
