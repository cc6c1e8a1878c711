"""Who answers, by the rows, for a partnership that has ended or passed its areas on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.groups import GroupRow

Groups: TypeAlias = "Mapping[str, GroupRow]"


def successor_of(groups: Groups, ref: str, areas: Collection[str]) -> str:
    """The partnership that now answers for `ref` on matters of `areas` (rule E2).

    As the domain has it: an ended one is followed by its successor, an active one by whoever
    took over the last of the areas, once it holds none of them any more.
    """
    seen: set[str] = set()
    while ref not in seen:
        seen.add(ref)
        group = groups[ref]
        takers = [passed.to for passed in group.handed_on if {*areas}.intersection(passed.areas)]
        if group.successor is not None:
            ref = takers[-1] if takers else group.successor
        elif takers and not {*areas}.intersection(group.areas):
            ref = takers[-1]
    return ref


def standing_in_for(groups: Groups, ref: str) -> tuple[str, ...]:
    """The partnerships whose areas have come to a group, at whatever remove.

    On which matters it now answers for them is for `successor_of` to say.
    """
    found: dict[str, None] = {}
    waiting = [ref]
    while waiting:
        taker = waiting.pop()
        givers = [
            row.group
            for row in groups.values()
            if any(passed.to == taker for passed in row.handed_on)
        ]
        waiting += [giver for giver in givers if giver not in found]
        found |= dict.fromkeys(givers)
    return tuple(name for name in found if name != ref)


def checking(groups: Groups, barrier: BarrierRow) -> str:
    """The partnership that checks the evidence on a barrier: who raised it, or its successor."""
    return successor_of(groups, barrier.raised_by, barrier.areas)


def answering(groups: Groups, barrier: BarrierRow) -> str:
    """The group a barrier stands with; on the ground it follows its area to a successor."""
    if barrier.tier != "operational":
        return barrier.holder
    return successor_of(groups, barrier.holder, barrier.areas)
