"""From cells to rows: headers found, words understood, and each fault told at its cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cfworkflow.domain.importing.commands import ActionRow, BarrierRow, LogRow, MeetingRow
from cfworkflow.importing.cells import Book, Fault, Sheet, Value, letters
from cfworkflow.importing.log_map import KINDS, Held, LogMap, fields_of
from cfworkflow.importing.read import Read
from cfworkflow.importing.reading import command_of, read_log
from tests.importing.a_log import BARRIERS, COLUMNS, HEADERS, a_map, a_row

Cells = Sequence[Any]

WHOLE = {
    "Referred": "11/03/2024",
    "Addressed": "3 April 2024",
    "How": "So",
    "Checked": "2024-05-01",
    "Gone?": "Yes",
    "Findings": "Gone",
}


def book(*rows: Cells, faults: dict[tuple[int, int], Fault] | None = None) -> Book:
    """A book of one sheet of barriers."""
    sheet = Sheet("Barriers", [HEADERS, *rows], faults or {})
    return Book("log.xlsx", "1" * 64, (sheet,))


def read_of(*rows: Cells, log_map: LogMap | None = None) -> Read:
    """What is read of such a book."""
    return read_log(book(*rows), log_map or a_map())


def the_row(*rows: Cells, log_map: LogMap | None = None) -> BarrierRow:
    """The one row there is, without a problem."""
    read = read_of(*rows, log_map=log_map)
    assert not read.problems, read.problems
    [row] = read.rows
    assert isinstance(row, BarrierRow)
    return row


def places(read: Read) -> list[str]:
    """Where problems are."""
    return [str(each.spot) for each in read.problems]


def test_a_row_is_read_by_its_map() -> None:
    """Columns mapped by their headers, words by their meaning, dates as people type them."""
    row = the_row(a_row(7, **WHOLE, Petals="MH; Drugs and alcohol", Status="closed"))
    assert isinstance(row, BarrierRow)
    assert (row.group, row.petals) == ("peterborough", ("mental-health", "drugs-and-alcohol"))
    assert row.steps() == {
        "raise": date(2024, 3, 4),
        "refer": date(2024, 3, 11),
        "address": date(2024, 4, 3),
        "check": date(2024, 5, 1),
    }
    assert (row.own, row.row, row.met, row.status) == ("7", 2, True, "closed")


def test_spaces_and_capitals_do_not_matter() -> None:
    """Hard spaces, doubled ones and those at the ends are what people's cells are full of."""
    untidy = a_row("\u00a07 ", **{"Raised by": " PETERBORO\u00a0", "Petals": "\u200bmh ,MH"})
    row = the_row(untidy)
    tidy = the_row(a_row(7, Petals="MH"))
    assert (row.group, row.petals) == ("peterborough", ("mental-health",))
    assert row.key == tidy.key
    assert row.cells["petals"] == tidy.cells["petals"]


def test_headers_are_found_whatever_their_spacing() -> None:
    """A header broken over two lines is the header."""
    headers = [name.upper().replace(" ", "\n") for name in HEADERS]
    sheet = Sheet("barriers ", [["A title"], [], headers, a_row()])
    read = read_log(Book("log.xlsx", "1" * 64, (sheet,)), a_map(header_row=3))
    assert not read.problems
    assert [row.row for row in read.rows] == [4]


def test_empty_rows_and_those_left_out_are_no_rows() -> None:
    """A gap, a line between years, a duplicate: the map says which."""
    log_map = a_map(skip_rows=[4], skip_where={"Status": ["Duplicate"]})
    between = ["2024", *[None] * 11]
    read = read_of(
        a_row(1),
        [None] * 12,
        between,
        a_row(2, Status=" duplicate "),
        [" ", "\u00a0"],
        a_row(3),
        log_map=log_map,
    )
    assert not read.problems
    assert [row.own for row in read.rows] == ["1", "3"]
    assert read.counts == {"barriers": 2}


def test_what_the_map_leaves_out_is_said() -> None:
    """Nothing is left unread in silence: columns and sheets are named."""
    sheets = (
        Sheet("Barriers", [[*HEADERS, "Notes", None], [*a_row(), "call them", "x"]]),
        Sheet("Lists", [["a"]]),
    )
    read = read_log(Book("log.xlsx", "1" * 64, sheets), a_map())
    assert read.notices == [
        'Columns of "Barriers" left out: Notes, N.',
        "Sheets that the map leaves out: Lists.",
    ]


