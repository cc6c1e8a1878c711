"""The governance path of a barrier: one tier at a time, closed only when checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.domain.machine import Condition, machine
from cfworkflow.domain.words import TIERS

if TYPE_CHECKING:
    from cfworkflow.domain.barrier.state import Barrier


def _was_handed_up(barrier: Barrier) -> bool:
    return bool(barrier.came_through)


def _check_was_met(barrier: Barrier) -> bool:
    return barrier.met is True


def _addressed_at(tier: str) -> Condition:
    def addressed_there(barrier: Barrier) -> bool:
        return barrier.tier == tier

    return addressed_there


GOVERNANCE_PATH = machine(
    [*TIERS, "addressed", "closed", "withdrawn"],
    [
        ("refer", "operational", "tactical"),
        ("escalate", "tactical", "strategic"),
        ("return", "strategic", "tactical"),
        ("return", "tactical", "operational", _was_handed_up),
        *(("address", tier, "addressed") for tier in TIERS),
        ("confirm", "addressed", "closed", _check_was_met),
        *(
            ("reopen", source, tier, _addressed_at(tier))
            for source in ("addressed", "closed")
            for tier in TIERS
        ),
        *(("withdraw", source, "withdrawn") for source in (*TIERS, "addressed")),
    ],
)
