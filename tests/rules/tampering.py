"""Ways to tamper with a clean history, each with the rule that must find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from cfworkflow.domain.action.facts import ActionAdded, ActionStarted
from cfworkflow.domain.barrier.facts import (
    BarrierAddressed,
    BarrierClosed,
    BarrierEscalated,
    BarrierRaised,
    BarrierReferred,
    BarrierReopened,
    BarrierReturned,
    EvidenceChecked,
)
from cfworkflow.domain.decision.facts import (
    DecisionDeferred,
    DecisionMade,
    DecisionProposed,
    DecisionPutAgain,
)
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group.facts import (
    AreasReassigned,
    GroupEstablished,
    MemberAppointed,
    MemberStoodDown,
    PartnershipActivated,
    TermsAdopted,
)
from cfworkflow.domain.meeting.facts import (
    ApologiesRecorded,
    AttendanceRecorded,
    AttendeeLeft,
    InterestDeclared,
    MeetingClosed,
    MeetingOpened,
    MeetingScheduled,
    MinutesApproved,
)
from cfworkflow.domain.terms import Terms
from tests.rules.a_year import (
    ADOPTED,
    a_year,
    added,
    changed,
    enveloped,
    position,
    renumbered,
    without,
)

History = list[Recorded]
Tamper = Callable[[History], History]

YEAR = a_year()


def figures(ref: str, **updates: object) -> Tamper:
    """Change figures of a decision."""

    def tamper(history: History) -> History:
        place = position(history, DecisionMade, decision=ref)
        fact = history[place].fact
        assert isinstance(fact, DecisionMade)
        return changed(history, place, figures=fact.figures.model_copy(update=updates))

    return tamper


def change(kind: type[Fact], where: dict[str, object], /, **updates: object) -> Tamper:
    """Change fields of the first fact of a kind with the fields `where`."""
    return lambda history: changed(history, position(history, kind, **where), **updates)


def drop(kind: type[Fact], /, **where: object) -> Tamper:
    """Take out the first fact of a kind."""
    return lambda history: without(history, position(history, kind, **where))


def slip_in(before: type[Fact], where: dict[str, object], fact: Fact) -> Tamper:
    """Slip a fact in before the first one of a kind."""
    return lambda history: added(history, position(history, before, **where), fact)


def dated(kind: type[Fact], where: dict[str, object], days: int) -> Tamper:
    """Let a fact take effect so many days later, or earlier."""

    def tamper(history: History) -> History:
        place = position(history, kind, **where)
        return enveloped(history, place, on=history[place].on + timedelta(days=days))

    return tamper


def by(kind: type[Fact], where: dict[str, object], actor: str) -> Tamper:
    """Let somebody else have recorded a fact and what followed it in the same command."""

    def tamper(history: History) -> History:
        place = position(history, kind, **where)
        command_id = history[place].command_id
        return [
            replace(told, actor=actor) if told.command_id == command_id else told
            for told in history
        ]

    return tamper


def vote_after_close(history: History) -> History:
    """Close a meeting before its vote."""
    closed = position(history, MeetingClosed, meeting="M-0003")
    voted = position(history, DecisionMade, decision="D-0004")
    return renumbered([*history[:voted], history[closed], history[voted], *history[closed + 1 :]])


def swapped(history: History) -> History:
    """Exchange two facts, each with its old position."""
    return [*history[:40], history[41], history[40], *history[42:]]


def moved_up(history: History) -> History:
    """Tell of a member's standing down only after the vote that it mattered for."""
    place = position(history, MemberStoodDown)
    after = position(history, BarrierEscalated) + 1
    return renumbered(
        [*history[:place], *history[place + 1 : after], history[place], *history[after:]]
    )


def recorded_again(history: History) -> History:
    """Record a command a second time at the end."""
    return renumbered([*history, history[position(history, ActionStarted)]])


REFUSED = Terms(quorum_fraction=Fraction(1), quorum_plus=1)
MADE_1, MADE_3 = {"decision": "D-0001"}, {"decision": "D-0003"}
NORTH = {"group": "north"}

