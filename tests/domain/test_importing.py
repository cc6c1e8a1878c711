"""A team's own log: each row by the rules, on its own date, once; every problem at its field."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from pydantic import ValidationError

from cfworkflow.domain.action.facts import ActionAdded, ActionCompleted
from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier
from cfworkflow.domain.barrier.facts import (
    BarrierAddressed,
    BarrierClosed,
    BarrierEscalated,
    BarrierRaised,
    BarrierReferred,
    EvidenceChecked,
)
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.decision.facts import DecisionMade, DecisionProposed
from cfworkflow.domain.fact import erased
from cfworkflow.domain.importing.commands import (
    BarrierRow,
    LogRow,
)
from cfworkflow.domain.importing.facts import RowImported
from cfworkflow.testing.of_imports import a_key
from tests.domain.a_programme import members
from tests.domain.an_imported_log import (
    JUNE,
    MAY,
    RECORD,
    SPRING,
    a_log,
    action,
    barrier,
    escalation,
    item,
    kinds,
    places,
)
from tests.domain.given_when_then import TODAY, Record


def test_a_row_becomes_facts_on_its_own_dates_and_says_where_it_came_from() -> None:
    """Issue 6: imported with their own dates, and marked as imported."""
    row = barrier(
        7,
        referred_on=SPRING + timedelta(days=7),
        addressed_on=MAY,
        how="A rota",
        checked_on=JUNE,
        met=True,
        findings="Nobody waited",
    )
    outcome = RECORD.when(a_log(row))
    assert kinds(outcome) == [
        (BarrierRaised.NAME, SPRING),
        (BarrierReferred.NAME, SPRING + timedelta(days=7)),
        (BarrierAddressed.NAME, MAY),
        (EvidenceChecked.NAME, JUNE),
        (BarrierClosed.NAME, JUNE),
    ]
    told = outcome.recorded[-1]
    assert told.on == TODAY
    assert told.fact == RowImported(
        thing="barrier:B-0001",
        log="county-log",
        sheet="barriers",
        row=8,
        key=a_key("barriers", 7),
        file="1" * 64,
        steps=("raise", "refer", "address", "check"),
        name="log.xlsx",
        title="Barriers",
        own="7",
        cells=told.fact.cells,  # type: ignore[attr-defined] # it is this kind
    )


def test_an_old_escalation_rests_on_the_meeting_that_decided_it() -> None:
    """P2: the meetings of the log are recorded as whole ones, with their quorum and majority."""
    row = barrier(1, referred_on=SPRING, escalated_on=MAY, status="strategic")
    outcome = RECORD.when(a_log(row, escalation("T1", 1, outcome="carried"), item("T2")))
    assert outcome.the(BarrierEscalated).recommendations == 1
    made = [fact for fact in outcome.facts if isinstance(fact, DecisionMade)]
    assert [fact.outcome for fact in made] == ["carried", "carried"]
    assert len({fact.meeting for fact in made}) == 1, "two items of one day are one meeting"
    assert {each.on for each in outcome.recorded if isinstance(each.fact, DecisionMade)} == {MAY}
    assert {each.on for each in outcome.recorded if isinstance(each.fact, RowImported)} == {TODAY}


def test_an_action_stands_with_the_barrier_its_row_names() -> None:
    """A log ties actions to barriers by its own ids, not by ours."""
    outcome = RECORD.when(
        a_log(barrier(1), barrier(2, referred_on=SPRING), action("a1", 2, done_on=JUNE))
    )
    assert outcome.the(ActionAdded).barrier == "B-0002"
    assert outcome.the(ActionCompleted).action == "A-0001"


def test_the_same_log_again_is_quiet_and_a_grown_one_brings_only_what_is_new() -> None:
    """I2: a row is known by its own id, wherever it stands; a step of it is taken once."""
    once = RECORD.when(a_log(barrier(1), barrier(2), item("T1"))).after
    once.when(a_log(barrier(1), barrier(2), item("T1"))).then_quiet()
    once.when(a_log(barrier(2, row=40), barrier(1, row=41))).then_quiet()
    grown = once.when(a_log(barrier(1, referred_on=MAY), barrier(2), barrier(3), item("T1")))
    assert kinds(grown) == [(BarrierRaised.NAME, SPRING), (BarrierReferred.NAME, MAY)]
    notes = [fact for fact in grown.facts if isinstance(fact, RowImported)]
    assert [(note.thing, note.steps) for note in notes] == [
        ("barrier:B-0001", ("refer",)),
        ("barrier:B-0003", ("raise",)),
    ]


def test_what_was_imported_and_edited_since_is_a_problem_and_nothing_is_doubled() -> None:
    """I1: an import adds; what is on record is never recorded over."""
    once = RECORD.when(a_log(barrier(1))).after
    edited = a_log(barrier(1, title="Other words", description="More"))
    refused = once.when(edited)
    assert places(refused) == [
        (("barriers", 2, "title"), "log"),
        (("barriers", 2, "description"), "log"),
    ]
    left = edited.model_copy(update={"leave_edited": True})
    once.when(left).then_quiet()


def test_a_row_whose_texts_were_erased_is_still_known() -> None:
    """Narrative may go; that a row was imported stays, and an edit of it is not looked for."""
    once = RECORD.when(a_log(barrier(1))).after
    forgotten = Record(tuple(map(erased, once.told)))
    forgotten.when(a_log(barrier(1, title="Other words"))).then_quiet()


def test_two_logs_do_not_know_of_each_other() -> None:
    """What a row is called is its log's own business."""
    once = RECORD.when(a_log(barrier(1))).after
    other = a_log(barrier(1)).model_copy(update={"log": "river-log"})
    assert once.when(other).the(BarrierRaised).barrier == "B-0002"


