"""Which groups a barrier's path runs through, successors and overseers followed."""

from __future__ import annotations

from collections.abc import Iterable

from cfworkflow.audit.explaining.evidence import Evidence
from cfworkflow.domain.fact import Fact
from cfworkflow.domain.group.facts import (
    AreasReassigned,
    GroupEstablished,
    OversightAssigned,
    PartnershipEnded,
)


def read_groups(evidence: Evidence, refs: Iterable[str]) -> set[str]:
    """Read these groups, those that took over from them, and those that oversee any of them."""
    waiting, seen = [*refs], set[str]()
    while waiting:
        ref = waiting.pop()
        if ref in seen:
            continue
        seen.add(ref)
        for told in evidence.of(f"group:{ref}"):
            waiting += _further(told.fact)
    return seen


def _further(fact: Fact) -> list[str]:
    match fact:
        case AreasReassigned():
            return [fact.to]
        case PartnershipEnded():
            return [fact.successor]
        case GroupEstablished(overseen_by=str() as above) | OversightAssigned(overseen_by=above):
            return [above]
        case _:
            return []
