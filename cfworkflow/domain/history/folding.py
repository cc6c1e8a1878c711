"""How each fact changes the small world. It takes a fact as told and judges nothing."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable

from cfworkflow.domain.action import facts as action
from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group import facts as group
from cfworkflow.domain.history.effects import owed_after
from cfworkflow.domain.history.world import Item, Place, World
from cfworkflow.domain.meeting import facts as meeting

UP = {"operational": "tactical", "tactical": "strategic"}
DOWN = {"strategic": "tactical", "tactical": "operational"}


def fold(world: World, told: Recorded) -> None:
    """Take one more fact into account."""
    fact = told.fact
    change = _CHANGES.get(type(fact))
    owed = owed_after(world, told)
    if change is not None:
        change(world, told, fact)
    for thing in fact.things():
        world.latest[thing] = max(told.on, world.latest.get(thing, told.on))
    world.commands.add(told.command_id)
    world.previous = told
    world.owed = owed


def _number(world: World, ref: str) -> None:
    letter, _, digits = ref.partition("-")
    world.numbers[letter] = max(int(digits), world.numbers.get(letter, 0))


# Each change takes its own kind of fact, so the table as a whole cannot say which.


def _group_established(world: World, told: Recorded, fact: group.GroupEstablished) -> None:
    one = world.group(fact.group)
    one.begun = True
    one.tier = fact.tier
    one.overseen_by = fact.overseen_by
    one.areas = set(fact.areas)
    one.standings.append((told.on, "forming" if fact.forming else "active"))


def _activated(world: World, told: Recorded, fact: group.PartnershipActivated) -> None:
    world.group(fact.group).standings.append((told.on, "active"))


def _reassigned(world: World, _told: Recorded, fact: group.AreasReassigned) -> None:
    _pass_on(world, fact.group, fact.to, fact.areas)


def _ended(world: World, told: Recorded, fact: group.PartnershipEnded) -> None:
    _pass_on(world, fact.group, fact.successor, fact.areas)
    one = world.group(fact.group)
    one.standings.append((told.on, "ended"))
    one.successor = fact.successor


def _pass_on(world: World, giver: str, taker: str, areas: Iterable[str]) -> None:
    one = world.group(giver)
    one.passings += 1
    for area in areas:
        one.passed[area] = (one.passings, taker)
        one.areas.discard(area)
        world.group(taker).areas.add(area)


def _terms_adopted(world: World, told: Recorded, fact: group.TermsAdopted) -> None:
    world.group(fact.group).terms.append((told.on, fact.terms))


def _appointed(world: World, told: Recorded, fact: group.MemberAppointed) -> None:
    one = world.group(fact.group)
    one.places.setdefault(fact.member, []).append(Place(fact, told.on))
    one.roll[fact.member] = fact
    one.settled = max(one.settled, told.on)


def _stood_down(world: World, told: Recorded, fact: group.MemberStoodDown) -> None:
    one = world.group(fact.group)
    places = one.places.get(fact.member)
    if places:
        places[-1].until = told.on
    one.roll.pop(fact.member, None)
    one.settled = max(one.settled, told.on)


def _scheduled(world: World, _told: Recorded, fact: meeting.MeetingScheduled) -> None:
    one = world.meeting(fact.meeting)
    one.begun, one.status, one.group = True, "scheduled", fact.group
    _number(world, fact.meeting)


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
    _number(world, fact.decision)


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
    world.item(fact.decision).status = "withdrawn"
    world.meeting(fact.meeting).items.discard(fact.decision)


def _raised(world: World, _told: Recorded, fact: barrier.BarrierRaised) -> None:
    one = world.barrier(fact.barrier)
    one.begun = True
    one.status = one.tier = "operational"
    one.raised_by = one.holder = fact.group
    one.areas = frozenset(fact.areas)
    _number(world, fact.barrier)


def _up(
    world: World, _told: Recorded, fact: barrier.BarrierReferred | barrier.BarrierEscalated
) -> None:
    one = world.barrier(fact.barrier)
    one.way_up.append(one.holder)
    one.status = one.tier = UP.get(one.tier, one.tier)
    one.holder, one.met = fact.to_group, None
    if isinstance(fact, barrier.BarrierEscalated):
        one.recommendations = fact.recommendations


def _down(world: World, _told: Recorded, fact: barrier.BarrierReturned) -> None:
    one = world.barrier(fact.barrier)
    one.way_up = one.way_up[:-1]
    one.status = one.tier = DOWN.get(one.tier, one.tier)
    one.holder, one.met = fact.to_group, None


def _addressed(world: World, told: Recorded, fact: barrier.BarrierAddressed) -> None:
    one = world.barrier(fact.barrier)
    one.status, one.addressed_by, one.met = "addressed", told.actor, None


def _checked(world: World, _told: Recorded, fact: barrier.EvidenceChecked) -> None:
    world.barrier(fact.barrier).met = fact.met


def _barrier_closed(world: World, _told: Recorded, fact: barrier.BarrierClosed) -> None:
    world.barrier(fact.barrier).status = "closed"


def _reopened(world: World, _told: Recorded, fact: barrier.BarrierReopened) -> None:
    one = world.barrier(fact.barrier)
    one.status = one.tier = fact.tier
    one.holder, one.met = fact.group, None


def _barrier_withdrawn(world: World, _told: Recorded, fact: barrier.BarrierWithdrawn) -> None:
    world.barrier(fact.barrier).status = "withdrawn"


def _action_added(world: World, _told: Recorded, fact: action.ActionAdded) -> None:
    one = world.action(fact.action)
    one.begun, one.status = True, "open"
    _number(world, fact.action)


def _action_moved(status: str) -> Callable[[World, Recorded, _OfAction], None]:
    def move(world: World, _told: Recorded, fact: _OfAction) -> None:
        world.action(fact.action).status = status

    return move


_OfAction = (
    action.ActionStarted
    | action.ActionProgressed
    | action.ActionCompleted
    | action.ActionDropped
    | action.ActionReopened
)

_CHANGES: dict[type[Fact], Callable[..., None]] = {
    group.GroupEstablished: _group_established,
    group.PartnershipActivated: _activated,
    group.AreasReassigned: _reassigned,
    group.PartnershipEnded: _ended,
    group.TermsAdopted: _terms_adopted,
    group.MemberAppointed: _appointed,
    group.MemberStoodDown: _stood_down,
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
    barrier.BarrierRaised: _raised,
    barrier.BarrierReferred: _up,
    barrier.BarrierEscalated: _up,
    barrier.BarrierReturned: _down,
    barrier.BarrierAddressed: _addressed,
    barrier.EvidenceChecked: _checked,
    barrier.BarrierClosed: _barrier_closed,
    barrier.BarrierReopened: _reopened,
    barrier.BarrierWithdrawn: _barrier_withdrawn,
    action.ActionAdded: _action_added,
    action.ActionStarted: _action_moved("in_progress"),
    action.ActionProgressed: _action_moved("in_progress"),
    action.ActionCompleted: _action_moved("done"),
    action.ActionDropped: _action_moved("dropped"),
    action.ActionReopened: _action_moved("open"),
}
