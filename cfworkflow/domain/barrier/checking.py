"""How the evidence on an addressed barrier is checked, and how it closes."""

from __future__ import annotations

from cfworkflow.domain.barrier.commands import CheckEvidence, CloseBarrier
from cfworkflow.domain.barrier.facts import BarrierClosed, BarrierReopened, EvidenceChecked
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.evidence import (
    NotChecked,
    e1_check_was_met,
    e2_checked_by_those_who_raised_it,
)
from cfworkflow.domain.rules.session import g1_group_is_active
from cfworkflow.domain.succession import answering, checking


def check_evidence(past: Past, command: CheckEvidence) -> Facts:
    """Check the evidence: met closes the barrier, not met reopens it. Refuses E1, E2 and G1."""
    barrier = past.load(Barrier, command.barrier)
    raisers = checking(past, barrier)
    checker = past.load(Group, command.by or raisers)
    refuse_any(
        _something_to_check(barrier),
        e2_checked_by_those_who_raised_it(barrier, raisers, checker.ref, past.actor),
        g1_group_is_active(checker, past.on),
    )
    yield EvidenceChecked(group=checker.ref, **command.model_dump(exclude={"by"}))
    if command.met:
        yield from close_barrier(past, CloseBarrier(barrier=barrier.ref))
    else:
        holding = answering(past, barrier)
        yield BarrierReopened(barrier=barrier.ref, group=holding, tier=barrier.tier)


_FIRST = {
    "closed": "cfworkflow barrier reopen {ref}",
    "withdrawn": "Raise it anew: cfworkflow barrier raise",
}


def _something_to_check(barrier: Barrier) -> Refusal | None:
    if barrier.status == "addressed":
        return None
    return NotChecked(
        f"The evidence on {barrier.ref} was to be checked.",
        f"It is {barrier.status}; the check follows once someone says it was addressed.",
        _FIRST.get(barrier.status, "cfworkflow barrier address {ref}").format(ref=barrier.ref),
    )


def close_barrier(past: Past, command: CloseBarrier) -> Facts:
    """Close a barrier whose check was met. Refuses E1; quiet when it is closed."""
    barrier = past.load(Barrier, command.barrier)
    if barrier.status == "closed":
        return
    refuse_any(e1_check_was_met(barrier))
    yield BarrierClosed(barrier=barrier.ref)
