"""Who stands in for a partnership that has ended, or whose areas another has taken over."""

from __future__ import annotations

from collections.abc import Collection

from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Past


def successor_of(past: Past, ref: str, areas: Collection[str]) -> str:
    """The partnership that now answers for `ref` on matters of `areas`.

    An ended one is followed by its successor; an active one by whoever took over the last of
    the areas, once it holds none of them any more (ToR, Governance; rule E2).
    """
    seen: set[str] = set()
    while ref not in seen:
        seen.add(ref)
        group = past.load(Group, ref)
        takers = [taker for taker, passed in group.handed_on if passed & set(areas)]
        if group.status == "ended" and group.successor:
            ref = takers[-1] if takers else group.successor
        elif takers and not group.areas & set(areas):
            ref = takers[-1]
    return ref


def checking(past: Past, barrier: Barrier) -> str:
    """The partnership that checks the evidence on a barrier: who raised it, or its successor."""
    return successor_of(past, barrier.raised_by, barrier.areas)


def answering(past: Past, barrier: Barrier) -> str:
    """The group a barrier stands with; on the ground it follows its area to a successor."""
    if barrier.tier != "operational":
        return barrier.holder
    return successor_of(past, barrier.holder, barrier.areas)
