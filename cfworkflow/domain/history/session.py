"""S1, G1 over a history: what is done in session, and by a group that is active."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group import facts as group
from cfworkflow.domain.history.chapters import ACTING
from cfworkflow.domain.history.world import World, word
from cfworkflow.domain.meeting import facts as meeting

_OVER = ("closed", "approved", "cancelled", "")


def s1_in_session(world: World, told: Recorded) -> Iterator[str]:
    """Coming, going and deciding is of a meeting in session; a closed one takes no more."""
    yield from _on_its_day(world, told)
    match told.fact:
        case meeting.AttendanceRecorded() | meeting.AttendeeLeft() as fact:
            yield from _in_session(world, fact.meeting, told)
        case meeting.MinutesApproved() as fact:
            yield from _in_session(world, fact.at_meeting, told)
        case meeting.MeetingClosed() | meeting.MeetingCancelled() as fact:
            left = sorted(world.meeting(fact.meeting).items)
            if left:
                yield f"{fact.meeting} ended with {', '.join(left)} neither decided nor deferred."
        case meeting.ApologiesRecorded() as fact:
            yield from _not_over(world, fact.meeting, told)
        case decision.DecisionProposed() | decision.DecisionPutAgain() as fact:
            yield from _not_over(world, fact.meeting, told)
        case (
            decision.DecisionMade()
            | decision.DecisionDeferred()
            | decision.DecisionWithdrawn()
            | meeting.InterestDeclared() as fact
        ):
            yield from _of_its_meeting(world, told, fact)
        case _:
            pass


def _on_its_day(world: World, told: Recorded) -> Iterator[str]:
    fact = told.fact
    ref = getattr(fact, "at_meeting", getattr(fact, "meeting", None))
    if ref is None or isinstance(fact, meeting.MeetingCancelled):
        return
    one = world.meeting(ref)
    if isinstance(fact, meeting.MeetingOpened):
        if told.on < one.day:
            yield f"{ref} opened on {told.on} and was called for {one.day}."
    elif one.opened is not None and told.on != one.opened:
        yield f"{word(fact)} at {ref} on {told.on}, which was held on {one.opened}."


def _of_its_meeting(
    world: World,
    told: Recorded,
    fact: decision.DecisionMade
    | decision.DecisionDeferred
    | decision.DecisionWithdrawn
    | meeting.InterestDeclared,
) -> Iterator[str]:
    item = world.item(fact.decision)
    if fact.meeting is None:
        if item.status != "deferred":
            yield f"{fact.decision} was withdrawn between meetings, and is before {item.meeting}."
        return
    if item.meeting != fact.meeting:
        yield f"{fact.decision} was put to {item.meeting}, and {fact.meeting} dealt with it."
    if isinstance(fact, decision.DecisionMade):
        yield from _in_session(world, fact.meeting, told)
    else:
        yield from _not_over(world, fact.meeting, told)


def _in_session(world: World, ref: str, told: Recorded) -> Iterator[str]:
    status = world.meeting(ref).status
    if status != "in_session":
        yield f"{word(told.fact)} at {ref}, which was {status or 'not there'}, not in session."


def _not_over(world: World, ref: str, told: Recorded) -> Iterator[str]:
    status = world.meeting(ref).status
    if status in _OVER:
        yield f"{word(told.fact)} at {ref}, which was {status or 'not there'}."


def g1_active(world: World, told: Recorded) -> Iterator[str]:
    """Only an active group meets, raises, checks, asks, answers, shares or takes on anything."""
    for ref in ACTING[type(told.fact)](world, told.fact):
        standing = world.group(ref).standing_on(told.on)
        appointing = isinstance(told.fact, group.MemberAppointed) and standing == "forming"
        if standing != "active" and not appointing:
            yield f"{word(told.fact)}: {ref} was {standing or 'not established'} on {told.on}."
