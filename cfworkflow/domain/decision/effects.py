"""What a carried decision brings about, in the same append: one effect a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from cfworkflow.domain.barrier.facts import BarrierEscalated, BarrierReturned
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.decision.facts import DecisionProposed
from cfworkflow.domain.group.facts import TermsAdopted
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.rules.path import (
    p1_one_tier_at_a_time,
    p1_someone_above,
    p2_something_recommended,
    p3_held_by,
)
from cfworkflow.domain.rules.record import d1_every_recommendation_answered
from cfworkflow.domain.rules.session import g1_group_is_active
from cfworkflow.domain.rules.terms import t3_can_be_met
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.succession import answering, successor_of

Faults = list[Refusal | None]


class Effect(NamedTuple):
    """What stands against a proposal before the vote, and the facts it brings once carried."""

    faults: Callable[[Past, Group, DecisionProposed], Faults]
    facts: Callable[[Past, Group, DecisionProposed], Facts]


def effect_of(proposal: DecisionProposed) -> Effect:
    """The effect of a proposal's kind."""
    return _EFFECTS[proposal.kind]


def _barrier(past: Past, proposal: DecisionProposed) -> Barrier:
    return past.load(Barrier, proposal.barrier or "")


def _known_by_then(past: Past, barrier: Barrier) -> Refusal | None:
    what = f"{barrier.ref} was to be decided about."
    return c1_known_by_then(what, barrier.ref, barrier.raised_on, past.on)


def _above(past: Past, holder: Group) -> Group | None:
    return past.load(Group, holder.overseen_by) if holder.overseen_by else None


def _escalation_faults(past: Past, group: Group, proposal: DecisionProposed) -> Faults:
    barrier = _barrier(past, proposal)
    above = _above(past, group) if barrier.holder == group.ref else None
    return [
        _known_by_then(past, barrier),
        p1_one_tier_at_a_time(barrier, "escalate", above),
        p1_someone_above(barrier, group) if barrier.holder == group.ref else None,
        p2_something_recommended(barrier, proposal.recommendations),
        p3_held_by(barrier, answering(past, barrier), group.ref),
        g1_group_is_active(above, past.on) if above else None,
    ]


def _escalated(past: Past, group: Group, proposal: DecisionProposed) -> Facts:
    yield BarrierEscalated(
        barrier=_barrier(past, proposal).ref,
        decision=proposal.decision,
        from_group=group.ref,
        to_group=group.overseen_by or "",
        recommendations=proposal.recommendations,
    )


def _return_faults(past: Past, group: Group, proposal: DecisionProposed) -> Faults:
    barrier = _barrier(past, proposal)
    below = past.load(Group, _came_from(past, barrier)) if barrier.came_through else None
    return [
        _known_by_then(past, barrier),
        p1_one_tier_at_a_time(barrier, "return", None),
        p3_held_by(barrier, answering(past, barrier), group.ref),
        d1_every_recommendation_answered(barrier, len(proposal.answers)),
        g1_group_is_active(below, past.on) if below else None,
    ]


def _came_from(past: Past, barrier: Barrier) -> str:
    return successor_of(past, barrier.came_through[-1], barrier.areas)


def _returned(past: Past, group: Group, proposal: DecisionProposed) -> Facts:
    barrier = _barrier(past, proposal)
    yield BarrierReturned(
        barrier=barrier.ref,
        decision=proposal.decision,
        from_group=group.ref,
        to_group=_came_from(past, barrier),
        answers=proposal.answers,
    )


def _terms_faults(past: Past, group: Group, proposal: DecisionProposed) -> Faults:
    return [*t3_can_be_met(proposal.terms, group.roll_on(past.on))] if proposal.terms else []


def _terms_adopted(_past: Past, group: Group, proposal: DecisionProposed) -> Facts:
    if proposal.terms is not None:
        yield TermsAdopted(group=group.ref, terms=proposal.terms, decision=proposal.decision)


def _holder_faults(past: Past, group: Group, proposal: DecisionProposed) -> Faults:
    if proposal.barrier is None:
        return []
    barrier = _barrier(past, proposal)
    return [_known_by_then(past, barrier), p3_held_by(barrier, answering(past, barrier), group.ref)]


def _nothing_more(_past: Past, _group: Group, _proposal: DecisionProposed) -> Facts:
    yield from ()


_EFFECTS = {
    "escalate": Effect(_escalation_faults, _escalated),
    "return": Effect(_return_faults, _returned),
    "adopt-terms": Effect(_terms_faults, _terms_adopted),
    "permit": Effect(_holder_faults, _nothing_more),
    "key": Effect(_holder_faults, _nothing_more),
}
