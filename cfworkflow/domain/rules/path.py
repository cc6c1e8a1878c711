"""P1, P2, P3: one tier at a time, by a decision with recommendations, by the group that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.domain.barrier.path import GOVERNANCE_PATH
from cfworkflow.domain.machine import step
from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.words import Plan, Tier, tier_above, tier_below

if TYPE_CHECKING:
    from cfworkflow.domain.barrier.state import Barrier
    from cfworkflow.domain.group.state import Group


class OffThePath(Refusal):
    """P1: operational → tactical → strategic; no tier is skipped, up or down (ToR, Governance)."""

    code = "P1"


class NothingRecommended(Refusal):
    """P2: escalation to Strategic needs a carried decision and a recommendation (ToR, Purpose)."""

    code = "P2"


class NotTheHolder(Refusal):
    """P3: only the group that holds a barrier decides about it."""

    code = "P3"


class _Beginning(NamedTuple):
    """Where the matters of a plan may begin, and how one and all of them are called."""

    tiers: tuple[Tier, ...]
    one: str
    begin: str


_ON_THE_GROUND = "begin on the ground"
_OR_ABOVE = f"{_ON_THE_GROUND} or at the tactical tier"

_BEGINNINGS: dict[Plan, _Beginning] = {
    "barriers": _Beginning(("operational",), "a barrier", f"barriers {_ON_THE_GROUND}"),
    "trusted-person": _Beginning(
        ("operational", "tactical"),
        "a matter of the Trusted Person plan",
        f"matters of the Trusted Person plan {_OR_ABOVE}",
    ),
    "risks": _Beginning(("operational", "tactical"), "a risk", f"risks {_OR_ABOVE}"),
}


def p1_begins_where_its_plan_may(plan: Plan, group: Group) -> Refusal | None:
    """Find fault with a matter that begins at another tier than those its plan may begin at."""
    tiers, one, begin = _BEGINNINGS[plan]
    if group.tier in tiers:
        return None
    also = "or the Tactical Group " if "tactical" in tiers else ""
    return OffThePath(
        f"{group.ref} was to raise {one}.",
        f"It is of the {group.tier} tier, and {begin}.",
        f"Name the Operational Partnership {also}that met it: cfworkflow group list",
    )


_NEXT = {
    "operational": "refer it to the Tactical Group (cfworkflow barrier refer {ref}) "
    "or address it (cfworkflow barrier address {ref})",
    "tactical": "address it (cfworkflow barrier address {ref}), or put its escalation or return "
    "to a meeting (cfworkflow decision propose)",
    "strategic": "address it (cfworkflow barrier address {ref}), or put its return "
    "to a meeting (cfworkflow decision propose --kind return)",
    "addressed": "check the evidence (cfworkflow barrier check {ref})",
    "closed": "reopen it (cfworkflow barrier reopen {ref})",
    "withdrawn": "raise it anew (cfworkflow barrier raise)",
}
_BEGAN_AT_TACTICAL = (
    "address it (cfworkflow barrier address {ref}), or put its escalation "
    "to a meeting (cfworkflow decision propose --kind escalate)"
)


def _off_the_path(barrier: Barrier, trigger: str, why: str) -> Refusal:
    began_here = barrier.status == "tactical" and not barrier.came_through
    onwards = _BEGAN_AT_TACTICAL if began_here else _NEXT[barrier.status]
    return OffThePath(
        f"{barrier.ref} was to take the step '{trigger}'.",
        why,
        f"From here: {onwards.format(ref=barrier.ref)}.",
    )


def p1_one_tier_at_a_time(barrier: Barrier, trigger: str, to: Group | None) -> Refusal | None:
    """Find fault with a step the governance path lacks, or that ends on the wrong tier.

    `to` is the group the barrier would go to; None for steps that leave it with its holder.
    """
    next_status = step(GOVERNANCE_PATH, trigger, barrier.status, barrier)
    if to is not None and to.tier not in (tier_above(barrier.tier), tier_below(barrier.tier)):
        nearest = tier_above(barrier.tier) or tier_below(barrier.tier)
        return _off_the_path(
            barrier,
            trigger,
            f"No tier is skipped: it stands at the {barrier.tier} tier, {to.ref} is of the "
            f"{to.tier} tier, and the next tier is {nearest}.",
        )
    if next_status is None and trigger == "return" and barrier.status == "tactical":
        return _off_the_path(
            barrier,
            trigger,
            f"It began at the tactical tier, with {barrier.raised_by}: nobody on the ground handed "
            "it up, and so there is nobody to return it to.",
        )
    if next_status is None:
        stands = "at the {} tier" if barrier.status == barrier.tier else "as {}"
        return _off_the_path(
            barrier,
            trigger,
            f"It stands {stands.format(barrier.status)}, and the governance path has no such "
            "step from there: operational → tactical → strategic, one tier at a time.",
        )
    if to is not None and to.tier != next_status:
        return _off_the_path(
            barrier,
            trigger,
            f"The step leads to the {next_status} tier, and {to.ref} is of the {to.tier} tier.",
        )
    return None


def p1_overseen_from_the_next_tier(
    group: str, tier: Tier, overseer: Group | None
) -> Refusal | None:
    """Find fault with an overseer that is not of the tier next above a group of this tier."""
    above = tier_above(tier)
    if overseer is None or overseer.tier == above:
        return None
    return OffThePath(
        f"{group} was to be overseen by {overseer.ref}.",
        f"{overseer.ref} is of the {overseer.tier} tier; a group is overseen by the next tier up.",
        f"Name a group of the {above} tier."
        if above
        else f"Leave it as it is: nobody oversees a group of the {tier} tier.",
    )


def p1_someone_above(barrier: Barrier, holder: Group) -> Refusal | None:
    """Find fault with a way up from a group that nobody oversees."""
    if holder.overseen_by is not None:
        return None
    by_name = f"\nOr say where this one goes: cfworkflow barrier refer {barrier.ref} --to GROUP"
    return OffThePath(
        f"{barrier.ref} was to go one tier up.",
        f"No group is on record as overseeing {holder.ref}, which holds it.",
        f"Say who oversees it: cfworkflow group oversee {holder.ref} --by GROUP"
        f"{by_name if barrier.status == 'operational' else ''}",
    )


def p2_something_recommended(barrier: Barrier, recommendations: int) -> Refusal | None:
    """Find fault with an escalation that hands on no recommendation."""
    if recommendations > 0:
        return None
    return NothingRecommended(
        f"{barrier.ref} was to be escalated to the Strategic Board.",
        "An escalation includes at least one recommendation for an approach.",
        'Add one: --recommend "…"',
    )


def p3_held_by(barrier: Barrier, holder: str, acting: str) -> Refusal | None:
    """Find fault with a group that acts on a barrier another group holds."""
    if holder == acting:
        return None
    return NotTheHolder(
        f"{acting} would decide about {barrier.ref}.",
        f"It stands with {holder}, and only the group that holds a barrier decides about it.",
        f"Leave it to {holder}, or bring it to {acting} first: "
        f"cfworkflow barrier history {barrier.ref}",
    )
