"""What `check_rules` finds: nothing in a clean history, the rule in one that was tampered with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from cfworkflow.domain.fact import Recorded, narrative_fields
from cfworkflow.domain.group.facts import (
    AreasReassigned,
    GroupEstablished,
    MemberAppointed,
    MemberStoodDown,
    PartnershipActivated,
    TermsAdopted,
)
from cfworkflow.domain.history import Judge
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
from cfworkflow.domain.rules.catalogue import RULES
from cfworkflow.domain.terms import Terms
from cfworkflow.testing import check_rules, histories, judge
from tests.rules.a_year import (
    ADOPTED,
    MONDAY,
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


def change(kind: type, where: dict[str, object], /, **updates: object) -> Tamper:
    """Change fields of the first fact of a kind with the fields `where`."""
    return lambda history: changed(history, position(history, kind, **where), **updates)


def drop(kind: type, /, **where: object) -> Tamper:
    """Take out the first fact of a kind."""
    return lambda history: without(history, position(history, kind, **where))


def slip_in(before: type, where: dict[str, object], fact: object) -> Tamper:
    """Slip a fact in before the first one of a kind."""
    return lambda history: added(history, position(history, before, **where), fact)  # type: ignore[arg-type]


def dated(kind: type, where: dict[str, object], days: int) -> Tamper:
    """Let a fact take effect so many days later, or earlier."""

    def tamper(history: History) -> History:
        place = position(history, kind, **where)
        return enveloped(history, place, on=history[place].on + timedelta(days=days))

    return tamper


def by(kind: type, where: dict[str, object], actor: str) -> Tamper:
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


def test_a_clean_history_has_no_breach() -> None:
    """A year with something of everything in it, decided on by the guards, keeps every rule."""
    judgement = judge(YEAR)
    assert judgement.breaches == ()
    assert judgement.late == ()
    assert judgement.facts == len(YEAR)


def test_every_rule_had_something_to_judge() -> None:
    """A rule put to no fact would find nothing for ever: the clean year puts each to some."""
    judged = judge(YEAR).judged
    assert judged.keys() == {rule.code for rule in RULES}
    assert min(judged.values()) > 0
    assert judged["I1"] == len(YEAR)
    assert judged["Q1"] == sum(isinstance(told.fact, DecisionMade) for told in YEAR)


@pytest.mark.parametrize(
    ("code", "tamper"),
    [pytest.param(code, tamper, id=f"{code}-{what}") for code, what, tamper in MUTATIONS],
)
def test_what_was_tampered_with_is_found(code: str, tamper: Tamper) -> None:
    """Each rule finds its breach in the clean year with one thing changed in it."""
    found = {breach.code for breach in check_rules(tamper(YEAR))}
    assert code in found


def test_every_rule_finds_something() -> None:
    """No rule of the catalogue is without a tampered history that it must find."""
    assert {code for code, _, _ in MUTATIONS} == {rule.code for rule in RULES}


def test_a_breach_says_where_and_what() -> None:
    """An auditor is led to the fact, in a sentence with the figures."""
    [breach] = check_rules(figures("D-0001", quorum=2)(YEAR))
    place = position(YEAR, DecisionMade, decision="D-0001")
    assert (breach.code, breach.position) == ("Q1", YEAR[place].position)
    assert breach.what == "D-0001 gives a quorum of 2; it was 3."


def test_what_a_carried_decision_owes_is_missed_at_the_very_end_too() -> None:
    """P2: a history that breaks off between a decision and its effect is no whole one."""
    place = position(YEAR, BarrierEscalated)
    [breach] = check_rules(YEAR[:place])
    assert (breach.code, breach.position) == ("P2", YEAR[place - 1].position)


def test_a_member_stood_down_later_is_no_breach_and_no_late_fact() -> None:
    """T1: what takes effect after a decision never re-judges it."""
    history = added(YEAR, len(YEAR), MemberStoodDown(group="tactical", member="refuge"))
    day_after = {"on": date(2026, 6, 2), "recorded_at": datetime(2026, 6, 2, 9, tzinfo=UTC)}
    history = enveloped(history, len(YEAR), **day_after)
    assert judge(history).breaches == ()
    assert judge(history).late == ()


@pytest.mark.parametrize(
    "fact",
    [
        MemberAppointed(group="tactical", member="library", organisation="library"),
        MemberStoodDown(group="tactical", member="refuge"),
    ],
    ids=lambda fact: fact.NAME,
)
def test_a_roll_put_right_too_late_is_listed_and_not_applied(
    fact: MemberAppointed | MemberStoodDown,
) -> None:
    """T1: what is recorded afterwards with an earlier date is listed, never applied."""
    place = position(YEAR, MeetingScheduled, meeting="M-0003")
    history = added(YEAR, place, fact)
    history = enveloped(history, place, on=MONDAY)
    judgement = judge(history[: place + 1])
    assert judgement.breaches == ()
    [late] = judgement.late
    assert late.position == history[place].position
    assert late.decisions == ("D-0001", "D-0002", "D-0003")
    assert late.count == 3
    assert "D-0001" in late.what


@given(history=histories())
def test_what_the_guards_let_through_keeps_every_rule(history: History) -> None:
    """Guards and predicates are written apart, and agree on random histories."""
    assert check_rules(history) == []


@given(history=histories())
def test_a_redacted_history_is_judged_alike(history: History) -> None:
    """Only facts are looked at: with every narrative erased, nothing is judged otherwise."""
    redacted = [
        replace(told, fact=told.fact.model_copy(update=_erased(told)), withheld=True)
        for told in history
    ]
    assert judge(redacted) == judge(history)


def _erased(told: Recorded) -> dict[str, object]:
    fields = type(told.fact).model_fields
    return {name: fields[name].default for name in narrative_fields(type(told.fact))}


@given(history=histories(), data=st.data())
def test_a_history_heard_in_parts_is_judged_alike(history: History, data: st.DataObject) -> None:
    """The judge can follow a history as it grows: asking it in between changes nothing."""
    asked = data.draw(st.integers(0, len(history)))
    one = Judge()
    for place, told in enumerate(history):
        if place == asked:
            one.judgement()
        one.hear(told)
    assert one.judgement() == judge(iter(history))


@given(history=histories(), data=st.data())
def test_a_history_with_holes_is_judged_to_its_end(history: History, data: st.DataObject) -> None:
    """Whatever was taken out, exchanged or doubled, judging ends with findings, never a fault."""
    places = st.integers(0, len(history) - 1)
    dropped = data.draw(st.sets(places, min_size=1, max_size=5))
    doubled = data.draw(places)
    remaining = without(history, *dropped)
    moved = [*remaining[doubled:], *remaining[:doubled], history[doubled]]
    breaches = check_rules(moved)
    assert breaches, "facts are missing, moved and doubled"


def test_no_clock_on_earth_is_ahead_of_what_is_recorded() -> None:
    """C1: late in the evening of UTC it is tomorrow in the east, and that is no future."""
    evening = datetime(2026, 6, 1, 23, tzinfo=UTC)
    last = YEAR[-2:]
    moved = [replace(told, recorded_at=evening, on=told.on + timedelta(days=1)) for told in last]
    assert check_rules([*YEAR[:-2], *moved]) == []
