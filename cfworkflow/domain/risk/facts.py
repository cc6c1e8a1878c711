"""Facts about risks, beside those of the governance path that each is a matter on."""

from __future__ import annotations

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import BarrierRef, Level


class RiskRated(Fact):
    """A risk was rated: how likely it is to come about, and what it would do if it did."""

    NAME = "risk-rated"
    TAGS = ("barrier",)

    barrier: BarrierRef
    likelihood: Level
    impact: Level
    because: Narrative = None

    def things(self) -> tuple[str, ...]:
        """The rating alone: what a meeting did with the risk may be typed up after it."""
        return (f"risk:{self.barrier}",)
