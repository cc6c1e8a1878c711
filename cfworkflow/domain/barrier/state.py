"""A barrier as its facts tell it: where it stands, who holds it, and how it came there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cfworkflow.domain.barrier.facts import (
    BarrierAddressed,
    BarrierClosed,
    BarrierEscalated,
    BarrierRaised,
    BarrierReferred,
    BarrierReopened,
    BarrierReturned,
    BarrierThemed,
    BarrierWithdrawn,
    EvidenceChecked,
)
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.thing import Thing
from cfworkflow.domain.words import Plan, Tier, tier_above, tier_below


@dataclass
class Barrier(Thing):
    """A system barrier. `status` is a state of the governance path; `tier` that of its holder.

    `came_through` are the groups that held it on the way up, so that a return finds its way; none
    while it stands where it began.
    `met` is the last evidence check since it was addressed: None while there is none.
    """

    KIND = "barrier"
    LETTER = "B"

    plan: Plan = "barriers"
    status: str = "operational"
    tier: Tier = "operational"
    raised_by: str = ""
    holder: str = ""
    areas: frozenset[str] = frozenset()
    came_through: list[str] = field(default_factory=list)
    addressed_by_actor: str = ""
    met: bool | None = None
    recommendations: int = 0
    """How many stand unanswered."""
    raised_on: date = date.min
    theme: str | None = None
    """The one it was put under last, which may have been retired into another since."""

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this barrier into account."""
        match told.fact:
            case BarrierRaised() as fact:
                self.plan = fact.plan
                self.raised_by = fact.group
                self._stand(fact.tier, fact.group)
                self.areas = frozenset(fact.areas)
                self.raised_on = told.on
            case BarrierReferred() as fact:
                self._move_up(fact.to_group)
            case BarrierEscalated() as fact:
                self.recommendations = fact.recommendations
                self._move_up(fact.to_group)
            case BarrierReturned() as fact:
                self.recommendations = 0
                self.came_through.pop()
                self._stand(tier_below(self.tier) or self.tier, fact.to_group)
            case BarrierReopened() as fact:
                self._stand(fact.tier, fact.group)
            case _:
                self._stay(told)

    def _stay(self, told: Recorded) -> None:
        """Take a fact into account that moves the barrier to no other group."""
        match told.fact:
            case BarrierAddressed():
                self.status, self.addressed_by_actor = "addressed", told.actor
                self.met = None
            case EvidenceChecked() as fact:
                self.met = fact.met
            case BarrierClosed():
                self.status = "closed"
            case BarrierWithdrawn():
                self.status = "withdrawn"
            case BarrierThemed() as fact:
                self.theme = fact.theme
            case _:
                pass

    def _move_up(self, to_group: str) -> None:
        self.came_through.append(self.holder)
        self._stand(tier_above(self.tier) or self.tier, to_group)

    def _stand(self, tier: Tier, holder: str) -> None:
        self.status = self.tier = tier
        self.holder = holder
        self.met = None
