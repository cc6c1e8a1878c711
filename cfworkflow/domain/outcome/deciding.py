"""How measures are defined, observed and retired."""

from __future__ import annotations

from cfworkflow.domain.outcome.commands import DefineMeasure, ObserveMeasure, RetireMeasure
from cfworkflow.domain.outcome.facts import MeasureDefined, MeasureObserved, MeasureRetired
from cfworkflow.domain.outcome.path import MEASURE_PATH
from cfworkflow.domain.outcome.state import Measure
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.identity import n1_name_is_free
from cfworkflow.domain.rules.session import s2_step_is_open
from cfworkflow.domain.rules.time import c1_known_by_then, c1_value_of_a_day_that_was
from cfworkflow.domain.vision.state import Vision


def define_measure(past: Past, command: DefineMeasure) -> Facts:
    """Define a measure. Refuses N1 and C1; quiet when it is defined just so."""
    there = past.find(Measure, command.measure)
    visions = [past.load(Vision, vision) for vision in command.visions]
    fact = MeasureDefined(**command.model_dump())
    if there is not None and there.definition == fact:
        return
    what = f"{command.measure} was to be defined."
    refuse_any(
        n1_name_is_free("measure", command.measure, taken=there is not None),
        *(c1_known_by_then(what, vision.ref, vision.since, past.on) for vision in visions),
    )
    yield fact


def observe_measure(past: Past, command: ObserveMeasure) -> Facts:
    """Note a value. Refuses S2 and C1; quiet when the last note of that day says the same."""
    measure = past.load(Measure, command.measure)
    fact = MeasureObserved(**command.model_dump())
    last = measure.observed
    if last is not None and last.on == past.on and last.fact == fact:
        return
    refuse_any(
        s2_step_is_open(MEASURE_PATH, "observe", measure.ref, measure.status),
        c1_value_of_a_day_that_was(measure.ref, command.of, past.on),
    )
    yield fact


def retire_measure(past: Past, command: RetireMeasure) -> Facts:
    """Retire a measure. Refuses S2; quiet when it was said before."""
    measure = past.load(Measure, command.measure)
    fact = MeasureRetired(**command.model_dump())
    if measure.status != "retired" or not past.repeats(fact):
        refuse_any(s2_step_is_open(MEASURE_PATH, "retire", measure.ref, measure.status))
        yield fact
