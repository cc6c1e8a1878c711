"""A change forum to tell stories about, and an inquiry on its way through its phases."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.command import Command
from cfworkflow.domain.inquiry.commands import (
    AdvanceInquiry,
    ConcludeInquiry,
    JoinInquiry,
    OpenInquiry,
    StartExperiment,
)
from cfworkflow.domain.meeting.commands import OpenMeeting, ScheduleMeeting
from tests.domain.given_when_then import TODAY

FORUM = "M-0001"
INQUIRY = "I-0001"
EXPERIMENT = "E-0001"


def a_change_forum(day: date = TODAY, meeting: str = FORUM) -> list[Command]:
    """A change forum of the tactical group, in session since `day`."""
    return [
        ScheduleMeeting(group="tactical", day=day, kind="change-forum"),
        OpenMeeting(meeting=meeting),
    ]


def advance(findings: str) -> AdvanceInquiry:
    """A step to the next phase, for what came out."""
    return AdvanceInquiry(inquiry=INQUIRY, forum=FORUM, findings=findings)


OPEN = OpenInquiry(
    forum=FORUM,
    title="Why are people unmet?",
    description="Twelve were",
    petals=("homelessness",),
    areas=("city",),
)
JOIN = JoinInquiry(inquiry=INQUIRY, organisation="mind")
TRY = StartExperiment(
    inquiry=INQUIRY,
    organisation="mind",
    title="Meet people at the gate",
    description="Every Friday",
    areas=("city",),
)

_ALL: list[Command] = [
    OPEN,
    advance("Who is met"),
    advance("Where the gaps are"),
    advance("What was tried"),
    ConcludeInquiry(inquiry=INQUIRY, forum=FORUM, findings="It holds"),
]
WAYS: dict[str, list[Command]] = {
    phase: _ALL[: place + 1]
    for place, phase in enumerate(("build", "explore", "act", "learn", "concluded"))
}
"""Phase → what was said for an inquiry to be in it."""
