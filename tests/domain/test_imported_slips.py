"""Slips in a log: every one of them told in one go, none hidden by another, none made up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from cfworkflow.domain.group.commands import AppointMember
from cfworkflow.domain.importing.commands import LogRow
from cfworkflow.domain.importing.supposing import without
from cfworkflow.testing.of_imports import a_key
from tests.domain.a_programme import BEGINNING, members
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
from tests.domain.given_when_then import TODAY, on


def test_what_rests_on_what_was_refused_is_no_problem_of_its_own() -> None:
    """Issue 6: every problem is listed; a slip is told once, not wherever it is felt."""
    rows = [
        barrier(1, group="library", referred_on=MAY),
        barrier(2, referred_on=SPRING - timedelta(days=1)),
        barrier(3),
        action("a1", 1),
        action("a2", 3, owner="nobody"),
        item("T1", votes_for=9),
    ]
    refused = RECORD.when(a_log(*rows))
    assert sorted(places(refused)) == [
        (("actions", 3, "owner"), "O1"),
        (("barriers", 2, "group"), "unknown"),
        (("barriers", 3, "referred_on"), "C1"),
        (("decisions", 2, "votes_for"), "M2"),
    ]


def test_a_member_who_is_there_in_two_ways_is_told_where_the_second_is_said() -> None:
    """What the rows of a meeting say of one person has to be one thing; never a fault of ours."""
    clashing = [
        item("T1", apologies=("place-1", "place-9")),
        item("T2", present=(), proxies={"place-2": "someone"}),
    ]
    assert places(RECORD.when(a_log(*clashing))) == [
        (("decisions", 2, "apologies"), "log"),
        (("decisions", 3, "proxies"), "log"),
    ]


def test_a_step_before_its_action_began_is_refused_and_not_left_out() -> None:
    """C1: whatever the order of the dates, no step that a row tells of is passed over."""
    early = action("a1", 1, started_on=MAY - timedelta(days=1), done_on=JUNE)
    assert places(RECORD.when(a_log(barrier(1), early))) == [(("actions", 2, "started_on"), "C1")]


@pytest.mark.parametrize("held_on", [MAY, MAY - timedelta(days=1)], ids=["that day", "before"])
def test_an_item_is_not_put_again_before_it_was_put(held_on: date) -> None:
    """Of what is only supposed nothing is recorded: the slip is told at the row's `again`."""
    first = item("T1", votes_for=None, votes_against=None, outcome="deferred")
    again = {"again": (a_key("decisions", "T1"),), "decides": None, "item": None}
    refused = RECORD.when(a_log(first, item("T2", held_on=held_on, **again)))
    assert places(refused) == [(("decisions", 3, "again"), "log")]


def test_a_name_that_was_misspelt_counts_as_somebody() -> None:
    """A1 is told once at each row that has the name, and of a vote of all who came nothing."""
    came = ("plaice-1", *members(6, first=2))
    rows = [item("T1", present=came, votes_for=7, votes_against=None), item("T2", present=came)]
    assert sorted(places(RECORD.when(a_log(*rows)))) == [
        (("decisions", 2, "present"), "A1"),
        (("decisions", 3, "present"), "A1"),
    ]
    over = item("T1", present=came, votes_for=8, votes_against=None)
    assert (("decisions", 2, "votes_for"), "M2") in places(RECORD.when(a_log(over)))


def test_what_makes_a_meeting_impossible_is_told_at_each_of_its_rows() -> None:
    """Each cell that has to be put right, in one go, however many items the meeting had."""
    rows = [item(f"T{own}", held_on=LATE) for own in range(1, 30)]
    assert places(RECORD.when(a_log(*rows))) == [
        (("decisions", own + 1, "held_on"), "C1") for own in range(1, 30)
    ]