WRONG = [
    ("group", "unknown", [barrier(1, group="library")]),
    ("group", "P1", [barrier(1, group="tactical")]),
    ("group", "G1", [barrier(1, group="marsh")]),
    ("raised_on", "C1", [barrier(1, raised_on=TODAY + timedelta(days=1))]),
    ("referred_on", "C1", [barrier(1, referred_on=SPRING - timedelta(days=1))]),
    ("checked_on", "E1", [barrier(1, checked_on=MAY, met=True, findings="Gone")]),
    (
        "checked_on",
        "E2",
        [barrier(1, addressed_on=MAY, how="So", checked_on=JUNE, met=True, findings="Gone")],
    ),
    ("escalated_on", "P2", [barrier(1, referred_on=SPRING, escalated_on=MAY)]),
    ("returned_on", "log", [barrier(1, referred_on=SPRING, returned_on=MAY)]),
    ("status", "log", [barrier(1, status="closed")]),
    ("withdrawn_on", "C1", [barrier(1, withdrawn_on=TODAY + timedelta(2), withdrawn_because="x")]),
    ("id", "log", [barrier(1), barrier(1, row=9)]),
    ("owner", "O1", [barrier(1), action("a1", 1, owner="nobody")]),
    ("barrier", "log", [action("a1", 5)]),
    ("barrier_ref", "unknown", [action("a1", 5, barrier=(), barrier_ref="B-0099")]),
    ("status", "log", [barrier(1), action("a1", 1, status="done")]),
    ("votes_for", "Q1", [item("T1", present=members(5))]),
    ("votes_for", "M2", [item("T1", votes_for=9)]),
    ("reasons", "D1", [item("T1", reasons=None)]),
    ("outcome", "log", [item("T1", votes_for=2, outcome="carried")]),
    ("outcome", "log", [item("T1", outcome="deferred")]),
    ("present", "A1", [item("T1", present=(*members(6), "nobody"))]),
    ("proxies", "A1", [item("T1", proxies={"nobody": "someone"})]),
    ("group", "unknown", [item("T1", group="library")]),
    ("held_on", "C1", [item("T1", held_on=TODAY + timedelta(days=3))]),
    ("recommended", "P2", [barrier(1, referred_on=SPRING), escalation("T1", 1, recommended=())]),
    ("decides", "P1", [barrier(1), escalation("T1", 1)]),
    ("decides", "log", [item("T1", decides="return")]),
    ("again", "log", [item("T1", again=(a_key("decisions", "T9"),))]),
]
"""The field at fault, the code, and the rows."""


@pytest.mark.parametrize(
    ("field", "code", "rows"), WRONG, ids=[f"{field}-{code}" for field, code, _ in WRONG]
)
def test_what_the_rules_refuse_is_told_at_the_field(
    field: str, code: str, rows: list[LogRow]
) -> None:
    """Rules are not bypassed; each refusal names the row and the field to put right."""
    refused = RECORD.when(a_log(*rows))
    assert (field, code) in [(place[2], found) for place, found in places(refused)]
    for _, problem in getattr(refused.refused, "problems", []):
        said = str(problem)
        typed = problem.code == "G1"  # a command to be typed before the log is sent again
        assert typed or "--on" not in said, "advice for who types a command is none for a row"
        assert "B-0001" not in said, "nothing has that reference, for nothing is recorded"


def test_checks_can_be_left_to_someone_else() -> None:
    """E2: nobody checks their own work, and an old log was typed in by one person."""
    row = barrier(1, addressed_on=MAY, how="So", checked_on=JUNE, met=True, findings="Gone")
    first = RECORD.when(a_log(row, checks=False))
    assert kinds(first)[-1] == (BarrierAddressed.NAME, MAY)
    second = first.after.when(a_log(row), actor="programme-lead")
    assert [name for name, _ in kinds(second)] == [EvidenceChecked.NAME, BarrierClosed.NAME]


