"""Days of support as their facts tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.support.facts import SupportAgreed, SupportUsed
from cfworkflow.domain.thing import Thing


@dataclass
class Support(Thing):
    """The days of one contract or offer; `agreed` is how that was put last, `used` all so far.

    `agreed_on` is the day on which some were agreed first, `title` what it was called last.
    """

    KIND = "support"

    agreed: SupportAgreed | None = None
    agreed_on: date = date.min
    title: str | None = None
    used: Decimal = Decimal(0)

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this support into account."""
        if isinstance(told.fact, SupportAgreed):
            self.agreed_on = told.on if self.agreed is None else self.agreed_on
            self.agreed = told.fact
            self.title = told.fact.title or self.title
        elif isinstance(told.fact, SupportUsed):
            self.used += Decimal(told.fact.days)
