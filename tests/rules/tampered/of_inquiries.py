"""System inquiries at change forums: ways to tamper, and the rule to find each."""

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
from cfworkflow.domain.inquiry.facts import (
    ChangeAgentJoined,
    ChangeAgentLeft,
    ExperimentEnded,
    ExperimentStarted,
    InquiryAdvanced,
    InquiryConcluded,
    InquiryLinked,
    InquiryLoopedBack,
    InquiryOpened,
)
from cfworkflow.domain.meeting.commands import CloseMeeting, OpenMeeting, ScheduleMeeting
from cfworkflow.domain.meeting.facts import MeetingOpened, MeetingScheduled
from cfworkflow.domain.theme.commands import NameTheme, RetireTheme
from tests.rules.a_year import a_year
from tests.rules.tampering import Tamper, change, dated, drop, slip_in

JUNE, JULY = date(2026, 6, 8), date(2026, 7, 6)
FORUM, LATER = "M-0004", "M-0005"
INQUIRY, EXPERIMENT = "I-0001", "E-0001"


def _on(forum: str, findings: str) -> AdvanceInquiry:
    return AdvanceInquiry(inquiry=INQUIRY, forum=forum, findings=findings)


HISTORY = a_year(
    (JUNE, ScheduleMeeting(group="tactical", day=JUNE, kind="change-forum")),
    (JUNE, OpenMeeting(meeting=FORUM)),
    (JUNE, OpenInquiry(forum=FORUM, title="Unmet.")),
    (JUNE, _on(FORUM, "A map.")),
    (JUNE, CloseMeeting(meeting=FORUM)),
    (JUNE, JoinInquiry(inquiry=INQUIRY, organisation="probation")),
    (JUNE, JoinInquiry(inquiry=INQUIRY, organisation="refuge")),
    (JULY, ScheduleMeeting(group="tactical", day=JULY, kind="change-forum")),
    (JULY, OpenMeeting(meeting=LATER)),
    (JULY, _on(LATER, "Gaps.")),
    (JULY, StartExperiment(inquiry=INQUIRY, organisation="probation", title="At the gate.")),
    (JULY, LeaveInquiry(inquiry=INQUIRY, organisation="refuge")),
    (JULY, _on(LATER, "Met.")),
    (JULY, EndExperiment(experiment=EXPERIMENT, outcome="worked", findings="All of them.")),
    (JULY, LoopInquiryBack(inquiry=INQUIRY, forum=LATER, because="Fridays.")),
    (JULY, _on(LATER, "Keys.")),
    (JULY, _on(LATER, "A rota.")),
    (JULY, _on(LATER, "It holds.")),
    (JULY, ConcludeInquiry(inquiry=INQUIRY, forum=LATER, findings="It holds.")),
    (JULY, NameTheme(theme="fridays", title="Fridays.")),
    (JULY, RetireTheme(theme="fridays", because="A title for nothing.")),
    (JULY, FeedInquiry(inquiry=INQUIRY, barrier="B-0002")),
)

FIRST = {"to_phase": "explore", "cycle": 1}
THEN = {"to_phase": "act", "cycle": 1}

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    (
        "F1",
        "a forum that was an ordinary meeting",
        change(MeetingScheduled, {"meeting": FORUM}, kind="regular"),
    ),
    ("F1", "a forum that was not held", drop(MeetingOpened, meeting=FORUM)),
    ("F1", "a step on another day than its forum", dated(InquiryAdvanced, THEN, 2)),
    ("F1", "a step at a meeting before", change(InquiryAdvanced, THEN, forum=FORUM)),
    ("F1", "opened by a group whose forum it was not", change(InquiryOpened, {}, group="north")),
    ("S2", "a phase left out", drop(InquiryAdvanced, to_phase="act")),
    ("S2", "a phase leapt over", change(InquiryAdvanced, FIRST, to_phase="act")),
    ("S2", "a cycle not counted", change(InquiryLoopedBack, {}, cycle=1)),
    ("S2", "a cycle of a step not its own", change(InquiryAdvanced, THEN, cycle=3)),
    ("S2", "a cycle of the end not its own", change(InquiryConcluded, {}, cycle=1)),
    (
        "S2",
        "concluded before it had learned",
        drop(InquiryAdvanced, to_phase="learn", cycle=2),
    ),
    ("S2", "an experiment before its phase", drop(InquiryAdvanced, **THEN)),
    ("S2", "an experiment of who took no part", drop(ChangeAgentJoined, organisation="probation")),
    (
        "S2",
        "joined twice",
        slip_in(ChangeAgentLeft, {}, ChangeAgentJoined(inquiry=INQUIRY, organisation="refuge")),
    ),
    ("S2", "left without having joined", drop(ChangeAgentJoined, organisation="refuge")),
    (
        "S2",
        "joined when all was over",
        slip_in(InquiryLinked, {}, ChangeAgentJoined(inquiry=INQUIRY, organisation="forum")),
    ),
    (
        "S2",
        "an experiment ended twice",
        slip_in(InquiryLoopedBack, {}, ExperimentEnded(experiment=EXPERIMENT, outcome="did-not")),
    ),
    ("S2", "a retired theme fed", change(InquiryLinked, {}, theme="fridays", barrier=None)),
    ("S2", "a link that leads nowhere", change(InquiryLinked, {}, barrier=None)),
    ("G1", "opened by a group that is forming", change(InquiryOpened, {}, group="nowhere")),
    ("C1", "a change agent before the inquiry", dated(ChangeAgentJoined, {}, -9)),
    ("C1", "a link before the inquiry", dated(InquiryLinked, {}, -60)),
    ("C1", "an experiment before its phase began", dated(ExperimentStarted, {}, -9)),
    ("I1", "an inquiry nothing tells the beginning of", drop(InquiryOpened)),
    ("I1", "an experiment nothing tells the beginning of", drop(ExperimentStarted)),
    ("I1", "a link to a theme never named", change(InquiryLinked, {}, theme="lost", barrier=None)),
    (
        "N1",
        "a number given twice",
        slip_in(
            InquiryConcluded,
            {},
            ExperimentStarted(experiment=EXPERIMENT, inquiry=INQUIRY, organisation="probation"),
        ),
    ),
]
