"""How facts about sense checks change the small world, who is asked, and who may answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import (
    Chapter,
    Predicate,
    Since,
    Step,
    of_its_group,
    since,
)
from cfworkflow.domain.history.of_approaches import Approach
from cfworkflow.domain.history.things import Blank
from cfworkflow.domain.history.world import World
from cfworkflow.domain.sensecheck import facts as sensecheck
from cfworkflow.domain.sensecheck.path import SENSE_CHECK_PATH

_Move = (
    sensecheck.SenseCheckAnswered | sensecheck.SenseCheckActedOn | sensecheck.SenseCheckWithdrawn
)


@dataclass(slots=True)
class SenseCheck(Blank):
    """A sense check: its state, what it is about, and who was asked."""

    KIND: ClassVar[str] = "sense-check"

    approach: str = ""
    asked: str = ""


def _asked(world: World, _told: Recorded, fact: sensecheck.SenseCheckAsked) -> None:
    one = world.at(SenseCheck, fact.sense_check)
    one.status, one.approach, one.asked = "asked", fact.approach, fact.asked


def _moved(status: str) -> Callable[[World, Recorded, _Move], None]:
    def move(world: World, _told: Recorded, fact: _Move) -> None:
        world.at(SenseCheck, fact.sense_check).status = status

    return move


def _of_both(_world: World, fact: sensecheck.SenseCheckAsked) -> tuple[str, ...]:
    return fact.group, fact.asked


def _about(world: World, fact: sensecheck.SenseCheckAsked) -> Iterator[str]:
    if world.at(Approach, fact.approach).status == "set_aside":
        yield f"{fact.sense_check} was asked about {fact.approach} when that was set aside."


def _on_what(world: World, fact: sensecheck.SenseCheckAsked) -> tuple[Since, ...]:
    return since(world, Approach, fact.approach, "proposed")


def e3_answered_by_those_asked(world: World, told: Recorded) -> Iterator[str]:
    """The answer is that of the partnership asked, or of who has its matters by now."""
    fact = told.fact
    if not isinstance(fact, sensecheck.SenseCheckAnswered):
        return
    one = world.at(SenseCheck, fact.sense_check)
    barrier = world.at(Approach, one.approach).barrier
    asked = world.group(one.asked)
    areas = world.barrier(barrier).areas if barrier else frozenset()
    theirs = world.stands_in_for(one.asked, areas or frozenset({*asked.areas, *asked.passed}))
    if fact.group != theirs:
        yield f"{fact.sense_check} was answered by {fact.group}; {theirs or 'nobody'} was asked."


def p1_asked_on_the_ground(world: World, told: Recorded) -> Iterator[str]:
    """Approaches are sense-checked by Operational Partnerships."""
    fact = told.fact
    if not isinstance(fact, sensecheck.SenseCheckAsked):
        return
    tier = world.group(fact.asked).tier
    if tier != "operational":
        yield f"{fact.sense_check} was asked of {fact.asked}, of the {tier or 'unknown'} tier."


CHAPTER = Chapter(
    begins={sensecheck.SenseCheckAsked: SenseCheck},
    changes={
        sensecheck.SenseCheckAsked: _asked,
        sensecheck.SenseCheckAnswered: _moved("answered"),
        sensecheck.SenseCheckActedOn: _moved("acted_on"),
        sensecheck.SenseCheckWithdrawn: _moved("withdrawn"),
    },
    steps={
        sensecheck.SenseCheckAnswered: Step(SENSE_CHECK_PATH, "answer", SenseCheck),
        sensecheck.SenseCheckActedOn: Step(SENSE_CHECK_PATH, "act", SenseCheck),
        sensecheck.SenseCheckWithdrawn: Step(SENSE_CHECK_PATH, "withdraw", SenseCheck),
    },
    further={sensecheck.SenseCheckAsked: _about},
    acting={sensecheck.SenseCheckAsked: _of_both, sensecheck.SenseCheckAnswered: of_its_group},
    known={sensecheck.SenseCheckAsked: _on_what},
    predicates={
        "E3": Predicate(e3_answered_by_those_asked, (sensecheck.SenseCheckAnswered,)),
        "P1": Predicate(p1_asked_on_the_ground, (sensecheck.SenseCheckAsked,)),
    },
)
