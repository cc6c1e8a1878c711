"""Commands about barriers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

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
from cfworkflow.domain.barrier.facts import EvidenceChecked
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.words import TIERS, Plan, Tier
from cfworkflow.testing.cast import AREAS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, mostly, seldom, some
from cfworkflow.testing.scene import Scene

PLANS: tuple[Plan, ...] = get_args(Plan)


def _a_barrier(draw: DrawFn, scene: Scene, *statuses: str) -> str:
    return mostly(draw, scene.barrier_refs(*statuses), [*scene.barriers], "B-9999")


def _someone(draw: DrawFn, scene: Scene) -> str | None:
    """Whose doing it is said to be: mostly left open, which means whose it is."""
    return mostly(draw, [*scene.groups]) if seldom(draw, 6) else None


@composite
def raise_barrier(draw: DrawFn, scene: Scene) -> RaiseBarrier:
    """A partnership meets a barrier on the ground; or a matter of another plan begins above."""
    plan = draw(st.sampled_from(PLANS)) if seldom(draw, 3) else "barriers"
    above = plan != "barriers" and draw(st.booleans())
    tier: Tier = "tactical" if above else "operational"
    group = mostly(draw, scene.standing("active", tier=tier), [*scene.groups])
    theirs = sorted(scene.groups[group].areas) if group in scene.groups else []
    return RaiseBarrier(
        group=group,
        title=draw(TEXTS),
        plan=plan,
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
        beneficial=draw(st.sampled_from((None, True, False))),
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


def _promising(scene: Scene) -> Promising:
    standing = bool(scene.barrier_refs(*TIERS))
    addressed = bool(scene.barrier_refs("addressed"))
    return {
        ReferBarrier: 4 * bool(scene.barrier_refs("operational")),
        CheckEvidence: 4 * addressed,
        RaiseBarrier: 1 if standing else 6,
        AddressBarrier: 2 * standing,
        WithdrawBarrier: standing,
        CloseBarrier: addressed,
    }


def _notable(scene: Scene, told: Recorded) -> Iterator[str]:
    fact = told.fact
    if isinstance(fact, EvidenceChecked):
        yield "check met" if fact.met else "check not met"
        if fact.group != scene.barriers[fact.barrier].raised_by:
            yield "check by a successor"


CHAPTER = Chapter(
    commands={
        RaiseBarrier: raise_barrier,
        ReferBarrier: refer_barrier,
        AddressBarrier: address_barrier,
        ReopenBarrier: reopen_barrier,
        WithdrawBarrier: withdraw_barrier,
        CheckEvidence: check_evidence,
        CloseBarrier: close_barrier,
    },
    promising=_promising,
    notable=_notable,
    deep=frozenset({"check met", "check not met", "check by a successor"}),
)
