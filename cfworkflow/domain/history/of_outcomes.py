"""How facts about measures change the small world, and what rules ask of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Predicate, Since, Step, since
from cfworkflow.domain.history.of_visions import Vision
from cfworkflow.domain.history.things import Blank
from cfworkflow.domain.history.world import World
from cfworkflow.domain.outcome import facts as outcome
from cfworkflow.domain.outcome.path import MEASURE_PATH


@dataclass(slots=True)
class Measure(Blank):
    """A measure, defined or retired."""

    KIND: ClassVar[str] = "measure"


def _defined(world: World, _told: Recorded, fact: outcome.MeasureDefined) -> None:
    world.at(Measure, fact.measure).status = "defined"


def _retired(world: World, _told: Recorded, fact: outcome.MeasureRetired) -> None:
    world.at(Measure, fact.measure).status = "retired"


def _visions(world: World, fact: outcome.MeasureDefined) -> tuple[Since, ...]:
    return tuple(one for ref in fact.visions for one in since(world, Vision, ref, "stated"))


def i1_visions_are_there(world: World, told: Recorded) -> Iterator[str]:
    """Every vision that a measure is to show was stated before."""
    fact = told.fact
    if isinstance(fact, outcome.MeasureDefined):
        for ref in fact.visions:
            if not world.begun("vision", ref):
                yield f"{fact.measure} is to show the vision {ref}, and nothing tells of that."


def c1_value_of_a_day_that_was(_world: World, told: Recorded) -> Iterator[str]:
    """A value is of the day it was noted, or of an earlier one."""
    fact = told.fact
    if isinstance(fact, outcome.MeasureObserved) and fact.of is not None and fact.of > told.on:
        yield f"A value of {fact.measure} is of {fact.of} and was noted on {told.on}."


CHAPTER = Chapter(
    begins={outcome.MeasureDefined: Measure},
    changes={
        outcome.MeasureDefined: _defined,
        outcome.MeasureRetired: _retired,
    },
    steps={
        outcome.MeasureObserved: Step(MEASURE_PATH, "observe", Measure),
        outcome.MeasureRetired: Step(MEASURE_PATH, "retire", Measure),
    },
    known={outcome.MeasureDefined: _visions},
    predicates={
        "I1": Predicate(i1_visions_are_there, (outcome.MeasureDefined,)),
        "C1": Predicate(c1_value_of_a_day_that_was, (outcome.MeasureObserved,)),
    },
)
