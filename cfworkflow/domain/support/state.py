"""Days of support as their facts tell them."""

from __future__ import annotations

from dataclasses import dataclass

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.support.facts import SupportAgreed
from cfworkflow.domain.thing import Thing


@dataclass
class Support(Thing):
    """The days of one contract or offer; `agreed` is how that was put last."""

    KIND = "support"

    agreed: SupportAgreed | None = None

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this support into account."""
        if isinstance(told.fact, SupportAgreed):
            self.agreed = told.fact
