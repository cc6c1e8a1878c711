"""E1, E2: a barrier closes after a check that was met, made by those who raised it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.domain.refusal import Refusal

if TYPE_CHECKING:
    from cfworkflow.domain.barrier.state import Barrier


class NotChecked(Refusal):
    """E1: a barrier closes only after an evidence check that was met (ToR, Purpose)."""

    code = "E1"


class NotTheirCheck(Refusal):
    """E2: the check is that of the group that raised it; nobody checks their own work (ToR)."""

    code = "E2"


def e1_check_was_met(barrier: Barrier) -> Refusal | None:
    """Find fault with closing a barrier whose evidence has not been found good."""
    if barrier.status == "addressed" and barrier.met is True:
        return None
    addressed = barrier.status == "addressed"
    return NotChecked(
        f"{barrier.ref} was to be closed.",
        "No evidence check since it was addressed says that it is really gone."
        if addressed
        else f"It is {barrier.status}; it must be addressed, and the evidence checked and met.",
        f"Ask the group that raised it to check: cfworkflow barrier check {barrier.ref}"
        if addressed
        else f"See how it came here: cfworkflow barrier history {barrier.ref}",
    )


def e2_checked_by_those_who_raised_it(
    barrier: Barrier, answering: str, checker: str, actor: str
) -> Refusal | None:
    """Find fault with a check by another group, or by the person whose work is checked.

    `answering` is the group that raised the barrier, or its successor for the area. What stands
    where it began was addressed by that same group.
    """
    what = f"{checker} would check the evidence on {barrier.ref}."
    if checker != answering:
        return NotTheirCheck(
            what,
            f"The check is made by the group that raised it: {answering}.",
            f"Ask {answering}: cfworkflow barrier check {barrier.ref} --by {answering}",
        )
    if not barrier.came_through and barrier.addressed_by_actor == actor:
        return NotTheirCheck(
            what,
            f"{barrier.holder} addressed it itself, and {actor} recorded that; nobody checks "
            "their own work.",
            "Let someone else record the check: --actor",
        )
    return None
