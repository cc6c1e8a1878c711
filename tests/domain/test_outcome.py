"""The outcomes framework: what is measured to see whether visions come about."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import ValidationError

from cfworkflow.domain.outcome.commands import DefineMeasure, ObserveMeasure, RetireMeasure
from cfworkflow.domain.outcome.facts import MeasureDefined, MeasureObserved, MeasureRetired
from cfworkflow.domain.vision.commands import RetireVision, StateVision
from tests.domain.given_when_then import TODAY, given, on

MEASURE = "staff-trained"
VISIONS = [
    StateVision(vision="trust", title="Someone they trust"),
    StateVision(vision="learning", title="Learn together"),
]
DEFINE = DefineMeasure(
    measure=MEASURE,
    title="Staff trained",
    visions=("trust", "learning"),
    unit="percent",
    wanted="more",
    baseline="20",
)
DEFINED = MeasureDefined(
    measure=MEASURE,
    title="Staff trained",
    visions=("trust", "learning"),
    unit="percent",
    wanted="more",
    baseline="20",
)
OBSERVE = ObserveMeasure(measure=MEASURE, value="38.5")
OBSERVED = MeasureObserved(measure=MEASURE, value="38.5")
RETIRE = RetireMeasure(measure=MEASURE, because="Everyone is")
RETIRED = MeasureRetired(measure=MEASURE, because="Everyone is")
EARLIER = TODAY - timedelta(days=30)


def test_a_measure_is_defined_observed_and_retired() -> None:
    """CR Outcomes: an evaluation framework measures the progress and outcomes, vision by vision."""
    record = given(*VISIONS).when(DEFINE).then(DEFINED).after
    record.when(OBSERVE).then(OBSERVED).after.when(RETIRE).then(RETIRED)


def test_to_say_it_twice_changes_nothing() -> None:
    """Quiet when it is so already; another day's value is noted even where it is the same."""
    record = given(*VISIONS, DEFINED)
    record.when(DEFINE).then_quiet()
    record.and_given(OBSERVED).when(OBSERVE).then_quiet()
    record.and_given(OBSERVED, RETIRED).when(RETIRE).then_quiet()
    earlier = given(on(EARLIER, *VISIONS, DEFINED, OBSERVED))
    earlier.when(OBSERVE).then(OBSERVED)


def test_a_name_is_given_to_one_measure() -> None:
    """N1: a series of values is of one thing, or it says nothing."""
    other = DEFINE.model_copy(update={"unit": "people"})
    given(*VISIONS, DEFINED).when(other).then_refused("N1", MEASURE)


def test_a_measure_shows_visions_that_were_stated_by_then() -> None:
    """I1, C1: what it is to show is on record, on the day it is defined."""
    given(VISIONS[0]).when(DEFINE).then_unknown("vision", "learning")
    given(*VISIONS).when(DEFINE, on=EARLIER).then_refused("C1", "trust", "learning", also=["C1"])


def test_a_measure_of_a_vision_that_was_retired_goes_on() -> None:
    """What is measured may show a vision after its time; nobody wrote that it may not."""
    gone = RetireVision(vision="trust", because="There is")
    given(*VISIONS, gone).when(DEFINE).then(DEFINED)


def test_a_measure_shows_one_vision_at_least() -> None:
    """CR Outcomes: outputs contribute to the vision; one that shows none is no outcome."""
    with pytest.raises(ValidationError, match="at least 1 item"):
        DefineMeasure(measure=MEASURE, title="T", visions=(), unit="percent", wanted="more")


def test_what_is_retired_is_observed_no_more() -> None:
    """S2: a retired measure takes no value, and is not retired for another reason."""
    record = given(*VISIONS, DEFINED, RETIRED)
    record.when(OBSERVE).then_refused("S2", "It is retired")
    record.when(RetireMeasure(measure=MEASURE, because="No money")).then_refused("S2")


def test_a_value_is_of_a_day_that_was() -> None:
    """C1: what has not happened yet is not measured; the day itself may be."""
    record = given(*VISIONS, DEFINED)
    today = OBSERVE.model_copy(update={"of": TODAY})
    record.when(today).then(OBSERVED.model_copy(update={"of": TODAY}))
    to_come = OBSERVE.model_copy(update={"of": TODAY + timedelta(days=1)})
    record.when(to_come).then_refused("C1", MEASURE, "--of")


def test_all_that_is_wrong_with_a_value_is_said_at_once() -> None:
    """A secretary mends everything in one go."""
    to_come = OBSERVE.model_copy(update={"of": TODAY + timedelta(days=1)})
    given(*VISIONS, DEFINED, RETIRED).when(to_come).then_refused("S2", also=["C1"])


def test_what_was_never_defined_is_missed() -> None:
    """A name is looked for before anything is said of it."""
    given().when(OBSERVE).then_unknown("measure", MEASURE)
    given().when(RETIRE).then_unknown("measure", MEASURE)


@pytest.mark.parametrize(("typed", "kept"), [("38.50", "38.5"), ("80.0", "80"), ("-0.0", "0")])
def test_one_amount_has_one_text(typed: str, kept: str) -> None:
    """A value is exact: never a float, which would round it."""
    assert ObserveMeasure(measure=MEASURE, value=typed).value == kept
