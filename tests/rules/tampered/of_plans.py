"""Matters that began at the tactical tier: ways to tamper, and the rule to find each."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.action.facts import ActionAdded
from cfworkflow.domain.barrier.commands import AddressBarrier, CheckEvidence, RaiseBarrier
from cfworkflow.domain.barrier.facts import (
    BarrierEscalated,
    BarrierRaised,
    BarrierReturned,
    EvidenceChecked,
)
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.commands import ProposeDecision, TakeVote
from cfworkflow.domain.meeting.commands import OpenMeeting, RecordAttendance, ScheduleMeeting
from cfworkflow.testing import CAST, PlainRecord
from tests.rules.tampering import History, Tamper, by, change, drop

DAY = date(2026, 5, 4)
RISK: dict[str, object] = {"barrier": "B-0001"}


def history() -> History:
    """A risk of the Tactical Group up to the board and back, addressed there, and checked."""
    record = PlainRecord(lambda: datetime(2026, 5, 4, 9, tzinfo=UTC))
    present = ("council-chair", "council-care", "probation", "refuge", "housing")
    for command in (
        *CAST,
        RaiseBarrier(group="tactical", plan="risks", title="No lead."),
        AddAction(barrier="B-0001", owner="probation", due=DAY, title="Ask."),
        ScheduleMeeting(group="tactical", day=DAY),
        OpenMeeting(meeting="M-0001"),
        RecordAttendance(meeting="M-0001", members=present),
        ProposeDecision(
            meeting="M-0001",
            kind="escalate",
            barrier="B-0001",
            title="A lead.",
            recommended=("Find one.",),
            reasons="Nobody else can.",
        ),
        TakeVote(decision="D-0001", ballot=Ballot(in_favour=5)),
        ScheduleMeeting(group="board", day=DAY),
        OpenMeeting(meeting="M-0002"),
        RecordAttendance(meeting="M-0002", members=("council-chair", "health")),
        ProposeDecision(
            meeting="M-0002",
            kind="return",
            barrier="B-0001",
            title="A lead.",
            response="Go ahead.",
            reasons="It can be done.",
        ),
        TakeVote(decision="D-0002", ballot=Ballot(in_favour=2)),
        AddressBarrier(barrier="B-0001", how="Found."),
    ):
        assert record.do(command).facts, command
    for met, actor in ((False, "chair"), (True, "chair")):
        checked = CheckEvidence(barrier="B-0001", met=met, findings="Asked.")
        record.do(checked, actor=actor)
        if not met:
            record.do(AddressBarrier(barrier="B-0001", how="Found again."))
    return [*record.history()]


HISTORY = history()

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("P1", "a system barrier that began above", change(BarrierRaised, RISK, plan="barriers")),
    ("P1", "a risk that began at the board", change(BarrierRaised, RISK, group="board")),
    (
        "P1",
        "a risk that began on another tier than its group",
        change(BarrierRaised, RISK, tier="operational"),
    ),
    (
        "P1",
        "a return to the ground of what came from none",
        change(BarrierReturned, RISK, to_group="north"),
    ),
    ("P1", "a return put where nobody was below", drop(BarrierEscalated)),
    ("E2", "a risk checked by the board", change(EvidenceChecked, RISK, group="board")),
    ("E2", "a risk checked by a partnership", change(EvidenceChecked, RISK, group="north")),
    (
        "E2",
        "a risk checked by the hand that recorded it addressed",
        by(EvidenceChecked, {"met": True}, "project-team"),
    ),
    ("S2", "an action for nothing", change(ActionAdded, {}, barrier=None)),
    ("S2", "an action for two things", change(ActionAdded, {}, approach="T-0001")),
]
