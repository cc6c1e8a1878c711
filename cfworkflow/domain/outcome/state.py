"""A measure as its facts tell it."""

from __future__ import annotations

from dataclasses import dataclass

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.outcome.facts import MeasureDefined, MeasureObserved, MeasureRetired
from cfworkflow.domain.thing import Thing


@dataclass
class Measure(Thing):
    """Something that is measured; defined or retired. `observed` is its last observation."""

    KIND = "measure"

    status: str = "defined"
    definition: MeasureDefined | None = None
    observed: Recorded | None = None

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this measure into account."""
        match told.fact:
            case MeasureDefined() as fact:
                self.definition = fact
            case MeasureObserved():
                self.observed = told
            case MeasureRetired():
                self.status = "retired"
            case _:
                pass
