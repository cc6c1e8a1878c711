"""A system inquiry at a change forum, through two cycles to its end, with two experiments."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.inquiry.commands import (
    AdvanceInquiry,
    ConcludeInquiry,
    EndExperiment,
    FeedInquiry,
    JoinInquiry,
    LeaveInquiry,
    LoopInquiryBack,
    OpenInquiry,
    StartExperiment,
)
from cfworkflow.domain.meeting.commands import CloseMeeting, OpenMeeting, ScheduleMeeting
from tests.projections.a_year import Step

FORUM, INQUIRY, ENDED, RUNNING = "M-0006", "I-0001", "E-0001", "E-0002"


def on(findings: str) -> AdvanceInquiry:
    """A step of the inquiry to its next phase."""
    return AdvanceInquiry(inquiry=INQUIRY, forum=FORUM, findings=findings)


STEPS = (
    Step(
        "11-05",
        ScheduleMeeting(group="tactical", day=date(2026, 11, 9), kind="change-forum"),
    ),
    Step("11-09", OpenMeeting(meeting=FORUM)),
    Step(
        "11-09",
        OpenInquiry(
            forum=FORUM,
            title="Why do people leave prison unmet?",
            description="Twelve of forty did",
            petals=("criminal-justice", "homelessness"),
            areas=("city",),
        ),
    ),
    Step("11-10", JoinInquiry(inquiry=INQUIRY, organisation="probation-trust")),
    Step("11-10", JoinInquiry(inquiry=INQUIRY, organisation="mind-charity")),
    Step("11-09", on("A map of who is met when")),
    Step("11-09", on("Fridays are the gap")),
    Step(
        "11-12",
        StartExperiment(
            inquiry=INQUIRY,
            organisation="probation-trust",
            title="Meet people at the gate",
            description="Every Friday for a month",
            areas=("city",),
        ),
    ),
    Step(
        "11-13",
        StartExperiment(inquiry=INQUIRY, organisation="mind-charity", title="A bed for Fridays"),
    ),
    Step(
        "12-10",
        EndExperiment(experiment=ENDED, outcome="partly", findings="Nine of twelve were met"),
    ),
    Step("11-09", on("Most were met")),
    Step(
        "11-09",
        LoopInquiryBack(
            inquiry=INQUIRY, forum=FORUM, because="Not by phone", findings="Phones were off"
        ),
    ),
    Step("12-11", FeedInquiry(inquiry=INQUIRY, barrier="B-0004")),
    Step("12-11", LeaveInquiry(inquiry=INQUIRY, organisation="mind-charity")),
    Step("11-09", on("Who opens the gate")),
    Step("11-09", on("The gate opens at nine")),
    Step("11-09", on("All were met")),
    Step(
        "11-09",
        ConcludeInquiry(inquiry=INQUIRY, forum=FORUM, findings="A rota keeps it so"),
    ),
    Step("11-09", CloseMeeting(meeting=FORUM)),
)
