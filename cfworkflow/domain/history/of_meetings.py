"""How facts about meetings and the items put to them change the small world."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable

from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.history.things import Item
from cfworkflow.domain.history.world import World
from cfworkflow.domain.meeting import facts as meeting


def _scheduled(world: World, _told: Recorded, fact: meeting.MeetingScheduled) -> None:
    one = world.meeting(fact.meeting)
    one.begun, one.status, one.group = True, "scheduled", fact.group
    one.day = fact.day
    world.number(fact.meeting)


def _opened(world: World, told: Recorded, fact: meeting.MeetingOpened) -> None:
    one = world.meeting(fact.meeting)
    one.status, one.opened = "in_session", told.on


def _closed(world: World, _told: Recorded, fact: meeting.MeetingClosed) -> None:
    world.meeting(fact.meeting).status = "closed"


def _approved(world: World, _told: Recorded, fact: meeting.MinutesApproved) -> None:
    world.meeting(fact.meeting).status = "approved"


def _cancelled(world: World, _told: Recorded, fact: meeting.MeetingCancelled) -> None:
    world.meeting(fact.meeting).status = "cancelled"


def _came(world: World, told: Recorded, fact: meeting.AttendanceRecorded) -> None:
    _went(world, told, fact)
    one = world.meeting(fact.meeting)
    one.room[fact.member] = fact.proxy
    if fact.proxy is not None:
        one.stand_ins[fact.proxy] = fact.member


def _went(
    world: World, _told: Recorded, fact: meeting.AttendanceRecorded | meeting.AttendeeLeft
) -> None:
    one = world.meeting(fact.meeting)
    stand_in = one.room.pop(fact.member, None)
    if stand_in is not None:
        one.stand_ins.pop(stand_in, None)


def _interest(world: World, _told: Recorded, fact: meeting.InterestDeclared) -> None:
    world.item(fact.decision).interests.add(fact.member)


def _proposed(world: World, _told: Recorded, fact: decision.DecisionProposed) -> None:
    world.items[fact.decision] = Item(
        begun=True,
        status="proposed",
        meeting=fact.meeting,
        group=fact.group,
        kind=fact.kind,
        barrier=fact.barrier,
        terms=fact.terms,
        until=fact.until,
        recommendations=fact.recommendations,
        answers=fact.answers,
        reasons="reasons" in fact.stated,
    )
    world.meeting(fact.meeting).items.add(fact.decision)
    world.number(fact.decision)


def _put_again(world: World, _told: Recorded, fact: decision.DecisionPutAgain) -> None:
    item = world.item(fact.decision)
    item.status, item.meeting = "proposed", fact.meeting
    world.meeting(fact.meeting).items.add(fact.decision)


def _made(world: World, told: Recorded, fact: decision.DecisionMade) -> None:
    world.item(fact.decision).status = fact.outcome
    world.meeting(fact.meeting).items.discard(fact.decision)
    insort(world.group(fact.group).decided, (told.on, fact.decision))


def _deferred(world: World, _told: Recorded, fact: decision.DecisionDeferred) -> None:
    world.item(fact.decision).status = "deferred"
    world.meeting(fact.meeting).items.discard(fact.decision)


def _item_withdrawn(world: World, _told: Recorded, fact: decision.DecisionWithdrawn) -> None:
    item = world.item(fact.decision)
    world.meeting(item.meeting).items.discard(fact.decision)
    item.status = "withdrawn"


Change = Callable[..., None]

CHANGES: dict[type[Fact], Change] = {
    meeting.MeetingScheduled: _scheduled,
    meeting.MeetingOpened: _opened,
    meeting.MeetingClosed: _closed,
    meeting.MinutesApproved: _approved,
    meeting.MeetingCancelled: _cancelled,
    meeting.AttendanceRecorded: _came,
    meeting.AttendeeLeft: _went,
    meeting.InterestDeclared: _interest,
    decision.DecisionProposed: _proposed,
    decision.DecisionPutAgain: _put_again,
    decision.DecisionMade: _made,
    decision.DecisionDeferred: _deferred,
    decision.DecisionWithdrawn: _item_withdrawn,
}
