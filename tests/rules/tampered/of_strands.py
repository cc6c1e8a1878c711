"""The delivery plan, support and risks: ways to tamper, and the rule to find each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cfworkflow.domain.barrier.commands import WithdrawBarrier
from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.risk.commands import RaiseRisk, RateRisk
from cfworkflow.domain.risk.facts import RiskRated
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReplanTask, ReportTask
from cfworkflow.domain.strand.facts import (
    StrandNamed,
    TaskAdded,
    TaskProgressed,
    TaskReplanned,
)
from cfworkflow.domain.support.commands import AgreeSupport, UseSupport
from cfworkflow.domain.support.facts import SupportAgreed, SupportUsed
from tests.rules.a_year import a_year
from tests.rules.tampering import Tamper, change, dated, drop, slip_in

JULY, AUGUST = date(2026, 7, 1), date(2026, 8, 3)

HISTORY = a_year(
    (JULY, NameStrand(strand="infrastructure", number=3, title="Infrastructure")),
    (
        JULY,
        AddTask(
            strand="infrastructure",
            task="reporting",
            title="Reports",
            begins=JULY,
            ends=date(2026, 9, 30),
        ),
    ),
    (JULY, ReportTask(task="reporting", percent=75)),
    (JULY, AgreeSupport(support="coaching", days="38.5")),
    (JULY, RaiseRisk(group="tactical", title="Nobody comes.", likelihood="high", impact="high")),
    (AUGUST, ReportTask(task="reporting", percent=60, because="One tier was not asked.")),
    (AUGUST, ReplanTask(task="reporting", ends=date(2026, 12, 31), because="So it takes longer.")),
    (AUGUST, AgreeSupport(support="coaching", days="80", because="The lead came later.")),
    (AUGUST, UseSupport(support="coaching", days="2", strand="infrastructure")),
    (JULY, UseSupport(support="coaching", days="1")),
    (AUGUST, RateRisk(barrier="B-0003", likelihood="low", impact="high")),
    (AUGUST, WithdrawBarrier(barrier="B-0003", because="They came.")),
)

FELL = {"percent": 60}
RAISED = {"barrier": "B-0003"}
RATED = RiskRated(barrier="B-0003", likelihood="low", impact="low")


def _rated_after(last: Recorded) -> Recorded:
    return replace(last, fact=RATED, command_id="slipped-in", position=last.position + 1)


TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("W1", "progress fell in silence", change(TaskProgressed, FELL, reasoned=False)),
    ("W1", "an end moved later in silence", change(TaskReplanned, {}, reasoned=False)),
    ("W1", "an end taken away in silence", change(TaskReplanned, {}, reasoned=False, ends=None)),
    (
        "W1",
        "agreed support changed in silence",
        change(SupportAgreed, {"days": "80"}, reasoned=False),
    ),
    ("C1", "a task that ends before it begins", change(TaskAdded, {}, ends=date(2026, 6, 1))),
    (
        "C1",
        "a task planned anew to end before it begins",
        change(TaskReplanned, {}, ends=date(2026, 6, 1)),
    ),
    ("C1", "a task older than its strand", dated(TaskAdded, {}, -1)),
    ("C1", "days used on a strand to come", dated(SupportUsed, {"days": "2"}, -40)),
    ("C1", "days used before any were agreed", dated(SupportUsed, {"days": "1"}, -1)),
    ("C1", "a rating older than the risk", dated(RiskRated, {"impact": "high"}, -1)),
    ("S2", "a barrier rated as a risk", change(RiskRated, {}, barrier="B-0001")),
    ("S2", "a risk that was none", change(BarrierRaised, RAISED, plan="trusted-person")),
    (
        "S2",
        "a risk rated when it was withdrawn",
        lambda history: [*history, _rated_after(history[-1])],
    ),
    (
        "N1",
        "a strand named twice",
        slip_in(TaskAdded, {}, StrandNamed(strand="infrastructure", number=4)),
    ),
    ("I1", "a task of a strand nobody named", drop(StrandNamed)),
    ("I1", "a report on a task nobody added", drop(TaskAdded)),
    ("I1", "days used that nobody agreed", change(SupportUsed, {}, support="meam")),
]
