"""How facts about learning change the small world, and what learning may be about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Since, Step, of_its_group, since
from cfworkflow.domain.history.of_themes import under_a_theme
from cfworkflow.domain.history.things import Blank, Item
from cfworkflow.domain.history.world import World
from cfworkflow.domain.learning.facts import LearningLinked, LearningShared, LearningTakenUp
from cfworkflow.domain.learning.path import LEARNING_PATH

_ABOUT = ("barrier", "decision", "inquiry", "approach", "theme")


@dataclass(slots=True)
class Learning(Blank):
    """A piece of learning, shared or taken up."""

    KIND: ClassVar[str] = "learning"


def _shared(world: World, _told: Recorded, fact: LearningShared) -> None:
    world.at(Learning, fact.learning).status = "shared"


def _taken_up(world: World, _told: Recorded, fact: LearningTakenUp) -> None:
    world.at(Learning, fact.learning).status = "taken_up"


def _about(fact: LearningLinked) -> list[tuple[str, str]]:
    named = ((kind, getattr(fact, kind)) for kind in _ABOUT)
    return [(kind, ref) for kind, ref in named if ref is not None]


def _about_one_thing(world: World, fact: LearningLinked) -> Iterator[str]:
    if len(_about(fact)) != 1:
        yield f"{fact.learning} was linked to nothing, or to more than one thing at once."
    yield from under_a_theme(world, fact.learning, fact.theme)


def _on_both_ends(world: World, fact: LearningLinked) -> tuple[Since, ...]:
    there = ((ref, world.things[kind].get(ref)) for kind, ref in _about(fact))
    return (
        *since(world, Learning, fact.learning, "shared"),
        *(Since(ref, one.began, "there") for ref, one in there if one is not None),
    )


def _put_by_then(world: World, fact: LearningTakenUp) -> tuple[Since, ...]:
    return since(world, Item, fact.decision, "put to a meeting")


CHAPTER = Chapter(
    begins={LearningShared: Learning},
    changes={LearningShared: _shared, LearningTakenUp: _taken_up},
    steps={LearningTakenUp: Step(LEARNING_PATH, "take_up", Learning)},
    further={LearningLinked: _about_one_thing},
    acting={LearningShared: of_its_group, LearningTakenUp: of_its_group},
    known={LearningLinked: _on_both_ends, LearningTakenUp: _put_by_then},
)
