"""How a barrier is raised, referred, addressed, reopened and withdrawn."""

from __future__ import annotations

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    RaiseBarrier,
    ReferBarrier,
    ReopenBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.barrier.facts import (
    BarrierAddressed,
    BarrierRaised,
    BarrierReferred,
    BarrierReopened,
    BarrierWithdrawn,
)
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, Unknown, refuse_any
from cfworkflow.domain.rules.path import (
    NotTheHolder,
    p1_begins_where_its_plan_may,
    p1_one_tier_at_a_time,
    p1_someone_above,
    p3_held_by,
)
from cfworkflow.domain.rules.session import g1_group_is_active
from cfworkflow.domain.succession import answering, checking


def raise_barrier(past: Past, command: RaiseBarrier) -> Facts:
    """Raise a barrier where its plan may begin. Refuses G1, and P1 for a group of another tier."""
    group = past.load(Group, command.group)
    if command.approach and not past.told(f"approach:{command.approach}"):
        raise Unknown("approach", command.approach)
    refuse_any(
        p1_begins_where_its_plan_may(command.plan, group), g1_group_is_active(group, past.on)
    )
    yield BarrierRaised(
        barrier=past.free_reference(Barrier), tier=group.tier, **command.model_dump()
    )


def refer_barrier(past: Past, command: ReferBarrier) -> Facts:
    """Hand a barrier to the Tactical Group. Refuses P1, P3 and G1; quiet when it is there."""
    barrier = past.load(Barrier, command.barrier)
    holding = past.load(Group, answering(past, barrier))
    target = command.to or holding.overseen_by
    to = past.load(Group, target) if target else None
    if barrier.status == "tactical" and command.to in (None, barrier.holder):
        return
    refuse_any(
        p1_one_tier_at_a_time(barrier, "refer", to),
        p1_someone_above(barrier, holding) if to is None else None,
        p3_held_by(barrier, holding.ref, command.by or holding.ref),
        g1_group_is_active(to, past.on) if to else None,
    )
    yield BarrierReferred(
        barrier=barrier.ref,
        from_group=holding.ref,
        to_group=to.ref if to else "",
        because=command.because,
    )


def address_barrier(past: Past, command: AddressBarrier) -> Facts:
    """Say that a barrier is dealt with. Refuses P1 and P3; quiet when it was said before."""
    barrier = past.load(Barrier, command.barrier)
    holding = answering(past, barrier)
    refuse_any(p3_held_by(barrier, holding, command.by or holding))
    fact = BarrierAddressed(barrier=barrier.ref, group=holding, tier=barrier.tier, how=command.how)
    if barrier.status == "addressed" and past.repeats(fact):
        return
    refuse_any(p1_one_tier_at_a_time(barrier, "address", None))
    yield fact


def reopen_barrier(past: Past, command: ReopenBarrier) -> Facts:
    """Bring a barrier back to where it was addressed. Refuses P1 and P3."""
    barrier = past.load(Barrier, command.barrier)
    holding, raisers = answering(past, barrier), checking(past, barrier)
    acting = command.by or raisers
    refuse_any(
        p1_one_tier_at_a_time(barrier, "reopen", None),
        None if acting == raisers else p3_held_by(barrier, holding, acting),
    )
    yield BarrierReopened(
        barrier=barrier.ref, group=holding, tier=barrier.tier, because=command.because
    )


def withdraw_barrier(past: Past, command: WithdrawBarrier) -> Facts:
    """Take a barrier back. Refuses P1 and P3; quiet when it is withdrawn."""
    barrier = past.load(Barrier, command.barrier)
    raisers = checking(past, barrier)
    acting = command.by or raisers
    if barrier.status == "withdrawn":
        return
    refuse_any(
        p1_one_tier_at_a_time(barrier, "withdraw", None),
        None if acting == raisers else _not_theirs(barrier, raisers, acting),
    )
    yield BarrierWithdrawn(barrier=barrier.ref, group=acting, because=command.because)


def _not_theirs(barrier: Barrier, raisers: str, acting: str) -> Refusal:
    return NotTheHolder(
        f"{acting} would withdraw {barrier.ref}.",
        f"A barrier is withdrawn by the group that raised it: {raisers}.",
        f"Leave it to {raisers}.",
    )
