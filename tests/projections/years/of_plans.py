"""Matters of the other plans: a risk that began at the tactical tier, one of the Trusted Person."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
)
from tests.projections.a_year import Step

RISK, TRUST = "B-0006", "B-0007"

STEPS = (
    Step("12-07", RaiseBarrier(group="tactical", plan="risks", title="No lead in time")),
    Step("12-07", AddAction(barrier=RISK, owner="mind", due=date(2027, 2, 1), title="Ask around")),
    Step(
        "12-08",
        RaiseBarrier(group="county", plan="trusted-person", title="Workers change too often"),
    ),
    Step("12-09", ReferBarrier(barrier=TRUST)),
    Step("12-10", AddressBarrier(barrier=TRUST, how="Two-year contracts")),
    Step(
        "12-14",
        CheckEvidence(
            barrier=TRUST,
            met=True,
            beneficial=True,
            sustainable=False,
            findings="Nobody has left since",
        ),
    ),
)