def test_an_item_deferred_and_put_again_is_one_item() -> None:
    """A log has a row for each time an item was put; the record has one decision."""
    deferred = item("T1", votes_for=None, votes_against=None, outcome="deferred")
    again = item(
        "T2",
        held_on=JUNE,
        again=(a_key("decisions", "T1"),),
        decides=None,
        item=None,
        outcome="carried",
    )
    outcome = RECORD.when(a_log(deferred, again))
    assert outcome.the(DecisionProposed).decision == outcome.the(DecisionMade).decision
    notes = [fact for fact in outcome.facts if isinstance(fact, RowImported)]
    assert {note.thing for note in notes} == {"decision:D-0001"}


def test_a_row_goes_on_with_what_became_of_it_on_record() -> None:
    """The rules judge a grown row by the record as it stands, not by the log."""
    once = RECORD.when(a_log(barrier(1))).after
    moved = once.and_given(AddressBarrier(barrier="B-0001", how="It was mended"))
    refused = moved.when(a_log(barrier(1, referred_on=TODAY)))
    assert places(refused) == [(("barriers", 2, "referred_on"), "P1")]


def test_what_came_from_a_log_holds_up_no_late_news() -> None:
    """C1: the note of an import is of today, and moves no thing's own time on."""
    once = RECORD.when(a_log(barrier(1))).after
    outcome = once.when(AddressBarrier(barrier="B-0001", how="It was mended"), on=MAY)
    assert outcome.the(BarrierAddressed).barrier == "B-0001"


@pytest.mark.parametrize(
    "more",
    [
        {"addressed_on": MAY},
        {"how": "So"},
        {"checked_on": MAY, "findings": "Gone"},
        {"checked_on": MAY, "met": True},
        {"withdrawn_on": MAY},
        {"referred_because": "It is everywhere"},
    ],
    ids=str,
)
def test_half_a_step_is_no_step(more: dict[str, object]) -> None:
    """A date without what was done then, or the other way round, is nothing to record."""
    with pytest.raises(ValidationError):
        barrier(1, **more)


DAYS = st.integers(0, 60).map(lambda after: SPRING + timedelta(days=after))


@st.composite
def sound_rows(draw: st.DrawFn, own: int) -> BarrierRow:
    """A barrier whose dates follow one another, as far as it came."""
    raised, referred, addressed, checked = sorted(draw(st.tuples(DAYS, DAYS, DAYS, DAYS)))
    steps: list[dict[str, object]] = [
        {"referred_on": referred},
        {"addressed_on": addressed, "how": "So"},
        {"checked_on": checked, "met": draw(st.booleans()), "findings": "Looked"},
    ]
    told: dict[str, object] = {"raised_on": raised}
    for step in steps[: draw(st.integers(0, 3))]:
        told |= step
    return barrier(own, **told)


SOUND = st.integers(1, 6).flatmap(
    lambda count: st.tuples(*(sound_rows(own) for own in range(1, count + 1)))
)


def standings(record: Record, count: int) -> list[tuple[object, ...]]:
    """How the barriers of a record stand."""
    found = [record.find(Barrier, f"B-{number:04d}") for number in range(1, count + 1)]
    return [(one.status, one.tier, one.holder, one.raised_on, one.met) for one in found]


@for_all(SOUND, st.data())
def test_a_log_in_two_parts_comes_to_what_it_comes_to_at_once(
    rows: tuple[BarrierRow, ...], data: st.DataObject
) -> None:
    """Any first rows, and then all of them: the same barriers, and no step told twice."""
    first = rows[: data.draw(st.integers(0, len(rows)))]
    whole = RECORD.when(a_log(*rows)).after
    parts = RECORD.when(a_log(*first)).after.when(a_log(*rows)).after
    assert standings(parts, len(rows)) == standings(whole, len(rows))
    assert len(parts.told) == len(whole.told)
    parts.when(a_log(*rows)).then_quiet()


@for_all(SOUND, st.data())
def test_a_log_that_fills_up_comes_to_what_it_comes_to_at_once(
    rows: tuple[BarrierRow, ...], data: st.DataObject
) -> None:
    """Rows imported when they had come only part of the way, and then whole: as if at once."""
    steps = (("referred_on",), ("addressed_on", "how"), ("checked_on", "met", "findings"))
    early = []
    for row in rows:
        later = [name for step in steps[data.draw(st.integers(0, 3)) :] for name in step]
        cells = {name: said for name, said in row.cells.items() if name not in later}
        early.append(row.model_copy(update={**dict.fromkeys(later), "cells": cells}))
    whole = RECORD.when(a_log(*rows)).after
    parts = RECORD.when(a_log(*early)).after.when(a_log(*rows)).after
    assert standings(parts, len(rows)) == standings(whole, len(rows))
    parts.when(a_log(*rows)).then_quiet()


def test_a_barrier_of_the_record_is_none_of_the_log() -> None:
    """What was raised by command is not taken for a row that happens to say the same."""
    typed = RECORD.and_given(RaiseBarrier(group="county", title="No beds in ward 1"))
    assert typed.when(a_log(barrier(1))).the(BarrierRaised).barrier == "B-0002"
