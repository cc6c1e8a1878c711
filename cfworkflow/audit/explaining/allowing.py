"""Which rules allowed a step of a path, and how each was met, in a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cfworkflow.audit.explaining.findings import Doubt, Facts
from cfworkflow.audit.explaining.so_far import SoFar
from cfworkflow.audit.explaining.sums import counted
from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.world import World
from cfworkflow.domain.rules.catalogue import RULES

_SOURCES = {rule.code: rule.source for rule in RULES}
_UP = {"operational": "tactical", "tactical": "strategic"}
_DOWN = {above: below for below, above in _UP.items()}


@dataclass(frozen=True, slots=True)
class Allowed:
    """A rule that a step was held to: how it was met, or, where `kept` is False, how it was not."""

    rule: str
    source: str
    kept: bool
    how: str
    facts: Facts = ()


def allowed(
    world: World, told: Recorded, so_far: SoFar, found: tuple[Doubt, ...]
) -> Iterator[Allowed]:
    """The rules a step was held to, `world` being as it was before it.

    `found` are breaches that the judge of histories found: what it says goes before what is said
    here.
    """
    broken: dict[str, list[str]] = {}
    for doubt in found:
        if doubt.position == told.position:
            broken.setdefault(doubt.rule, []).append(doubt.what)
    for code, how, facts in _met(world, told, so_far):
        if code not in broken:
            yield Allowed(code, _SOURCES[code], kept=True, how=how, facts=facts)
    for code, whats in broken.items():
        yield Allowed(code, _SOURCES[code], kept=False, how=" ".join(whats))


def _met(world: World, told: Recorded, so_far: SoFar) -> Iterator[tuple[str, str, Facts]]:
    ref, checked = so_far.barrier, so_far.checked
    one = world.barrier(ref)
    match told.fact:
        case barrier.BarrierRaised() as fact:
            yield "P1", _beginning(fact), ()
        case barrier.BarrierReferred() as fact:
            yield "P1", f"one tier up, {one.tier} to {_UP.get(one.tier, '')}", ()
            yield "P3", *_held(world, so_far, fact.from_group)
        case barrier.BarrierEscalated() as fact:
            yield "P1", f"one tier up, {one.tier} to {_UP.get(one.tier, '')}", ()
            handed_on = counted(fact.recommendations, "recommendation")
            how = f"{fact.decision} was carried by {fact.from_group}, with {handed_on}"
            yield "P2", how, _made(world, fact.decision)
            yield "P3", *_held(world, so_far, fact.from_group)
        case barrier.BarrierReturned() as fact:
            down = f"one tier down, {one.tier} to {_DOWN.get(one.tier, '')}"
            yield "P1", f"{down}, the way it had come", ()
            how = f"{fact.decision} was carried by {fact.from_group}, which held it"
            yield "P3", how, (*so_far.came, *_made(world, fact.decision))
        case barrier.BarrierAddressed() as fact:
            yield "P3", *_held(world, so_far, fact.group)
        case barrier.EvidenceChecked() as fact:
            raised = _raised_by(so_far, fact.group, one.raised_by)
            yield "E2", _checker(world, told, ref, fact.group), (*raised, *so_far.addressed)
        case barrier.BarrierClosed():
            yield "E1", f"the evidence check was met [@{checked}]", (checked,)
        case barrier.BarrierReopened() as fact:
            yield "E1", *_reopened(one.met, fact.tier, checked)
        case barrier.BarrierWithdrawn() as fact:
            how = f"{fact.group} {_raised(world, ref, fact.group)}"
            yield "P3", how, _raised_by(so_far, fact.group, one.raised_by)
        case _:
            return


def _beginning(fact: barrier.BarrierRaised) -> str:
    if fact.tier == "operational":
        return f"the path begins on the ground, with {fact.group}"
    matters = {"trusted-person": "matters of the Trusted Person plan", "risks": "risks"}
    what = matters.get(fact.plan, fact.plan)
    return f"{what} may begin at the {fact.tier} tier, as this one with {fact.group}"


def _held(world: World, so_far: SoFar, group: str) -> tuple[str, Facts]:
    holder = world.barrier(so_far.barrier).holder
    facts = (*so_far.came, *so_far.taken_over(group, holder))
    return f"{group} held it{'' if holder == group else f' in the place of {holder}'}", facts


def _raised_by(so_far: SoFar, group: str, raised_by: str) -> Facts:
    return (*so_far.raised, *so_far.taken_over(group, raised_by))


def _made(world: World, decision: str) -> Facts:
    """The decision itself: the fact just before its effect."""
    previous = world.previous
    made = previous is not None and getattr(previous.fact, "decision", None) == decision
    return (previous.position,) if made and previous is not None else ()


def _raised(world: World, ref: str, group: str) -> str:
    raised_by = world.barrier(ref).raised_by
    return "had raised it" if group == raised_by else f"stands in for {raised_by}, which raised it"


def _checker(world: World, told: Recorded, ref: str, group: str) -> str:
    one = world.barrier(ref)
    how = f"{group} {_raised(world, ref, group)}"
    if not one.way_up:
        return f"{how}; {told.actor} recorded the check, and {one.addressed_by} the work"
    return f"{how}, and {one.holder} had addressed it"


def _reopened(met: bool | None, tier: str, checked: int) -> tuple[str, Facts]:  # noqa: FBT001
    back = f"back to the {tier} tier, where it was addressed"
    if met is False:
        return f"the evidence check was not met [@{checked}]: {back}", (checked,)
    return f"it was not gone after all: {back}", ()
