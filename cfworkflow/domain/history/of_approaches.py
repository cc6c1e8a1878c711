"""How facts about elements and approaches change the small world, and where they may be said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from cfworkflow.domain.approach import facts as approach
from cfworkflow.domain.approach.path import APPROACH_PATH
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import (
    Chapter,
    Predicate,
    Since,
    Step,
    of_its_group,
    since,
)
from cfworkflow.domain.history.of_inquiries import Inquiry
from cfworkflow.domain.history.things import Barrier, Blank, Item
from cfworkflow.domain.history.world import World

_Move = approach.ApproachAdopted | approach.ApproachSetAside | approach.ApproachTakenUp


@dataclass(slots=True)
class Element(Blank):
    """A part of the Trusted Person model."""

    KIND: ClassVar[str] = "element"


@dataclass(slots=True)
class Approach(Blank):
    """An approach, its state, and the barrier it is for, if it is for one."""

    KIND: ClassVar[str] = "approach"

    barrier: str | None = None


def _named(world: World, _told: Recorded, fact: approach.ElementNamed) -> None:
    world.at(Element, fact.element).status = "named"


def _proposed(world: World, _told: Recorded, fact: approach.ApproachProposed) -> None:
    one = world.at(Approach, fact.approach)
    one.status, one.barrier = "proposed", fact.barrier


def _moved(status: str) -> Callable[[World, Recorded, _Move], None]:
    def move(world: World, _told: Recorded, fact: _Move) -> None:
        world.at(Approach, fact.approach).status = status

    return move


def _of_one_thing(_world: World, fact: approach.ApproachProposed) -> Iterator[str]:
    if fact.barrier is not None and fact.inquiry is not None:
        yield f"{fact.approach} was proposed for a barrier and for an inquiry."
    if fact.plan != "trusted-person" and (fact.barrier is None or fact.element is not None):
        yield f"{fact.approach} is of the plan {fact.plan}, and for no barrier of it alone."


def _on_what(world: World, fact: approach.ApproachProposed) -> tuple[Since, ...]:
    return (
        *since(world, Element, fact.element, "named"),
        *since(world, Barrier, fact.barrier, "raised"),
        *since(world, Inquiry, fact.inquiry, "opened"),
    )


def _decided(world: World, fact: approach.ApproachAdopted) -> tuple[Since, ...]:
    return since(world, Item, fact.decision, "put")


def o1_lead_in_post(world: World, told: Recorded) -> Iterator[str]:
    """An approach is led by a member in post of the group that proposes it."""
    fact = told.fact
    if not isinstance(fact, approach.ApproachProposed) or fact.lead is None:
        return
    if fact.lead not in world.group(fact.group).in_post(told.on):
        yield f"{fact.lead} leads {fact.approach} and held no place on {fact.group}."


CHAPTER = Chapter(
    begins={approach.ElementNamed: Element, approach.ApproachProposed: Approach},
    changes={
        approach.ElementNamed: _named,
        approach.ApproachProposed: _proposed,
        approach.ApproachAdopted: _moved("adopted"),
        approach.ApproachSetAside: _moved("set_aside"),
        approach.ApproachTakenUp: _moved("proposed"),
    },
    steps={
        approach.ApproachAdopted: Step(APPROACH_PATH, "adopt", Approach),
        approach.ApproachSetAside: Step(APPROACH_PATH, "set_aside", Approach),
        approach.ApproachTakenUp: Step(APPROACH_PATH, "take_up", Approach),
    },
    further={approach.ApproachProposed: _of_one_thing},
    acting={approach.ApproachProposed: of_its_group},
    known={approach.ApproachProposed: _on_what, approach.ApproachAdopted: _decided},
    predicates={"O1": Predicate(o1_lead_in_post, (approach.ApproachProposed,))},
)
