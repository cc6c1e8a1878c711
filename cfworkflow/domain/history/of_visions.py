"""How facts about visions and principles change the small world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Since, Step, since
from cfworkflow.domain.history.things import Blank, Item
from cfworkflow.domain.history.world import World
from cfworkflow.domain.vision import facts as vision
from cfworkflow.domain.vision.path import VISION_PATH

_Any = vision.VisionStated | vision.VisionRetired | vision.PrincipleStated | vision.PrincipleRetired


@dataclass(slots=True)
class Vision(Blank):
    """A vision, stated or retired."""

    KIND: ClassVar[str] = "vision"


@dataclass(slots=True)
class Principle(Blank):
    """A principle, stated or retired."""

    KIND: ClassVar[str] = "principle"


def _vision(
    world: World, _told: Recorded, fact: vision.VisionStated | vision.VisionRetired
) -> None:
    stated = isinstance(fact, vision.VisionStated)
    world.at(Vision, fact.vision).status = "stated" if stated else "retired"


def _principle(
    world: World, _told: Recorded, fact: vision.PrincipleStated | vision.PrincipleRetired
) -> None:
    stated = isinstance(fact, vision.PrincipleStated)
    world.at(Principle, fact.principle).status = "stated" if stated else "retired"


def _decided(world: World, fact: _Any) -> tuple[Since, ...]:
    return since(world, Item, fact.decision, "put")


CHAPTER = Chapter(
    begins={vision.VisionStated: Vision, vision.PrincipleStated: Principle},
    anew=frozenset({vision.VisionStated, vision.PrincipleStated}),
    changes={
        vision.VisionStated: _vision,
        vision.VisionRetired: _vision,
        vision.PrincipleStated: _principle,
        vision.PrincipleRetired: _principle,
    },
    steps={
        vision.VisionRetired: Step(VISION_PATH, "retire", Vision),
        vision.PrincipleRetired: Step(VISION_PATH, "retire", Principle),
    },
    known={
        vision.VisionStated: _decided,
        vision.VisionRetired: _decided,
        vision.PrincipleStated: _decided,
        vision.PrincipleRetired: _decided,
    },
)
