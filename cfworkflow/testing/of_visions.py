"""Commands about visions and principles."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.vision.commands import (
    RetirePrinciple,
    RetireVision,
    StatePrinciple,
    StateVision,
)
from cfworkflow.domain.vision.facts import VisionStated
from cfworkflow.domain.vision.state import Principle, Vision
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom
from cfworkflow.testing.scene import Scene

VISIONS = ("co-production", "shared-learning", "trust")
PRINCIPLES = ("equal-voice", "lived-experience", "building-trust")

_ANEW = "vision stated anew"


def _decision(draw: DrawFn, scene: Scene) -> str | None:
    return mostly(draw, [*scene.of(Decision)], (), "D-9999") if seldom(draw, 4) else None


@composite
def state_vision(draw: DrawFn, scene: Scene) -> StateVision:
    """The programme says what it wants to bring about."""
    return StateVision(
        vision=draw(st.sampled_from(VISIONS)), title=draw(TEXTS), decision=_decision(draw, scene)
    )


@composite
def retire_vision(draw: DrawFn, scene: Scene) -> RetireVision:
    """A vision is pursued no longer."""
    return RetireVision(
        vision=mostly(draw, scene.refs(Vision, "stated"), VISIONS),
        because=draw(TEXTS),
        decision=_decision(draw, scene),
    )


@composite
def state_principle(draw: DrawFn, scene: Scene) -> StatePrinciple:
    """The programme says what decisions are to be in line with."""
    return StatePrinciple(
        principle=draw(st.sampled_from(PRINCIPLES)),
        title=draw(TEXTS),
        fundamental=draw(st.none() | st.booleans()),
        decision=_decision(draw, scene),
    )


@composite
def retire_principle(draw: DrawFn, scene: Scene) -> RetirePrinciple:
    """Decisions need no longer be in line with a principle."""
    return RetirePrinciple(
        principle=mostly(draw, scene.refs(Principle, "stated"), PRINCIPLES),
        because=draw(TEXTS),
        decision=_decision(draw, scene),
    )


def _promising(scene: Scene) -> Promising:
    return {
        StateVision: 2 if scene.of(Vision) else 4,
        StatePrinciple: 1,
        RetireVision: bool(scene.refs(Vision, "stated")),
        RetirePrinciple: bool(scene.refs(Principle, "stated")),
    }


def _notable(scene: Scene, told: Recorded) -> Iterator[str]:
    if isinstance(told.fact, VisionStated) and told.fact.vision in scene.of(Vision):
        yield _ANEW


CHAPTER = Chapter(
    commands={
        StateVision: state_vision,
        RetireVision: retire_vision,
        StatePrinciple: state_principle,
        RetirePrinciple: retire_principle,
    },
    promising=_promising,
    notable=_notable,
    deep=frozenset({_ANEW}),
)