def test_an_edited_cell_is_told_whatever_else_can_not_be_read() -> None:
    """I1: that a cell says something else than when it was imported rests on nothing else."""
    held = barrier(1, referred_on=SPRING)
    before = RECORD.when(a_log(held, action("a1", 1, group=None))).after
    edited = action("a1", 1, group=None, owner="place-2")
    told = places(before.when(a_log(held, edited, unread(item("T1"), {"barrier"}))))
    assert (("actions", 2, "owner"), "log") in told


def test_an_action_is_judged_though_its_barrier_is_nowhere() -> None:
    """A wrong id hides neither the owner nor how the action went on."""
    row = action("a1", 9, owner="nobody", status="done")
    assert sorted(places(RECORD.when(a_log(row)))) == [
        (("actions", 2, "barrier"), "log"),
        (("actions", 2, "owner"), "O1"),
        (("actions", 2, "status"), "log"),
    ]


def test_a_row_that_is_nowhere_is_told_though_a_cell_beside_it_can_not_be_read() -> None:
    """What a row names by its id is there or not, whatever became of the votes."""
    row = unread(escalation("T1", 9), {"votes_for"})
    assert (("decisions", 2, "barrier"), "log") in places(RECORD.when(a_log(row)))


def test_answers_that_do_not_match_are_told_at_the_answers() -> None:
    """D1: each recommendation has its answer; the reasons are not to blame."""
    up = [barrier(1, referred_on=SPRING), escalation("T1", 1)]
    there = on(BEGINNING, *(AppointMember(group="board", member=name) for name in members(3)))
    down = escalation("T2", 1, held_on=JUNE, group="board", decides="return", recommended=())
    row = down.model_copy(
        update={"present": members(3), "votes_for": 3, "votes_against": None, "response": "No"}
    )
    record = RECORD.and_given(there)
    assert record.when(a_log(*up, row)).recorded
    refused = record.when(a_log(*up, row.model_copy(update={"answers": ("accepted", "declined")})))
    assert places(refused) == [(("decisions", 3, "answers"), "D1")]


LATE = TODAY + timedelta(days=9)
WHOLE_STORY = {
    "referred_on": SPRING + timedelta(days=7),
    "addressed_on": MAY,
    "how": "A rota",
    "checked_on": JUNE,
    "met": True,
    "findings": "Nobody waited",
    "status": "closed",
}
SLIPS: dict[str, tuple[dict[str, object], set[tuple[str, str]]]] = {
    "group": ({"group": "library"}, {("group", "unknown")}),
    "referred_on": ({"referred_on": SPRING - timedelta(days=3)}, {("referred_on", "C1")}),
    "addressed_on": ({"addressed_on": LATE}, {("addressed_on", "C1")}),
    "checked_on": ({"checked_on": LATE}, {("checked_on", "C1")}),
    "status": ({"status": "withdrawn"}, {("status", "log")}),
    "escalated_on": ({"escalated_on": MAY}, {("escalated_on", "P2")}),
    "returned_on": ({"returned_on": MAY}, {("returned_on", "log")}),
}
"""A slip in a row of a barrier → the cells that say so, and what is found there."""
UNREAD = st.sets(
    st.sampled_from(("title", "how", "findings", "raised_on", "petals", *SLIPS)), max_size=3
)


def unread(row: LogRow, fields: set[str]) -> LogRow:
    """The row as it comes of a sheet in which these cells can't be read."""
    return without(row, fields) if fields else row


