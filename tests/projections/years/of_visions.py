"""What the programme wants, in which spirit, and what is measured of it."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.outcome.commands import DefineMeasure, ObserveMeasure, RetireMeasure
from cfworkflow.domain.vision.commands import (
    RetirePrinciple,
    RetireVision,
    StatePrinciple,
    StateVision,
)
from tests.projections.a_year import Step

STEPS = (
    Step("11-02", StateVision(vision="trust", title="People have someone they trust")),
    Step("11-02", StateVision(vision="learning", title="Learn together")),
    Step("11-02", StatePrinciple(principle="equal-voice", title="All are heard", fundamental=True)),
    Step("11-02", StatePrinciple(principle="openness", title="Say what went wrong")),
    Step("11-02", StatePrinciple(principle="thrift", title="Spend little")),
    Step(
        "11-09",
        StateVision(vision="learning", title="Learn from what went wrong", decision="D-0001"),
    ),
    Step(
        "11-09",
        DefineMeasure(
            measure="staff-trained",
            title="Staff trained in trauma",
            description="A survey each quarter",
            visions=("trust", "learning"),
            unit="percent",
            wanted="more",
            baseline="20",
            target="80",
        ),
    ),
    Step(
        "11-09",
        DefineMeasure(
            measure="nights-out",
            title="Nights out",
            visions=("trust",),
            unit="nights",
            wanted="less",
        ),
    ),
    Step("11-16", ObserveMeasure(measure="staff-trained", value="35", note="Half answered")),
    Step("11-16", ObserveMeasure(measure="nights-out", value="7")),
    Step(
        "11-17",
        ObserveMeasure(
            measure="staff-trained", value="38.50", of=date(2026, 6, 30), note="One team"
        ),
    ),
    Step("11-18", RetireVision(vision="learning", because="We do", decision="D-0001")),
    Step("11-18", RetirePrinciple(principle="thrift", because="It cost more")),
    Step("11-18", RetireMeasure(measure="nights-out", because="Nobody counts them")),
)
