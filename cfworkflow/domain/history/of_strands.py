"""Work strands and tasks in the small world: how far each has come, and when it is to end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Predicate, Since, since
from cfworkflow.domain.history.things import Blank
from cfworkflow.domain.history.world import World
from cfworkflow.domain.strand.facts import (
    StrandNamed,
    TaskAdded,
    TaskProgressed,
    TaskReplanned,
)


@dataclass(slots=True)
class Strand(Blank):
    """A work strand."""

    KIND: ClassVar[str] = "strand"


@dataclass(slots=True)
class Task(Blank):
    """A task of a strand."""

    KIND: ClassVar[str] = "task"

    percent: int = 0
    ends: date | None = None


def _planned(world: World, _told: Recorded, fact: TaskAdded | TaskReplanned) -> None:
    world.at(Task, fact.task).ends = fact.ends


def _progressed(world: World, _told: Recorded, fact: TaskProgressed) -> None:
    world.at(Task, fact.task).percent = fact.percent


def _of_what(world: World, fact: TaskAdded) -> tuple[Since, ...]:
    return since(world, Strand, fact.strand, "named")


def w1_falls_and_moves_with_a_reason(world: World, told: Recorded) -> Iterator[str]:
    """No report is below the one before, and no end later than planned, without a reason."""
    fact = told.fact
    if not isinstance(fact, TaskProgressed | TaskReplanned) or fact.reasoned:
        return
    one = world.at(Task, fact.task)
    if isinstance(fact, TaskProgressed):
        if fact.percent < one.percent:
            yield f"{fact.task} fell from {one.percent}% to {fact.percent}%, and nobody said why."
    elif one.ends is not None and (fact.ends is None or fact.ends > one.ends):
        yield f"{fact.task} was to end on {one.ends} and now does later; nobody said why."


def c1_ends_after_it_begins(_world: World, told: Recorded) -> Iterator[str]:
    """A task is planned to end on the day it begins, or later."""
    fact = told.fact
    if not isinstance(fact, TaskAdded | TaskReplanned):
        return
    if fact.begins is not None and fact.ends is not None and fact.ends < fact.begins:
        yield f"{fact.task} is planned from {fact.begins} to {fact.ends}."


CHAPTER = Chapter(
    begins={StrandNamed: Strand, TaskAdded: Task},
    changes={TaskAdded: _planned, TaskReplanned: _planned, TaskProgressed: _progressed},
    known={TaskAdded: _of_what},
    predicates={
        "W1": Predicate(w1_falls_and_moves_with_a_reason, (TaskProgressed, TaskReplanned)),
        "C1": Predicate(c1_ends_after_it_begins, (TaskAdded, TaskReplanned)),
    },
)