@for_all(st.lists(st.tuples(st.sets(st.sampled_from([*SLIPS])), UNREAD), min_size=1, max_size=4))
def test_every_slip_is_found_at_once_however_many_a_row_has(
    planted: list[tuple[set[str], set[str]]],
) -> None:
    """Issue 6: one slip hides no other, nor does a cell that can't be read; and none is made up."""
    rows, wanted = [], set()
    for own, (slips, dark) in enumerate(planted, 1):
        cells: dict[str, Any] = dict(WHOLE_STORY)
        for slip in slips:
            cells |= SLIPS[slip][0]
            if slip not in dark and not (slip == "referred_on" and "raised_on" in dark):
                wanted |= {(own + 1, *each) for each in SLIPS[slip][1]}
        rows.append(unread(barrier(own, **cells), dark))
        wanted |= {(own + 1, name, "log") for name in dark}
    outcome = RECORD.when(a_log(*rows), actor="programme-lead")
    if not wanted:
        assert outcome.recorded
        return
    found = {(place[1], place[2], code) for place, code in places(outcome)}
    checks = {(own + 1, "checked_on", "E2") for own in range(1, len(planted) + 1)}
    assert found - checks == wanted


WEB: dict[str, tuple[dict[str, object], str, set[str]]] = {
    "barriers 2 title": ({}, "", set()),
    "barriers 2 status": (
        {"status": "closed"},
        "log",
        {"decisions 2 votes_for", "present", "held_on"},
    ),
    "barriers 2 referred_on": ({"referred_on": LATE}, "C1", set()),
    "barriers 3 group": ({"group": "library"}, "unknown", set()),
    "barriers 3 addressed_on": ({"addressed_on": LATE, "how": "So"}, "C1", set()),
    "actions 2 owner": ({"owner": "nobody"}, "O1", {"actions 2 added_on"}),
    "actions 2 added_on": ({"added_on": SPRING - timedelta(days=40)}, "C1", set()),
    "actions 2 done_on": ({"done_on": LATE}, "C1", set()),
    "actions 2 status": ({"status": "dropped"}, "log", {"actions 2 barrier"}),
    "actions 3 barrier": ({"barrier": (a_key("barriers", 99),)}, "log", set()),
    "decisions 2 votes_for": ({"votes_for": 9}, "M2", {"dark present", "dark held_on"}),
    "decisions 2 outcome": (
        {"outcome": "not-carried"},
        "log",
        {"decisions 2 votes_for", "present", "held_on"},
    ),
    "decisions 2 reasons": ({"reasons": None}, "D1", set()),
    "decisions 3 reasons": ({"reasons": None}, "D1", set()),
    "decisions 3 present": ({"present": ("nobody", *members(6))}, "A1", set()),
    "decisions 4 held_on": ({"held_on": LATE}, "C1", set()),
}
"""Sheet, row and field → a slip there, what is found, and what keeps it from being found."""


def test_what_the_web_says_is_so() -> None:
    """Each slip alone is found by itself, and nothing beside it."""
    for place, (slip, code, _) in WEB.items():
        if slip:
            refused = RECORD.when(a_log(*a_web({place}, set())))
            sheet, row, field = place.split()
            assert places(refused) == [((sheet, int(row), field), code)]
    assert kinds(RECORD.when(a_log(*a_web(set(), set()))))


def a_web(slips: set[str], dark: set[str]) -> list[LogRow]:
    """Rows that rest on one another, with slips, and with cells that can't be read."""

    def cells(sheet: str, row: int) -> dict[str, Any]:
        mine = [WEB[slip][0] for slip in slips if slip.startswith(f"{sheet} {row} ")]
        return {name: value for each in mine for name, value in each.items()}

    second = SPRING + timedelta(days=9)
    rows: list[LogRow] = [
        barrier(1, **{"referred_on": second, "escalated_on": MAY, **cells("barriers", 2)}),
        barrier(2, **{"referred_on": second, **cells("barriers", 3)}),
        action("a1", 2, **cells("actions", 2)),
        action("a2", 1, **cells("actions", 3)),
        escalation("T1", 1, **{"outcome": "carried", **cells("decisions", 2)}),
        item("T2", **cells("decisions", 3)),
        item("T3", **{"held_on": JUNE, **cells("decisions", 4)}),
    ]
    return [
        without(row, fields)
        if (
            fields := {n for s, r, n in map(str.split, dark) if (s, r) == (row.sheet, str(row.row))}
        )
        else row
        for row in rows
    ]


