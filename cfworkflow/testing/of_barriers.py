"""Commands about barriers."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    CloseBarrier,
    RaiseBarrier,
    ReferBarrier,
    ReopenBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.words import TIERS
from cfworkflow.testing.cast import AREAS
from cfworkflow.testing.choosing import TEXTS, mostly, seldom, some
from cfworkflow.testing.scene import Scene


def _a_barrier(draw: DrawFn, scene: Scene, *statuses: str) -> str:
    return mostly(draw, scene.barrier_refs(*statuses), [*scene.barriers], "B-9999")


def _someone(draw: DrawFn, scene: Scene) -> str | None:
    """Whose doing it is said to be: mostly left open, which means whose it is."""
    return mostly(draw, [*scene.groups]) if seldom(draw, 6) else None


@composite
def raise_barrier(draw: DrawFn, scene: Scene) -> RaiseBarrier:
    """A partnership meets a barrier on the ground."""
    group = mostly(draw, scene.standing("active", tier="operational"), [*scene.groups])
    theirs = sorted(scene.groups[group].areas) if group in scene.groups else []
    return RaiseBarrier(
        group=group,
        title=draw(TEXTS),
        petals=draw(st.sampled_from(((), ("homelessness",)))),
        areas=some(draw, theirs or AREAS, at_most=2),
    )


@composite
def refer_barrier(draw: DrawFn, scene: Scene) -> ReferBarrier:
    """A barrier goes up to the Tactical Group."""
    return ReferBarrier(
        barrier=_a_barrier(draw, scene, "operational"),
        to=mostly(draw, [*scene.groups]) if seldom(draw, 6) else None,
        by=_someone(draw, scene),
    )


@composite
def address_barrier(draw: DrawFn, scene: Scene) -> AddressBarrier:
    """A barrier is said to be dealt with."""
    ref = _a_barrier(draw, scene, *TIERS)
    return AddressBarrier(barrier=ref, by=_someone(draw, scene), how=draw(TEXTS))


@composite
def check_evidence(draw: DrawFn, scene: Scene) -> CheckEvidence:
    """A partnership says whether a barrier is really gone."""
    return CheckEvidence(
        barrier=_a_barrier(draw, scene, "addressed"),
        met=draw(st.booleans()),
        by=_someone(draw, scene),
        findings=draw(TEXTS),
    )


@composite
def close_barrier(draw: DrawFn, scene: Scene) -> CloseBarrier:
    """A barrier is to be closed, whatever the evidence."""
    return CloseBarrier(barrier=_a_barrier(draw, scene, "addressed", *TIERS))


@composite
def reopen_barrier(draw: DrawFn, scene: Scene) -> ReopenBarrier:
    """A barrier turns out not to be gone."""
    ref = _a_barrier(draw, scene, "closed", "addressed")
    return ReopenBarrier(barrier=ref, by=_someone(draw, scene), because=draw(TEXTS))


@composite
def withdraw_barrier(draw: DrawFn, scene: Scene) -> WithdrawBarrier:
    """A barrier is taken back."""
    ref = _a_barrier(draw, scene, *TIERS, "addressed")
    return WithdrawBarrier(barrier=ref, by=_someone(draw, scene), because=draw(TEXTS))
