"""How facts about barriers and actions change the small world."""

from __future__ import annotations

from collections.abc import Callable

from cfworkflow.domain.action import facts as action
from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.history.world import World

UP = {"operational": "tactical", "tactical": "strategic"}
DOWN = {"strategic": "tactical", "tactical": "operational"}


def _raised(world: World, told: Recorded, fact: barrier.BarrierRaised) -> None:
    one = world.barrier(fact.barrier)
    one.begun = True
    one.status = one.tier = "operational"
    one.raised_by = one.holder = fact.group
    one.areas = frozenset(fact.areas)
    one.raised_on = told.on
    world.number(fact.barrier)


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
    one.recommendations = 0


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
    one.begun, one.status, one.owner = True, "open", (fact.group, fact.owner)
    world.number(fact.action)


def _reassigned(world: World, _told: Recorded, fact: action.ActionReassigned) -> None:
    world.action(fact.action).owner = (fact.group, fact.owner)


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


Change = Callable[..., None]

CHANGES: dict[type[Fact], Change] = {
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
    action.ActionReassigned: _reassigned,
}