DARK = st.sets(st.sampled_from([place for place in WEB if "addressed" not in place]), max_size=3)


@for_all(
    st.sets(st.sampled_from([*WEB]), max_size=6),
    DARK,
)
def test_no_slip_hides_another_that_does_not_rest_on_it(slips: set[str], dark: set[str]) -> None:
    """Issue 6: in one go, over all sheets; what nobody can tell yet is left for the next time."""
    slips = {slip for slip in slips - dark if WEB[slip][0]}
    if not slips | dark:
        return
    told = [*places(RECORD.when(a_log(*a_web(slips, dark))))]
    found = {(" ".join(map(str, place)), code) for place, code in told}
    found -= {(place, code) for place, code in found if place in dark}
    assert found <= {(slip, WEB[slip][1]) for slip in slips}, "nothing is made up"
    trouble = slips | dark | {f"dark {place.split()[2]}" for place in dark}
    trouble |= {place.split()[2] for place in slips | dark}
    assert {(slip, WEB[slip][1]) for slip in slips if not WEB[slip][2] & trouble} <= found


KEYS = st.sampled_from([a_key("barriers", 1), a_key("barriers", 2), a_key("decisions", "T2")])
NAMES = st.sampled_from(["tactical", "county", "board", "nobody", *members(8)])
DAY = st.sampled_from([SPRING, MAY, JUNE, TODAY, LATE, SPRING - timedelta(days=9)])
LISTS = st.lists(NAMES, max_size=7).map(tuple)
CELLS: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("raised_on", "referred_on", "added_on", "held_on"), DAY),
    **dict.fromkeys(("escalated_on", "returned_on", "started_on", "done_on"), st.none() | DAY),
    **dict.fromkeys(("group", "owner"), NAMES),
    **dict.fromkeys(("present", "apologies"), LISTS),
    "proxies": st.dictionaries(NAMES, NAMES, max_size=2),
    "interests": st.dictionaries(NAMES, st.none(), max_size=2),
    **dict.fromkeys(("barrier", "again"), st.lists(KEYS, max_size=1).map(tuple)),
    **dict.fromkeys(("votes_for", "abstained"), st.none() | st.integers(0, 9)),
    "decides": st.sampled_from([None, "key", "escalate", "return", "permit"]),
    "recommended": st.sampled_from([(), ("Buy beds",)]),
    "reasons": st.sampled_from([None, "So"]),
    "deferred_for": st.sampled_from([None, "other"]),
    "kind": st.sampled_from(["regular", "extraordinary"]),
}
"""Field → what a cell may come to mean, be it by a slip."""


@for_all(st.data(), DARK, st.booleans())
def test_whatever_its_cells_say_a_log_is_recorded_whole_or_refused_with_a_reason(
    data: st.DataObject,
    dark: set[str],
    again: bool,  # noqa: FBT001 - drawn
) -> None:
    """Nothing that was only supposed is recorded, nothing left out, no fault is one of ours."""
    rows = a_web(set(), dark)
    for number in data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=5)):
        field = data.draw(st.sampled_from([*CELLS.keys() & {*type(rows[number]).model_fields}]))
        change = {field: data.draw(CELLS[field])}
        rows[number] = rows[number].model_copy(update=change)
    record = RECORD.when(a_log(*a_web(set(), set()))).after if again else RECORD
    outcome = record.when(a_log(*rows).model_copy(update={"leave_edited": True}))
    if outcome.refused is not None:
        told = [place for place, _ in places(outcome)]
        assert told
        assert {(row.sheet, row.row, name) for row in rows for name in row.unread} <= {*told}
        return
    assert not dark
    assert "?" not in {getattr(fact, "title", "") for fact in outcome.facts}
    outcome.after.when(a_log(*rows).model_copy(update={"leave_edited": True})).then_quiet()
