"""An element of the Trusted Person model and an approach, as their facts tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfworkflow.domain.approach.facts import (
    ApproachAdopted,
    ApproachProposed,
    ApproachSetAside,
    ApproachTakenUp,
    ElementNamed,
)
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.thing import Thing
from cfworkflow.domain.words import Plan


@dataclass
class Element(Thing):
    """A part of the Trusted Person model."""

    KIND = "element"

    status: str = "named"
    named_on: date = date.min

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this element into account."""
        if isinstance(told.fact, ElementNamed):
            self.named_on = told.on


@dataclass
class Approach(Thing):
    """A way to go about something: proposed, adopted or set_aside."""

    KIND = "approach"
    LETTER = "T"

    status: str = "proposed"
    plan: Plan = "trusted-person"
    barrier: str | None = None
    group: str = ""
    proposed_on: date = date.min

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this approach into account."""
        match told.fact:
            case ApproachProposed() as fact:
                self.plan, self.barrier, self.group = fact.plan, fact.barrier, fact.group
                self.proposed_on = told.on
            case ApproachAdopted():
                self.status = "adopted"
            case ApproachSetAside():
                self.status = "set_aside"
            case ApproachTakenUp():
                self.status = "proposed"
            case _:
                pass
