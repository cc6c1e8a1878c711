"""Slips in a log: every one of them told in one go, none hidden by another, none made up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given as for_all
from hypothesis import strategies as st

from cfworkflow.domain.importing.commands import (
    LogRow,
)
from cfworkflow.domain.importing.supposing import without
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
from tests.domain.given_when_then import TODAY


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


@for_all(
    st.sets(st.sampled_from([*WEB]), max_size=6),
    st.sets(st.sampled_from([place for place in WEB if "addressed" not in place]), max_size=3),
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