def test_a_column_of_what_cannot_be_read_is_left_out_aloud() -> None:
    """Formulas that nobody worked out leave a column empty; whoever filled it in is told of it."""
    fault = Fault("there is a formula", "Save it.")
    sheet = Sheet("Barriers", [[*HEADERS, "Days open", "Empty"], a_row()], {(2, 12): fault})
    read = read_log(Book("log.xlsx", "1" * 64, (sheet,)), a_map())
    assert read.notices == ['Columns of "Barriers" left out: Days open.']
    assert not read.problems


@pytest.mark.parametrize(
    ("cells", "place", "word"),
    [
        ({"Raised": "31/02/2024"}, 'column "Raised" (D2)', "no date"),
        ({"Raised": None}, 'column "Raised" (D2)', "missing"),
        ({"Barrier": None}, 'column "Barrier" (B2)', "missing"),
        ({"Barrier": "x" * 301}, 'column "Barrier" (B2)', "300"),
        ({"Barrier": "bell\x07"}, 'column "Barrier" (B2)', "control characters"),
        ({"Barrier": "\u202eesrever"}, 'column "Barrier" (B2)', "text-direction"),
        ({"Petals": "Homlessness"}, 'column "Petals" (E2)', "did you mean homelessness"),
        ({"Petals": "MH; Homlessness"}, 'column "Petals" (E2)', "“Homlessness”: it is not one of"),
        ({"Petals": "rain; snow"}, 'column "Petals" (E2)', "“snow”: it is not one of"),
        ({"Ref": None}, 'column "Ref" (A2)', "no id"),
        ({"How": "So"}, 'column "Addressed" (G2)', "no date says when"),
        ({"Addressed": "3/4/2024"}, 'column "How" (H2)', "has to be said"),
        ({**WHOLE, "Gone?": "perhaps"}, 'column "Gone?" (J2)', "neither yes nor no"),
        ({**WHOLE, "Findings": None}, 'column "Findings" (K2)', "has to be said"),
        ({"Status": "pending"}, 'column "Status" (L2)', "not one of"),
        ({"Raised by": "???"}, 'column "Raised by" (C2)', "short id"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_fault_is_told_at_its_cell(cells: dict[str, object], place: str, word: str) -> None:
    """Issue 6: by sheet, row and column, as Excel says it."""
    read = read_of(a_row(1, **cells))
    assert place in [
        str(each.spot).removeprefix('sheet "Barriers", row 2, ') for each in read.problems
    ]
    assert word in " ".join(each.what for each in read.problems)
    assert not command_of(read, book(), a_map()).is_whole, "nothing of it can be recorded"


def test_a_formula_that_failed_is_told_at_its_cell() -> None:
    """#REF! is never taken for an empty cell."""
    fault = Fault("there is #REF! instead of a value", "Put it right.")
    read = read_log(book(a_row(1), faults={(2, 3): fault, (2, 11): fault}), a_map())
    assert places(read) == [
        'sheet "Barriers", row 2, column "Raised" (D2)',
        'sheet "Barriers", row 2, column "Status" (L2)',
    ]


def test_what_is_missing_from_the_sheet_is_told_with_what_is_there() -> None:
    """A header that was renamed, or stands twice, is a problem of the sheet."""
    renamed = ["Raised on" if name == "Raised" else name for name in HEADERS]
    doubled = [*HEADERS, "Ref"]
    for headers, word in ((renamed, "did you mean Raised on"), (doubled, "two columns")):
        sheet = Sheet("Barriers", [headers, a_row()])
        read = read_log(Book("log.xlsx", "1" * 64, (sheet,)), a_map())
        assert [str(each.spot) for each in read.problems] == ['sheet "Barriers", row 1']
        assert word in read.problems[0].what


def test_a_sheet_that_is_not_there_is_told_with_those_that_are() -> None:
    """The sheet's title was changed, or the map has a slip."""
    other = (Sheet("Barrier list", [HEADERS]), Sheet("Other", []))
    read = read_log(Book("log.xlsx", "1" * 64, other), a_map())
    assert "Barrier list" in read.problems[0].why


PLANTED: dict[str, Value] = {
    "Raised": "30/02/2024",
    "Petals": "rain",
    "Referred": "soon",
    "Addressed": 12,
    "Checked": "03/04/24",
    "Gone?": "maybe",
    "Status": "?!",
    "Findings": None,
    "How": " \u00a0",
}


@given(st.sets(st.tuples(st.integers(0, 6), st.sampled_from([*PLANTED])), min_size=1))
def test_every_bad_cell_that_is_planted_is_named(planted: set[tuple[int, str]]) -> None:
    """Issue 6: every problem is listed, in one go, with its place."""
    rows = [
        a_row(n + 1, **WHOLE)
        if not (bad := {name: PLANTED[name] for row, name in planted if row == n})
        else a_row(n + 1, **{**WHOLE, **bad})
        for n in range(7)
    ]
    wanted = {f"({letters(HEADERS.index(name))}{row + 2})" for row, name in planted}
    found = {place.rpartition(" ")[2] for place in places(read_of(*rows))}
    assert found == wanted


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Addressed": "to be agreed"}, ["G2"]),
        ({"Addressed": "31/06/2024"}, ["G2", "H2"]),
        ({"Checked": "soon", "Gone?": "who knows"}, ["I2", "J2"]),
        ({"Findings": "Nobody waited"}, ["I2", "J2", "K2"]),
    ],
    ids=str,
)
def test_what_tells_of_no_step_for_sure_asks_for_no_more_of_it(
    cells: dict[str, Value], told: list[str]
) -> None:
    """“To be agreed” may be no word of a step; a date that there is not was meant as one."""
    read = read_of(a_row(1, **cells))
    found = {place.rpartition(" ")[2].strip("()") for place in places(read)}
    assert found == {place for place in told if place != "K2"}
    assert len(read.rows) == 1, "the row is judged all the same"


def test_a_cell_by_which_rows_are_left_out_is_told_once() -> None:
    """The column of the status says what a row is and which to leave out: one slip, once."""
    fault = Fault("there is #REF! instead of a value", "Put it right.")
    log_map = a_map(skip_where={"Status": ["Duplicate"]})
    read = read_log(book(a_row(1), faults={(2, 11): fault}), log_map)
    assert places(read) == ['sheet "Barriers", row 2, column "Status" (L2)']


CELLS = st.none() | st.text(max_size=8) | st.integers() | st.floats() | st.booleans() | st.dates()


@given(st.lists(st.lists(CELLS, max_size=14), max_size=4))
def test_whatever_a_sheet_holds_it_is_read_or_told_of(rows: list[list[Value]]) -> None:
    """Hostile cells end as problems with their places, never as a fault of ours."""
    read = read_of(*rows)
    assert all(each.spot.row for each in read.problems)
    assert command_of(read, book(), a_map()).barriers == tuple(read.rows)


def a_sheet_of(held: str, columns: dict[str, str], **more: object) -> LogMap:
    """A map of one other sheet, beside that of the barriers."""
    sheet = {"holds": held, "id": "No", "sheet": "More", "columns": columns, **more}
    return LogMap.model_validate(
        {"log": "test-log", "sheets": {"barriers": BARRIERS, "more": sheet}}
    )


def read_more(log_map: LogMap, *rows: Cells) -> LogRow:
    """The one row of the other sheet."""
    sheets = (Sheet("Barriers", [HEADERS, a_row(1)]), Sheet("More", rows))
    read = read_log(Book("log.xlsx", "1" * 64, sheets), log_map)
    assert not read.problems, read.problems
    [row] = [row for row in read.rows if not isinstance(row, BarrierRow)]
    return row


def test_an_action_is_read_and_tied_to_its_barrier() -> None:
    """The team's own id ties them together; constants say what no column does."""
    log_map = a_sheet_of(
        "actions",
        {"barrier": "For", "title": "What", "owner": "Who", "due": "By", "status": "State"},
        constants={"added_on": date(2024, 3, 5), "group": "tactical", "note": "unused"},
        words={"status": {"to do": "open"}},
    )
    row = read_more(
        log_map,
        ["No", "For", "What", "Who", "By", "State"],
        ["a", " 1", "Ask", "CPSL Mind", "1 May 2024", "To do"],
    )
    assert isinstance(row, ActionRow)
    barrier = the_row(a_row(1))
    assert row.barrier == (barrier.key,)
    assert (row.owner, row.group, row.added_on) == ("cpsl-mind", "tactical", date(2024, 3, 5))
    assert row.note is None, "a constant of a step that was not taken tells of nothing"


def test_an_item_of_a_meeting_is_read() -> None:
    """Lists of members, proxies, interests, recommendations, and the votes."""
    columns = {
        "held_on": "Day", "present": "There", "proxies": "Sent", "interests": "Aside",
        "decides": "Does", "item": "What", "barrier": "For", "recommended": "Asked",
        "votes_for": "Yes", "votes_against": "No votes", "outcome": "End", "reasons": "Why",
    }  # fmt: skip
    log_map = a_sheet_of("meetings", columns, constants={"group": "tactical"})
    row = read_more(
        log_map,
        ["No", *columns.values()],
        [
            *("T1", date(2024, 4, 9), "CPSL Mind; SUN Network\nFerry Project", "Housing Board = a"),
            *("Ferry Project: runs one; SUN Network", "Escalate", "Up it goes", 1),
            *("Fund it\nCount it", 5, 0.0, "Not carried", "So"),
        ],
    )
    assert isinstance(row, MeetingRow)
    assert row.present == ("cpsl-mind", "sun-network", "ferry-project")
    assert row.proxies == {"housing-board": "a"}
    assert row.interests == {"ferry-project": "runs one", "sun-network": None}
    assert (row.decides, row.recommended) == ("escalate", ("Fund it", "Count it"))
    assert (row.votes_for, row.votes_against, row.outcome) == (5, 0, "not-carried")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"columns": {**COLUMNS, "titel": "x"}}, "did you mean title"),
        ({"columns": {"title": "x"}}, "need raised_on, group"),
        ({"constants": {"title": "x"}}, "title is a column or a constant"),
        ({"holds": "risks"}, "Input should be"),
        ({"words": {"petal": {}}}, "did you mean petals"),
        ({"id": []}, "id names no column"),
        ({"header_row": 0}, "greater than 0"),
        ({"heeder_row": 1}, "Extra inputs"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_map_with_a_slip_is_refused_with_what_may_have_been_meant(
    change: dict[str, object], word: str
) -> None:
    """A map is typed by a person, too."""
    with pytest.raises(ValidationError, match=word):
        a_map(**change)


@pytest.mark.parametrize(
    ("change", "places"),
    [
        (
            {"columns": {**COLUMNS, "titel": "x"}, "words": {"petal": {}}},
            [("columns", "titel"), ("words", "petal")],
        ),
        ({"constants": {"title": "x"}}, [("constants", "title")]),
        ({"columns": {"title": "x"}, "id": []}, [("columns",), ("id",)]),
    ],
    ids=["no such fields", "both", "missing"],
)
def test_every_slip_in_a_map_is_told_where_it_stands(
    change: dict[str, object], places: list[tuple[str, ...]]
) -> None:
    """By its place the line of the file is found; all of them at once, none that others bring."""
    with pytest.raises(ValidationError) as raised:
        a_map(**change)
    found = [each["loc"] for each in raised.value.errors()]
    assert found == [("sheets", "barriers", *place) for place in places]


@pytest.mark.parametrize("held", KINDS)
def test_every_field_of_a_step_is_one_a_column_can_tell(held: Held) -> None:
    """What the rules are asked with is what the map can name; no field is out of reach."""
    steps = {name for fields in KINDS[held].STEPS.values() for name in fields}
    assert steps <= {*fields_of(held)}


def test_nothing_a_file_holds_acts_on_a_terminal() -> None:
    """A header, a title or a cell with control characters is shown without them."""
    wild = "\x1b[2J\u202ewild"
    headers = [*HEADERS, wild]
    sheets = (Sheet("Barriers", [headers, [*a_row(1, Petals=wild), "x"]]),)
    read = read_log(Book(f"{wild}.xlsx", "1" * 64, sheets), a_map())
    said = " ".join([*read.notices, *places(read), *(each.what for each in read.problems)])
    assert "wild" in said
    assert said.isprintable()
    assert command_of(read, Book(wild, "1" * 64, sheets), a_map()).file_name.isprintable()


def test_columns_are_named_as_a_spreadsheet_names_them() -> None:
    """A, Z, AA, AZ, BA, ZZ."""
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701)] == ["A", "Z", "AA", "AZ", "BA", "ZZ"]
