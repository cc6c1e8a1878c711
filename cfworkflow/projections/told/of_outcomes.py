"""Sentences about the measures of the outcomes framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import listed, plain, spoken, titled

if TYPE_CHECKING:
    from cfworkflow.domain.outcome.facts import MeasureDefined, MeasureObserved


def measure_defined(fact: MeasureDefined) -> str:
    """What is measured, in what unit, and for which visions."""
    return (
        f"Measure {fact.measure} ({fact.unit}) defined for {listed(fact.visions)}"
        f"{titled(fact.title)}."
    )


def measure_observed(fact: MeasureObserved) -> str:
    """A value of a measure, and what day or period it is of."""
    of = f", of {spoken(fact.of)}" if fact.of else ""
    return f"Measure {fact.measure} was {fact.value}{of}."


measure_retired = plain("Measure {0.measure} retired.")
