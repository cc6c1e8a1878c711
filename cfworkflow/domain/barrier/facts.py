"""Facts about barriers (ToR, Purpose of the group)."""

from __future__ import annotations

from pydantic import PositiveInt

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import (
    Answer,
    ApproachRef,
    BarrierRef,
    DecisionRef,
    Petal,
    Plan,
    Slug,
    Tier,
)


class _OfBarrier(Fact):
    """What facts about one barrier share."""

    TAGS = ("barrier",)

    barrier: BarrierRef


class BarrierRaised(_OfBarrier):
    """A group met a system barrier, a matter of the Trusted Person plan, or a risk.

    `plan` says which of these it is and `tier` where it began (rule P1); `approach` is the one it
    stands in the way of, where it is about one.
    """

    NAME = "barrier-raised"
    VERSION = 2

    group: Slug
    plan: Plan = "barriers"
    tier: Tier = "operational"
    approach: ApproachRef | None = None
    petals: tuple[Petal, ...] = ()
    areas: tuple[Slug, ...] = ()
    title: Narrative = None
    description: Narrative = None


class BarrierReferred(_OfBarrier):
    """A partnership handed a barrier to the Tactical Group."""

    NAME = "barrier-referred"

    from_group: Slug
    to_group: Slug
    because: Narrative = None


class BarrierEscalated(_OfBarrier):
    """The Tactical Group escalated a barrier, with recommendations, by a decision (rule P2).

    The recommendations themselves stand in the proposal of `decision`.
    """

    NAME = "barrier-escalated"

    decision: DecisionRef
    from_group: Slug
    to_group: Slug
    recommendations: PositiveInt


class BarrierReturned(_OfBarrier):
    """The group that holds a barrier sent it one tier down, with its response.

    The response itself stands in the proposal of `decision`; `answers` are to the
    recommendations, one each and in their order, where they were answered singly.
    """

    NAME = "barrier-returned"

    decision: DecisionRef
    from_group: Slug
    to_group: Slug
    answers: tuple[Answer, ...] = ()


class BarrierAddressed(_OfBarrier):
    """The group that holds a barrier says it is dealt with; the check is next (rule E1)."""

    NAME = "barrier-addressed"

    group: Slug
    tier: Tier
    how: Narrative = None


class EvidenceChecked(_OfBarrier):
    """The group that raised a barrier said whether it is really gone (rule E2).

    And whether the change is beneficial, sustainable and transformational: None where that was
    not asked (ToR, Purpose).
    """

    NAME = "evidence-checked"
    VERSION = 2

    group: Slug
    met: bool
    beneficial: bool | None = None
    sustainable: bool | None = None
    transformational: bool | None = None
    findings: Narrative = None


class BarrierClosed(_OfBarrier):
    """The check was met and the barrier is closed (rule E1)."""

    NAME = "barrier-closed"


class BarrierReopened(_OfBarrier):
    """A barrier is back with the group that had said it was addressed."""

    NAME = "barrier-reopened"

    group: Slug
    tier: Tier
    because: Narrative = None


class BarrierWithdrawn(_OfBarrier):
    """Whoever raised a barrier took it back."""

    NAME = "barrier-withdrawn"

    group: Slug
    because: Narrative = None


class BarrierThemed(_OfBarrier):
    """A barrier was put under a theme, in place of the one it was under; None for under none."""

    NAME = "barrier-themed"

    theme: Slug | None
    because: Narrative = None

    def things(self) -> tuple[str, ...]:
        """That alone: it moves no barrier on, and holds up nothing typed up later."""
        return (f"theme-of:{self.barrier}",)
