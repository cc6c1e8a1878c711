"""Visions, principles and measures: ways to tamper, and the rule to find each."""

from __future__ import annotations

from datetime import timedelta

from cfworkflow.domain.outcome.commands import DefineMeasure, ObserveMeasure, RetireMeasure
from cfworkflow.domain.outcome.facts import MeasureDefined, MeasureObserved, MeasureRetired
from cfworkflow.domain.vision.commands import (
    RetirePrinciple,
    RetireVision,
    StatePrinciple,
    StateVision,
)
from cfworkflow.domain.vision.facts import (
    PrincipleRetired,
    PrincipleStated,
    VisionRetired,
    VisionStated,
)
from tests.rules.a_year import JUNE, a_year
from tests.rules.tampering import Tamper, change, dated, drop, slip_in

JULY = JUNE + timedelta(days=30)


def defined() -> MeasureDefined:
    """A measure of a name that is taken."""
    return MeasureDefined(measure="nights", visions=("trust",), unit="days", wanted="more")


HISTORY = a_year(
    (JUNE, StateVision(vision="trust", title="Trust.")),
    (JUNE, StatePrinciple(principle="openness", title="Say it.", fundamental=True)),
    (JULY, StateVision(vision="trust", title="More trust.", decision="D-0001")),
    (
        JULY,
        DefineMeasure(
            measure="nights", title="Nights.", visions=("trust",), unit="nights", wanted="less"
        ),
    ),
    (JULY, ObserveMeasure(measure="nights", value="7", of=JUNE)),
    (JULY, RetireMeasure(measure="nights", because="Nobody counts.")),
    (JULY, RetireVision(vision="trust", because="There is.")),
    (JULY, RetirePrinciple(principle="openness", because="We do.")),
)

BY_DECISION: dict[str, object] = {"decision": "D-0001"}

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("N1", "a measure defined twice", slip_in(MeasureObserved, {}, defined())),
    ("I1", "a vision retired that nobody stated", change(VisionRetired, {}, vision="hope")),
    ("I1", "a principle that was never stated", drop(PrincipleStated)),
    ("I1", "a measure of a vision nobody stated", change(MeasureDefined, {}, visions=("hope",))),
    ("I1", "a measure that was never defined", drop(MeasureDefined)),
    ("I1", "stated by a decision never put", change(VisionStated, BY_DECISION, decision="D-0099")),
    ("S2", "a vision retired twice", slip_in(PrincipleRetired, {}, VisionRetired(vision="trust"))),
    (
        "S2",
        "a principle retired twice",
        slip_in(PrincipleRetired, {}, PrincipleRetired(principle="openness")),
    ),
    (
        "S2",
        "a retired measure observed",
        slip_in(VisionRetired, {}, MeasureObserved(measure="nights", value="1")),
    ),
    ("S2", "a measure retired twice", slip_in(VisionRetired, {}, MeasureRetired(measure="nights"))),
    ("C1", "stated before it was decided", dated(VisionStated, BY_DECISION, -90)),
    ("C1", "a measure before its vision", dated(MeasureDefined, {}, -31)),
    ("C1", "a value of a day to come", change(MeasureObserved, {}, of=JULY + timedelta(days=1))),
]
