"""How facts about barriers change the small world."""

from __future__ import annotations

from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, of_its_group
from cfworkflow.domain.history.things import Barrier
from cfworkflow.domain.history.world import World

UP = {"operational": "tactical", "tactical": "strategic"}
DOWN = {"strategic": "tactical", "tactical": "operational"}


def _raised(world: World, _told: Recorded, fact: barrier.BarrierRaised) -> None:
    one = world.barrier(fact.barrier)
    one.plan = fact.plan
    one.status = one.tier = fact.tier
    one.raised_by = one.holder = fact.group
    one.areas = frozenset(fact.areas)


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


def _closed(world: World, _told: Recorded, fact: barrier.BarrierClosed) -> None:
    world.barrier(fact.barrier).status = "closed"


def _reopened(world: World, _told: Recorded, fact: barrier.BarrierReopened) -> None:
    one = world.barrier(fact.barrier)
    one.status = one.tier = fact.tier
    one.holder, one.met = fact.group, None


def _withdrawn(world: World, _told: Recorded, fact: barrier.BarrierWithdrawn) -> None:
    world.barrier(fact.barrier).status = "withdrawn"


def _of_its_receivers(
    _world: World,
    fact: barrier.BarrierReferred | barrier.BarrierEscalated | barrier.BarrierReturned,
) -> tuple[str, ...]:
    return (fact.to_group,)


CHAPTER = Chapter(
    begins={barrier.BarrierRaised: Barrier},
    changes={
        barrier.BarrierRaised: _raised,
        barrier.BarrierReferred: _up,
        barrier.BarrierEscalated: _up,
        barrier.BarrierReturned: _down,
        barrier.BarrierAddressed: _addressed,
        barrier.EvidenceChecked: _checked,
        barrier.BarrierClosed: _closed,
        barrier.BarrierReopened: _reopened,
        barrier.BarrierWithdrawn: _withdrawn,
    },
    acting={
        barrier.BarrierRaised: of_its_group,
        barrier.BarrierReferred: _of_its_receivers,
        barrier.BarrierEscalated: _of_its_receivers,
        barrier.BarrierReturned: _of_its_receivers,
        barrier.EvidenceChecked: of_its_group,
    },
)
