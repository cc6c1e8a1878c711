"""What must, and what may, happen next to a barrier, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cfworkflow.domain.barrier.path import GOVERNANCE_PATH
from cfworkflow.domain.history.world import World
from cfworkflow.domain.machine import triggers_from

_WAITS = ("refer", "escalate", "return", "address", "confirm")
"""The steps that one of must be taken, for a barrier not to stand still."""


@dataclass(frozen=True, slots=True)
class Next:
    """A step the path allows from here. `must` says that one of these is waited for."""

    trigger: str
    by: str
    what: str
    rule: str
    must: bool


def next_steps(world: World, ref: str) -> Iterator[Next]:
    """The steps the governance path has from where the barrier stands; those waited for first."""
    one = world.barrier(ref)
    open_ = triggers_from(GOVERNANCE_PATH, one.status)
    for trigger in (*_WAITS, "reopen", "withdraw"):
        if trigger in open_ and (trigger != "return" or one.way_up):
            by, what, rule = _told(world, ref, trigger)
            yield Next(trigger, by, what, rule, trigger in _WAITS)


def _told(world: World, ref: str, trigger: str) -> tuple[str, str, str]:
    one = world.barrier(ref)
    holder, raisers = world.answering(one), world.raisers(one)
    above = world.group(holder).overseen_by or "a group that oversees it, and none does"
    below = world.stands_in_for(one.way_up[-1], one.areas) if one.way_up else ""
    return {
        "refer": (holder, f"refer it to {above}", "P1"),
        "escalate": (
            holder,
            f"escalate it to {above}, by a carried decision with at least one recommendation",
            "P2",
        ),
        "return": (holder, f"return it to {below} with a response, by a carried decision", "P3"),
        "address": (holder, "address it and say how", "P3"),
        "confirm": (raisers, _check(world, ref, holder), "E2"),
        "reopen": (
            raisers if raisers == holder else f"{raisers} or {holder}",
            f"bring it back to {holder}, should it not be gone after all",
            "E1",
        ),
        "withdraw": (raisers, "withdraw it", "P3"),
    }[trigger]


def _check(world: World, ref: str, holder: str) -> str:
    one = world.barrier(ref)
    check = f"check the evidence: met closes it, not met brings it back to {holder}"
    if not one.way_up:
        return f"{check}; recorded by another than {one.addressed_by}, who recorded the work"
    return check
