"""E1, E2 over a history: closed after a check that was met, by those who raised the barrier."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.barrier.facts import BarrierClosed, BarrierReopened, EvidenceChecked
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.world import World


def e1_checked_before_closed(world: World, told: Recorded) -> Iterator[str]:
    """What is addressed is checked; met, it closes; not met, it reopens where it was addressed."""
    match told.fact:
        case EvidenceChecked() as fact:
            status = world.barrier(fact.barrier).status
            if status != "addressed":
                yield f"{fact.barrier} was checked when it was {status or 'not there'}."
        case BarrierClosed() as fact:
            one = world.barrier(fact.barrier)
            if one.status != "addressed" or one.met is not True:
                yield f"{fact.barrier} closed without a check that was met since it was addressed."
        case BarrierReopened() as fact:
            tier = world.barrier(fact.barrier).tier
            if fact.tier != tier:
                yield f"{fact.barrier} reopened at the {fact.tier} tier, addressed at the {tier}."
        case _:
            pass


def e2_checked_by_those_who_raised_it(world: World, told: Recorded) -> Iterator[str]:
    """The check is that of the group that raised it; nobody checks their own work.

    What nobody had handed up was addressed by that group, or by one it stands in for or that
    stands in for it: there, the check is another actor's.
    """
    fact = told.fact
    if not isinstance(fact, EvidenceChecked):
        return
    one = world.barrier(fact.barrier)
    raisers = world.raisers(one)
    if fact.group != raisers:
        yield f"{fact.barrier} was checked by {fact.group}; {raisers or 'nobody'} had raised it."
    if not one.way_up and one.addressed_by == told.actor:
        yield f"{fact.barrier} was checked by {told.actor}, who had recorded that it was addressed."
