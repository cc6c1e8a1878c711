"""Votes and who is counted: ways to tamper, and the rule to find each."""

from __future__ import annotations

from cfworkflow.domain.barrier.facts import BarrierEscalated
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.group.facts import MemberAppointed, MemberStoodDown
from cfworkflow.domain.meeting.facts import (
    AttendanceRecorded,
    AttendeeLeft,
    InterestDeclared,
    MeetingClosed,
)
from tests.rules.a_year import position, renumbered, without
from tests.rules.tampering import YEAR, History, Tamper, change, dated, drop, figures, slip_in

HISTORY = YEAR


def moved_up(history: History) -> History:
    """Tell of a member's standing down only after the vote that it mattered for."""
    place = position(history, MemberStoodDown)
    after = position(history, BarrierEscalated) + 1
    return renumbered(
        [*history[:place], *history[place + 1 : after], history[place], *history[after:]]
    )


MADE_1 = {"decision": "D-0001"}

TAMPERINGS: list[tuple[str, str, Tamper]] = [
    ("Q1", "a quorum lowered in the record", figures("D-0001", quorum=2)),
    ("Q1", "a roll made smaller in the record", figures("D-0001", members=6)),
    (
        "Q1",
        "too few in the room",
        lambda year: without(
            year,
            position(year, AttendanceRecorded, meeting="M-0003", member="probation"),
            position(year, AttendanceRecorded, meeting="M-0003", member="forum"),
        ),
    ),
    (
        "Q1",
        "no chair in the room where the terms want one",
        drop(AttendanceRecorded, meeting="M-0003", member="council-chair"),
    ),
    ("Q1", "a roll that was another that day", moved_up),
    ("Q2", "an attendance taken out", drop(AttendanceRecorded, member="probation")),
    ("Q2", "a departure taken out", drop(AttendeeLeft)),
    ("Q2", "an interest taken out", drop(InterestDeclared)),
    ("Q2", "one more present in the record", figures("D-0001", present=5)),
    ("Q2", "one counted twice", change(DecisionMade, MADE_1, counted=("probation",) * 4)),
    ("M1", "an outcome turned round", change(DecisionMade, MADE_1, outcome="not_carried")),
    (
        "M1",
        "a lost vote carried",
        change(DecisionMade, {"decision": "D-0004"}, outcome="carried"),
    ),
    ("M1", "fewer votes needed in the record", figures("D-0004", needed=1)),
    ("M2", "more votes than voices", figures("D-0002", in_favour=6)),
    ("M2", "silence miscounted", figures("D-0002", no_vote=1)),
    ("M2", "more voices in the record", figures("D-0002", entitled=6)),
    (
        "M2",
        "a stranger's vote",
        change(DecisionMade, MADE_1, votes=dict.fromkeys(("a", "b", "c", "d"), "for")),
    ),
    ("M2", "names that do not add up", change(DecisionMade, MADE_1, votes={"probation": "for"})),
    ("M3", "a casting vote the terms did not give", figures("D-0001", casting="for")),
    ("M3", "a casting vote without a tie", figures("D-0004", casting="against")),
    (
        "M3",
        "a casting vote of a chair's stand-in",
        change(AttendanceRecorded, {"member": "council-chair"}, proxy="deputy-two"),
    ),
    ("M3", "a casting vote on silence", figures("D-0003", in_favour=0, against=0, no_vote=5)),
    (
        "A1",
        "a member appointed after the meeting",
        dated(MemberAppointed, {"group": "tactical", "member": "probation"}, 200),
    ),
    (
        "A1",
        "a proxy of two members",
        change(AttendanceRecorded, {"member": "refuge"}, proxy="deputy-one"),
    ),
    (
        "A1",
        "a proxy who is there as a member",
        change(AttendanceRecorded, {"member": "recovery"}, proxy="probation"),
    ),
    (
        "A1",
        "one proxy more than the terms allow",
        slip_in(
            MeetingClosed,
            {"meeting": "M-0001"},
            AttendanceRecorded(meeting="M-0001", member="housing", proxy="deputy-two"),
        ),
    ),
    ("A1", "other proxies in the record", change(DecisionMade, MADE_1, proxies={})),
    ("A1", "someone leaving who was not there", change(AttendeeLeft, {}, member="forum")),
    ("A1", "a stranger standing down", change(MemberStoodDown, {}, member="nobody")),
    (
        "A2",
        "a vote with an interest declared",
        change(
            DecisionMade,
            MADE_1,
            votes=dict.fromkeys(("council-chair", "council-care", "recovery", "refuge"), "for"),
        ),
    ),
    ("A2", "an interest left out of the record", change(DecisionMade, MADE_1, interests=())),
]
