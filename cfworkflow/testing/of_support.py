"""Commands about days of support."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.strand.state import Strand
from cfworkflow.domain.support.commands import AgreeSupport, UseSupport
from cfworkflow.domain.support.facts import SupportAgreed
from cfworkflow.domain.support.state import Support
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly
from cfworkflow.testing.of_strands import STRANDS
from cfworkflow.testing.scene import Scene

SUPPORT = ("coaching", "facilitation")
_DAYS = st.sampled_from(("0.5", "1", "38.50", "80"))
_MAYBE = st.none() | TEXTS


@composite
def agree_support(draw: DrawFn, _scene: Scene) -> AgreeSupport:
    """Days are agreed, or changed, with a reason or without."""
    return AgreeSupport(
        support=draw(st.sampled_from(SUPPORT)),
        days=draw(_DAYS),
        every=draw(st.sampled_from((None, "contract", "month"))),
        because=draw(_MAYBE),
    )


@composite
def use_support(draw: DrawFn, scene: Scene) -> UseSupport:
    """Days are used, on the work of a strand or on no one's."""
    return UseSupport(
        support=mostly(draw, [*scene.of(Support)], SUPPORT),
        days=draw(_DAYS),
        strand=mostly(draw, [*scene.of(Strand)], STRANDS) if draw(st.booleans()) else None,
    )


def _promising(scene: Scene) -> Promising:
    return {AgreeSupport: 1, UseSupport: bool(scene.of(Support))}


def _notable(scene: Scene, told: Recorded) -> Iterator[str]:
    fact = told.fact
    if isinstance(fact, SupportAgreed) and fact.support in scene.of(Support):
        yield "agreed support changed with a reason"


CHAPTER = Chapter(
    commands={AgreeSupport: agree_support, UseSupport: use_support},
    promising=_promising,
    notable=_notable,
    deep=frozenset({"agreed support changed with a reason"}),
)
