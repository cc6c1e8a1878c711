"""Commands about risks, beside those of their path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.barrier.facts import BarrierEscalated
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.risk.commands import RaiseRisk, RateRisk
from cfworkflow.domain.words import TIERS, Level
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly
from cfworkflow.testing.scene import Scene

LEVELS = st.sampled_from(get_args(Level))


@composite
def raise_risk(draw: DrawFn, scene: Scene) -> RaiseRisk:
    """A risk is seen on the ground or by the Tactical Group; now and then by the board."""
    group = mostly(
        draw,
        [*scene.standing("active", tier="tactical"), *scene.standing("active", tier="operational")],
        [*scene.groups],
    )
    return RaiseRisk(
        group=group,
        title=draw(TEXTS),
        likelihood=draw(LEVELS),
        impact=draw(LEVELS),
        because=draw(st.none() | TEXTS),
    )


@composite
def rate_risk(draw: DrawFn, scene: Scene) -> RateRisk:
    """A risk is rated anew; now and then one that is over, or that is none."""
    return RateRisk(
        barrier=mostly(draw, _open(scene), [*scene.barriers], "B-9999"),
        likelihood=draw(LEVELS),
        impact=draw(LEVELS),
        because=draw(st.none() | TEXTS),
    )


def _open(scene: Scene) -> list[str]:
    refs = scene.barrier_refs(*TIERS, "addressed")
    return [ref for ref in refs if scene.barriers[ref].plan == "risks"]


def _promising(scene: Scene) -> Promising:
    return {RaiseRisk: 0 if _open(scene) else 2, RateRisk: 2 * bool(_open(scene))}


def _notable(scene: Scene, told: Recorded) -> Iterator[str]:
    fact = told.fact
    if isinstance(fact, BarrierEscalated) and scene.barriers[fact.barrier].plan == "risks":
        yield "risk escalated"


CHAPTER = Chapter(
    commands={RaiseRisk: raise_risk, RateRisk: rate_risk},
    promising=_promising,
    notable=_notable,
    deep=frozenset({"risk escalated"}),
)
