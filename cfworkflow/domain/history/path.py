"""P1, P2, P3 over a history: one tier at a time, by a decision, by the group that holds."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.barrier import facts as barrier
from cfworkflow.domain.barrier.path import GOVERNANCE_PATH
from cfworkflow.domain.decision.facts import DecisionMade, DecisionProposed
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group.facts import GroupEstablished
from cfworkflow.domain.history.world import World
from cfworkflow.domain.machine import steps_of

_STEPS = {*steps_of(GOVERNANCE_PATH)}
_TRIGGERS: dict[type[Fact], str] = {
    barrier.BarrierReferred: "refer",
    barrier.BarrierEscalated: "escalate",
    barrier.BarrierReturned: "return",
    barrier.BarrierAddressed: "address",
    barrier.BarrierReopened: "reopen",
    barrier.BarrierWithdrawn: "withdraw",
}
_FROM = {
    trigger: {source for name, source, _ in _STEPS if name == trigger}
    for trigger in _TRIGGERS.values()
}
_ABOVE = {"operational": "tactical", "tactical": "strategic"}
_NOT_ONLY_ON_THE_GROUND = {"trusted-person", "risks"}


def p1_one_tier_at_a_time(world: World, told: Recorded) -> Iterator[str]:
    """Barriers begin where their plan may and take the steps of their path, a tier at a time."""
    match told.fact:
        case GroupEstablished() as fact:
            above = world.group(fact.overseen_by).tier
            if fact.overseen_by is not None and _ABOVE.get(fact.tier) != above:
                yield f"{fact.group} is overseen by {fact.overseen_by}, not of the next tier up."
        case barrier.BarrierRaised() as fact:
            yield from _beginning(world, fact)
        case DecisionProposed() as fact:
            yield from _votable(world, fact.kind, fact.barrier)
        case DecisionMade() as fact:
            item = world.item(fact.decision)
            yield from _votable(world, item.kind, item.barrier)
        case _:
            yield from _stepped(world, told.fact)


def _beginning(world: World, fact: barrier.BarrierRaised) -> Iterator[str]:
    tier = world.group(fact.group).tier
    if tier != "operational" and not (tier == "tactical" and fact.plan in _NOT_ONLY_ON_THE_GROUND):
        yield f"{fact.barrier} was raised by {fact.group}, which is not on the ground."
    if fact.tier != tier:
        yield f"{fact.barrier} began at the {fact.tier} tier, and {fact.group} is of another."


def _votable(world: World, kind: str, ref: str | None) -> Iterator[str]:
    if kind not in ("escalate", "return"):
        return
    one = world.barrier(ref)
    if one.status not in _FROM[kind] or (kind == "return" and not one.way_up):
        yield f"To {kind} {ref} was put or decided, and there is no such step from where it stood."


def _stepped(world: World, fact: Fact) -> Iterator[str]:
    trigger = _TRIGGERS.get(type(fact))
    if trigger is None:
        return
    ref = getattr(fact, "barrier", "")
    one = world.barrier(ref)
    if one.status not in _FROM[trigger]:
        yield f"{ref} was {one.status or 'not there'}, and there is no step to {trigger} it."
    match fact:
        case barrier.BarrierReferred() | barrier.BarrierEscalated() | barrier.BarrierReturned():
            tier = world.group(fact.to_group).tier
            if (trigger, one.status, tier) not in _STEPS:
                yield f"{ref} went from the {one.tier} tier to {fact.to_group}, of the {tier} tier."
        case barrier.BarrierAddressed():
            if fact.tier != one.tier:
                yield f"{ref} was addressed at the {fact.tier} tier and stood at the {one.tier}."
        case _:
            pass
    yield from _to_whom(world, fact)


def _to_whom(world: World, fact: Fact) -> Iterator[str]:
    if isinstance(fact, barrier.BarrierEscalated):
        above = world.group(fact.from_group).overseen_by
        if fact.to_group != above:
            yield f"{fact.barrier} was escalated past {above}, which oversees {fact.from_group}."
    elif isinstance(fact, barrier.BarrierReturned):
        one = world.barrier(fact.barrier)
        below = world.stands_in_for(one.way_up[-1], one.areas) if one.way_up else ""
        if fact.to_group != below:
            yield f"{fact.barrier} was returned past {below or 'nobody'}, through whom it came."


def p2_decided_with_recommendations(world: World, told: Recorded) -> Iterator[str]:
    """Escalation needs a carried decision of a Tactical Group, and a recommendation."""
    match told.fact:
        case DecisionProposed(kind="escalate") as fact:
            if fact.recommendations == 0:
                yield f"{fact.decision} puts an escalation without a recommendation."
        case barrier.BarrierEscalated() as fact:
            item = world.item(fact.decision)
            if world.owed is None or not world.owed.paid_by(told) or item.barrier != fact.barrier:
                yield f"{fact.barrier} was escalated without a carried decision to do so."
            if world.group(item.group).tier != "tactical":
                yield f"{fact.barrier} was escalated by {item.group}, no Tactical Group."
            if not 0 < fact.recommendations == item.recommendations:
                yield f"{fact.barrier} was escalated with other recommendations than were put."
        case _:
            pass


def p3_held(world: World, told: Recorded) -> Iterator[str]:
    """Only the group that holds a barrier decides about it; withdrawn by those who raised it."""
    match told.fact:
        case DecisionProposed() as fact:
            yield from _by_holder(world, fact.barrier, fact.group)
        case DecisionMade() as fact:
            yield from _by_holder(world, world.item(fact.decision).barrier, fact.group)
        case barrier.BarrierReferred() | barrier.BarrierEscalated() as fact:
            yield from _by_holder(world, fact.barrier, fact.from_group)
            yield from _by_its_group(world, told, fact)
        case barrier.BarrierReturned() as fact:
            yield from _by_holder(world, fact.barrier, fact.from_group)
            yield from _by_its_group(world, told, fact)
        case barrier.BarrierAddressed() | barrier.BarrierReopened() as fact:
            yield from _by_holder(world, fact.barrier, fact.group)
        case barrier.BarrierWithdrawn() as fact:
            if fact.group != world.raisers(world.barrier(fact.barrier)):
                yield f"{fact.barrier} was withdrawn by {fact.group}, which had not raised it."
        case _:
            pass


def _by_holder(world: World, ref: str | None, acting: str) -> Iterator[str]:
    if ref is None:
        return
    holder = world.answering(world.barrier(ref))
    if acting != holder:
        yield f"{acting} acted on {ref}, which stood with {holder or 'nobody'}."


def _by_its_group(
    world: World,
    told: Recorded,
    fact: barrier.BarrierReferred | barrier.BarrierEscalated | barrier.BarrierReturned,
) -> Iterator[str]:
    if isinstance(fact, barrier.BarrierReferred):
        return
    item = world.item(fact.decision)
    if item.group != fact.from_group:
        yield f"{fact.decision}, of {item.group}, moved {fact.barrier} for {fact.from_group}."
    if isinstance(fact, barrier.BarrierReturned) and (
        world.owed is None or not world.owed.paid_by(told) or item.barrier != fact.barrier
    ):
        yield f"{fact.barrier} was returned without a carried decision to do so."
