"""The delivery plan, days of support, and a risk that is rated."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.risk.commands import RaiseRisk
from cfworkflow.domain.strand.commands import AddTask, NameStrand, ReplanTask, ReportTask
from cfworkflow.domain.support.commands import AgreeSupport, UseSupport
from tests.projections.a_year import Step

STRAND, TASK = "infrastructure", "reporting"

STEPS = (
    Step("12-07", NameStrand(strand=STRAND, number=3, title="Infrastructure")),
    Step("12-07", NameStrand(strand="learning", number=5, title="Learning")),
    Step(
        "12-07",
        AddTask(
            strand=STRAND,
            task=TASK,
            title="Reports",
            begins=date(2026, 12, 7),
            ends=date(2027, 3, 31),
        ),
    ),
    Step("12-07", AddTask(strand="learning", task="health-check", title="A survey")),
    Step("12-07", AgreeSupport(support="coaching", days="38.5", title="Coaching")),
    Step("12-07", AgreeSupport(support="visits", days="3", every="month")),
    Step("12-14", ReportTask(task=TASK, percent=75, note="Tried with one tier")),
    Step("12-21", ReportTask(task=TASK, percent=60, because="Two tiers want it otherwise")),
    Step("12-21", ReplanTask(task=TASK, ends=date(2027, 6, 30), because="They are asked anew")),
    Step("12-21", ReportTask(task="health-check", percent=100)),
    Step(
        "12-21",
        AgreeSupport(support="coaching", days="80", paid_by="meam", because="The lead came late"),
    ),
    Step("12-21", UseSupport(support="coaching", days="1.5", strand=STRAND, note="Workshops")),
    Step("12-21", UseSupport(support="coaching", days="2")),
    Step(
        "12-21",
        RaiseRisk(group="county", title="Nobody applies", likelihood="high", impact="medium"),
    ),
)
