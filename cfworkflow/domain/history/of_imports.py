"""Imported logs in the small world: what a row led to is there, and no step is taken twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Predicate
from cfworkflow.domain.history.things import Blank
from cfworkflow.domain.history.world import World
from cfworkflow.domain.importing.facts import RowImported


@dataclass(slots=True)
class Log(Blank):
    """A team's own log: what each of its rows led to, and which steps were taken from it."""

    KIND: ClassVar[str] = "log"

    things: dict[str, str] = field(default_factory=dict)
    steps: dict[str, set[str]] = field(default_factory=dict)


def _imported(world: World, _told: Recorded, fact: RowImported) -> None:
    log = world.at(Log, fact.log)
    log.things.setdefault(fact.key, fact.thing)
    log.steps.setdefault(fact.key, set()).update(fact.steps)


def i1_led_to_something(world: World, told: Recorded) -> Iterator[str]:
    """What a row is said to have led to was told of before, and is the same as at first."""
    fact = told.fact
    if not isinstance(fact, RowImported):
        return
    kind, _, ref = fact.thing.partition(":")
    if not world.begun(kind, ref):
        yield f"It speaks of {kind} {ref}, and nothing tells how that began."
    first = world.at(Log, fact.log).things.get(fact.key, fact.thing)
    if first != fact.thing:
        yield f"Row {fact.row} of {fact.log} led to {first} before, and to {fact.thing} now."


def i2_imported_once(world: World, told: Recorded) -> Iterator[str]:
    """A step of a row is imported once, however often the file is sent."""
    fact = told.fact
    if not isinstance(fact, RowImported):
        return
    before = world.at(Log, fact.log).steps.get(fact.key, set())
    for step in fact.steps:
        if step in before or fact.steps.count(step) > 1:
            yield f"'{step}' of row {fact.row} of {fact.log} was imported before."


CHAPTER = Chapter(
    changes={RowImported: _imported},
    predicates={
        "I1": Predicate(i1_led_to_something, (RowImported,)),
        "I2": Predicate(i2_imported_once, (RowImported,)),
    },
)
