"""Commands about the measures of the outcomes framework."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.outcome.commands import DefineMeasure, ObserveMeasure, RetireMeasure
from cfworkflow.domain.outcome.state import Measure
from cfworkflow.domain.vision.state import Vision
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom
from cfworkflow.testing.of_visions import VISIONS
from cfworkflow.testing.scene import Scene

MEASURES = ("staff-trained", "nights-out", "repeat-referrals")

_FIGURES = st.sampled_from(("0", "20", "38.5", "-3"))


@composite
def define_measure(draw: DrawFn, scene: Scene) -> DefineMeasure:
    """It is said by what a vision shows; now and then under a name that is taken."""
    free = [name for name in MEASURES if name not in scene.of(Measure)]
    stated = [*scene.of(Vision)]
    first = mostly(draw, stated, VISIONS)
    return DefineMeasure(
        measure=mostly(draw, free, MEASURES, MEASURES[0]),
        title=draw(TEXTS),
        visions=tuple(dict.fromkeys((first, mostly(draw, stated, VISIONS)))),
        unit=draw(st.sampled_from(("percent", "nights"))),
        wanted=draw(st.sampled_from(("more", "less", "steady"))),
        baseline=draw(st.none() | _FIGURES),
        target=draw(st.none() | _FIGURES),
    )


@composite
def observe_measure(draw: DrawFn, scene: Scene) -> ObserveMeasure:
    """A value is noted; seldom one of a day that is still to come."""
    away = draw(st.integers(-2 if seldom(draw) else 0, 30))
    return ObserveMeasure(
        measure=mostly(draw, scene.refs(Measure, "defined"), [*scene.of(Measure)], "nothing"),
        value=draw(_FIGURES),
        of=scene.today - timedelta(days=away) if draw(st.booleans()) else None,
        note=draw(st.none() | TEXTS),
    )


@composite
def retire_measure(draw: DrawFn, scene: Scene) -> RetireMeasure:
    """A measure is observed no longer."""
    return RetireMeasure(
        measure=mostly(draw, scene.refs(Measure, "defined"), [*scene.of(Measure)], "nothing"),
        because=draw(TEXTS),
    )


def _promising(scene: Scene) -> Promising:
    return {
        DefineMeasure: 3 * bool(scene.of(Vision)),
        ObserveMeasure: 5 * bool(scene.refs(Measure, "defined")),
        RetireMeasure: 0,
    }


CHAPTER = Chapter(
    commands={
        DefineMeasure: define_measure,
        ObserveMeasure: observe_measure,
        RetireMeasure: retire_measure,
    },
    promising=_promising,
)
