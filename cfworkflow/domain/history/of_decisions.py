"""How facts about the items put to meetings change the small world."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator

from cfworkflow.domain.decision import facts as decision
from cfworkflow.domain.decision.path import DECISION_PATH
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Since, Step, since
from cfworkflow.domain.history.things import Barrier, Item
from cfworkflow.domain.history.world import World


def _proposed(world: World, _told: Recorded, fact: decision.DecisionProposed) -> None:
    world.things[Item.KIND][fact.decision] = Item(
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


def _withdrawn(world: World, _told: Recorded, fact: decision.DecisionWithdrawn) -> None:
    item = world.item(fact.decision)
    world.meeting(item.meeting).items.discard(fact.decision)
    item.status = "withdrawn"


def _again(world: World, fact: decision.DecisionPutAgain) -> Iterator[str]:
    if world.item(fact.decision).group != world.meeting(fact.meeting).group:
        yield f"{fact.decision} was put again to a meeting of another group."


def _meeting(
    world: World, fact: decision.DecisionProposed | decision.DecisionMade
) -> tuple[str, ...]:
    return (world.meeting(fact.meeting).group,)


def _put_about(world: World, fact: decision.DecisionProposed) -> tuple[Since, ...]:
    return since(world, Barrier, fact.barrier, "raised")


def _made_about(world: World, fact: decision.DecisionMade) -> tuple[Since, ...]:
    return since(world, Barrier, world.item(fact.decision).barrier, "raised")


CHAPTER = Chapter(
    begins={decision.DecisionProposed: Item},
    changes={
        decision.DecisionProposed: _proposed,
        decision.DecisionPutAgain: _put_again,
        decision.DecisionMade: _made,
        decision.DecisionDeferred: _deferred,
        decision.DecisionWithdrawn: _withdrawn,
    },
    steps={
        decision.DecisionMade: Step(DECISION_PATH, "vote", Item),
        decision.DecisionDeferred: Step(DECISION_PATH, "defer", Item),
        decision.DecisionPutAgain: Step(DECISION_PATH, "put_again", Item),
        decision.DecisionWithdrawn: Step(DECISION_PATH, "withdraw", Item),
    },
    further={decision.DecisionPutAgain: _again},
    acting={decision.DecisionProposed: _meeting, decision.DecisionMade: _meeting},
    known={decision.DecisionProposed: _put_about, decision.DecisionMade: _made_about},
)