MUTATIONS: list[tuple[str, str, Tamper]] = [
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
    ("T1", "judged by other terms", change(DecisionMade, MADE_1, terms=ADOPTED)),
    ("T1", "terms of before changed", change(TermsAdopted, {"group": "tactical"}, terms=ADOPTED)),
    ("T2", "terms without their decision", drop(DecisionMade, decision="D-0002")),
    ("T2", "a decision without its terms", drop(TermsAdopted, decision="D-0002")),
    (
        "T2",
        "other terms than were put",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms()),
    ),
    (
        "T2",
        "terms adopted by a vote that was lost",
        change(DecisionMade, {"decision": "D-0002"}, outcome="not_carried"),
    ),
    (
        "T2",
        "terms out of nowhere",
        slip_in(ActionAdded, {}, TermsAdopted(group="tactical", terms=Terms(), decision="D-0002")),
    ),
    ("T2", "a group without first terms", drop(TermsAdopted, group="north")),
    ("T3", "first terms nobody can meet", change(TermsAdopted, {"group": "north"}, terms=REFUSED)),
    (
        "T3",
        "a quorum of more than there are",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms(quorum_plus=9)),
    ),
    (
        "T3",
        "a majority that is none",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms(majority=Fraction(1, 4))),
    ),
    (
        "T3",
        "a majority that a tie reaches",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms(majority_reached="at-least")),
    ),
    (
        "T3",
        "more members than seats",
        change(TermsAdopted, {"decision": "D-0002"}, terms=Terms(quorum_base="seats", seats=4)),
    ),
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
    ("S1", "a vote after the close", vote_after_close),
    ("S1", "a vote of another day", dated(DecisionMade, MADE_3, 1)),
    ("S1", "a meeting opened before its day", change(MeetingScheduled, {}, day=date(2026, 5, 9))),
    ("S1", "a meeting that was never opened", drop(MeetingOpened, meeting="M-0001")),
    ("S1", "a close with an item left open", drop(DecisionDeferred)),
    (
        "S1",
        "an item put to a closed meeting",
        slip_in(
            MeetingScheduled,
            {"meeting": "M-0003"},
            DecisionPutAgain(decision="D-0004", meeting="M-0001"),
        ),
    ),
    (
        "S1",
        "apologies to a closed meeting",
        slip_in(
            MeetingScheduled,
            {"meeting": "M-0003"},
            ApologiesRecorded(meeting="M-0001", member="refuge"),
        ),
    ),
    ("S2", "an action done that was never begun", change(ActionStarted, {}, action="A-0002")),
    ("S2", "a deferral taken out", drop(DecisionDeferred)),
    (
        "S2",
        "a decision made twice",
        lambda year: added(
            year,
            position(year, MeetingClosed, meeting="M-0001"),
            year[position(year, DecisionMade, decision="D-0003")].fact,
        ),
    ),
    ("S2", "minutes approved by themselves", change(MinutesApproved, {}, meeting="M-0003")),
    ("S2", "areas passed on that were another's", change(AreasReassigned, {}, areas=("town",))),
    (
        "S2",
        "apologies of someone in the room",
        slip_in(AttendeeLeft, {}, ApologiesRecorded(meeting="M-0001", member="refuge")),
    ),
    ("G1", "a partnership that was still forming", drop(PartnershipActivated)),
    ("G1", "a meeting before the group", dated(GroupEstablished, {"group": "tactical"}, 200)),
    ("P1", "a tier skipped on the way up", drop(BarrierReferred)),
    ("P1", "a referral straight to the board", change(BarrierReferred, {}, to_group="board")),
    ("P1", "a return straight to the ground", change(BarrierReturned, {}, to_group="north")),
    ("P1", "a barrier raised above the ground", change(BarrierRaised, {}, group="tactical")),
    (
        "P1",
        "an overseer who is not the next tier up",
        change(GroupEstablished, NORTH, overseen_by="board"),
    ),
    ("P2", "an escalation without a decision", drop(DecisionMade, decision="D-0001")),
    ("P2", "a carried escalation that moved nothing", drop(BarrierEscalated)),
    (
        "P2",
        "an escalation with nothing recommended",
        change(BarrierEscalated, {}, recommendations=0),
    ),
    (
        "P2",
        "a proposal with nothing recommended",
        change(DecisionProposed, MADE_1, recommendations=0),
    ),
    ("P2", "another barrier escalated", change(BarrierEscalated, {}, barrier="B-0002")),
    ("P3", "addressed by those who do not hold it", change(BarrierAddressed, {}, group="north")),
    ("P3", "referred by those who do not hold it", change(BarrierReferred, {}, from_group="south")),
    ("P3", "a return without a decision", drop(DecisionMade, decision="D-0005")),
    ("P3", "a carried return that moved nothing", drop(BarrierReturned)),
    ("E1", "closed without a check", drop(EvidenceChecked, met=True)),
    (
        "E1",
        "closed after a check that was not met",
        change(EvidenceChecked, {"met": True}, met=False),
    ),
    ("E1", "a check met that closed nothing", drop(BarrierClosed)),
    ("E1", "reopened at another tier", change(BarrierReopened, {}, tier="operational")),
    ("E1", "checked before it was addressed", drop(BarrierAddressed)),
    ("E2", "checked by those who addressed it", change(EvidenceChecked, {}, group="tactical")),
    ("E2", "checked by another partnership", change(EvidenceChecked, {}, group="south")),
    (
        "E2",
        "checked by the hand that recorded it addressed",
        by(EvidenceChecked, {"barrier": "B-0002"}, "project-team"),
    ),
    ("D1", "no reasons on record", change(DecisionProposed, MADE_1, stated=())),
    (
        "D1",
        "a permission that ends before it begins",
        change(DecisionProposed, MADE_3, kind="permit", until=date(2026, 1, 1)),
    ),
    ("D1", "decided by a group that did not meet", change(DecisionMade, MADE_3, group="board")),
    (
        "D1",
        "one answer to two recommendations",
        change(DecisionProposed, {"kind": "return"}, answers=("accepted",)),
    ),
    ("D1", "other answers than were put", change(BarrierReturned, {}, answers=())),
    ("C1", "a date before the last one", dated(MeetingClosed, {"meeting": "M-0001"}, -1)),
    ("C1", "an action on what was not raised yet", dated(ActionAdded, {}, -2)),
    ("C1", "a date still to come", dated(BarrierRaised, {"barrier": "B-0002"}, 2)),
    ("O1", "an owner who holds no place", change(ActionAdded, {}, owner="library")),
    (
        "N1",
        "a barrier raised a second time",
        change(BarrierRaised, {"group": "south"}, barrier="B-0001"),
    ),
    (
        "N1",
        "a place given twice",
        change(MemberAppointed, {"group": "tactical", "member": "youth"}, member="forum"),
    ),
    ("I1", "two facts exchanged", swapped),
    ("I1", "a beginning taken out", drop(BarrierRaised)),
    ("I1", "a number left out", change(MeetingScheduled, {"meeting": "M-0003"}, meeting="M-0004")),
    ("I2", "a command recorded twice", recorded_again),
    (
        "I2",
        "one command by two hands",
        lambda year: enveloped(year, position(year, BarrierEscalated), actor="someone-else"),
    ),
]
