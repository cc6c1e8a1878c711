"""Workbooks for Excel, opened again: sheets, cells, and what no text may become."""

# What is opened again is as the library gives it, and a workbook knows no zones.
# ruff: noqa: ANN401, DTZ001

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from cfworkflow.projections.reading import read_views
from cfworkflow.reports import xlsx
from cfworkflow.reports.as_tables import as_tables
from cfworkflow.reports.document import Bullets, Column, Document, Paragraph, Section, Table
from cfworkflow.reports.tables import aside
from cfworkflow.reports.words.in_words import words
from cfworkflow.reports.words.legible import legible
from cfworkflow.reports.xlsx.cells import HOLDS, held
from cfworkflow.reports.xlsx.page import printed
from cfworkflow.reports.xlsx.sheets import sheets_of
from tests.projections.a_year import whole_year
from tests.reports.a_document import (
    BARRIERS,
    HOSTILE,
    LONG,
    LOOKING_BACK,
    NOTHING,
    OF_NOTHING,
    PROVENANCE,
    hostile,
    of_every_kind,
)
from tests.reports.readings import every_document

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)


def opened(document: Document) -> Any:
    """The document written and opened again."""
    return load_workbook(io.BytesIO(xlsx.write(document)))


def of(*blocks: Any) -> Document:
    """A document of these blocks."""
    return replace(of_every_kind(), blocks=blocks)


def of_one(*texts: Any, numeric: bool = False) -> Document:
    """A document with a table of one column."""
    column = Column("text", "Text", numeric=numeric)
    return of(Table("texts", "Texts", (column,), tuple((text,) for text in texts)))


def rows(sheet: Any) -> list[list[Any]]:
    """The values of a sheet."""
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def notes(book: Any) -> dict[str, Any]:
    """What the sheet of notes says, by its first column."""
    return dict(rows(book["Notes"])[1:])


@pytest.fixture(scope="module")
def book() -> Any:
    """The workbook of the document that has every kind of block."""
    return opened(of_every_kind())


def test_the_same_document_is_the_same_file() -> None:
    """No part of a workbook has a time of its own."""
    content = xlsx.write(of_every_kind())
    assert content == xlsx.write(of_every_kind())
    with ZipFile(io.BytesIO(content)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_sheet_is_a_table_and_nothing_of_the_document_is_left_out(
    book: Any,
) -> None:
    """Tables first, those of pictures among them; then key facts, stories and text; then notes."""
    assert book.sheetnames == [
        *("Barriers", "Figures", "Ages", "Withdrawn", "Wide", "Facts", "Story", "Text", "Notes")
    ]
    assert rows(book["Facts"])[:3] == [
        ["What", "Is"],
        ["Barriers", 3],
        ["Next meeting", datetime(2026, 4, 14)],
    ]
    assert rows(book["Story"])[1][2:3] == ["Escalated by D-0001."]
    told = [text for _, text in rows(book["Text"])]
    assert "A-0001 is overdue." in told
    assert any("The oldest open barrier has stood for 211 days." in str(text) for text in told)


def test_each_sheet_has_one_head_row_that_stays_in_sight_and_filters(
    book: Any,
) -> None:
    """A sheet can be filtered and sorted at once, by people and by programs alike."""
    for sheet in book:
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes in {"A2", "B2"}
        assert sheet.print_title_rows == "$1:$1"
        heads = [cell.value for cell in sheet[1]]
        assert all(isinstance(head, str) and head for head in heads)
        assert len({head.lower() for head in heads}) == len(heads)
        for table in sheet.tables.values():
            assert table.autoFilter.ref == table.ref == sheet.dimensions
            assert [column.name for column in table.tableColumns] == heads
        assert bool(sheet.tables) == (sheet.title != "Withdrawn")


def test_dates_are_dates_and_figures_are_figures(book: Any) -> None:
    """A column of them can be sorted, added up and put into a chart."""
    first = book["Barriers"][2]
    assert first[2].value == datetime(2025, 9, 1)
    assert (first[2].is_date, first[2].number_format) == (True, "d mmm yyyy")
    assert (first[5].value, first[5].data_type) == (211, "n")
    figures = rows(book["Figures"])
    assert figures[1] == ["Staff trained", datetime(2026, 3, 1, 9, 30), 41.5, -3]
    assert notes(book)["Times"] == "All times are in UTC."


def test_columns_are_as_wide_as_asked_for_and_texts_are_wrapped(book: Any) -> None:
    """What is longer than its column is read on further lines, in a row that is tall enough."""
    sheet = book["Barriers"]
    for column, letter in zip(BARRIERS.columns, "ABCDEF", strict=True):
        assert sheet.column_dimensions[letter].width == pytest.approx(column.width, abs=4)
    assert sheet["B3"].alignment.wrap_text
    assert sheet.row_dimensions[3].height > 25


def test_an_empty_table_says_so(book: Any) -> None:
    """Its heads are there, and what the document says in its place, which is no row of it."""
    assert rows(book["Withdrawn"]) == [["Barrier", "Why"], [NOTHING.empty, None]]
    assert notes(book)["Sheet Withdrawn"].endswith(NOTHING.empty)


def test_the_notes_say_what_it_is_and_how_to_check_it(book: Any) -> None:
    """As of when, up to which fact, the lines of the checkpoint, and what each sheet holds."""
    told = notes(book)
    assert (told["Title"], told["About"]) == ("Barriers that are open", "All groups")
    assert told["As of"] == "31 March 2026"
    assert told["Last fact taken into account"].startswith("Fact 1,234, recorded on 30 March 2026")
    assert "cfworkflow audit verify" in told["How to check it"]
    lines = [told[f"Checkpoint, line {number}"] for number in (1, 2, 3)]
    assert "".join(f"{line}\n" for line in lines) == PROVENANCE.checkpoint
    assert told["Sheet Barriers"] == "Barriers that are open: 3 rows."
    back = notes(opened(of_every_kind(LOOKING_BACK)))
    assert "recorded later is not in it" in back["Last fact taken into account"]
    assert "recorded later" not in told["Last fact taken into account"]
    assert back["Checkpoint, line 5"].startswith("— cfworkflow ")
    assert "nothing was on record" in str(notes(opened(of_every_kind(OF_NOTHING))))


def test_the_file_says_what_it_is_and_names_no_person(book: Any) -> None:
    """Its properties are of the record's time, not of when somebody asked for it."""
    properties = book.properties
    assert (properties.title, properties.creator) == ("Barriers that are open", "cfworkflow")
    assert properties.created == properties.modified == datetime(2026, 3, 30, 16, 5, 9)
    assert opened(of_every_kind(OF_NOTHING)).properties.created.year == 2026


def test_texts_that_mean_harm_are_text() -> None:
    """No formula, no link, no other markup comes of what somebody typed, on any sheet."""
    content = xlsx.write(hostile())
    book = load_workbook(io.BytesIO(content))
    assert [row[1] or "" for row in rows(book["Texts"])[1:-1]] == [*map(legible, HOSTILE)]
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "d"}
                assert cell.hyperlink is None
    with ZipFile(io.BytesIO(content)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sheets:
            assert b"<f>" not in parts.read(name)
            assert b"hyperlink" not in parts.read(name)


def test_what_would_be_a_formula_once_edited_is_marked_as_text() -> None:
    """Who presses F2 and Enter on a cell with =1+1 keeps the text."""
    book = opened(of_one("=1+1", "+44", "-5", "@x", "plain"))
    assert [cell.quotePrefix for cell in book["Texts"]["A"][1:]] == [True] * 4 + [False]


def test_a_text_that_no_cell_holds_is_cut_and_the_notes_say_so() -> None:
    """Nothing is lost in silence: the cell says it, and the notes say where and how much."""
    book = opened(hostile())
    cut = book["Texts"]["B27"].value
    assert len(cut) <= HOLDS
    assert cut.endswith("(cut short here: a cell of a workbook holds no more)")
    kept = cut.partition(" …")[0]
    [said] = [text for what, text in notes(book).items() if what.startswith("Cut short")]
    assert said.startswith(f"{len(LONG) - len(kept):,} letters more")
    assert "Cut short: sheet Texts, cell B27" in notes(book)


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), st.integers(0, 40_000))
def test_as_much_as_fits_is_kept_and_no_letter_is_cut_in_two(text: str, length: int) -> None:
    """Excel counts in UTF-16: a cell never holds more of it than it can."""
    told = (text * (length // max(1, len(text)) + 1))[:length]
    shown, over = held(told)
    assert len(shown.encode("utf-16-le")) // 2 <= HOLDS
    assert over == 0 or shown.startswith(told[: length - over])
    assert (shown == told) == (over == 0)


@given(
    st.lists(
        ANYTHING
        | st.integers()
        | st.floats()
        | st.dates()
        | st.datetimes(timezones=st.just(UTC))
        | st.none(),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_stands_in_a_table_the_workbook_opens_and_holds_it(typed: list[Any]) -> None:
    """A value is the value it is, or the text that says it where a workbook has no such value."""
    found = [cell for (cell,) in rows(opened(of_one(*typed))["Texts"])[1:]]
    for value, cell in zip(typed, found, strict=True):
        if value is None or value == "":
            assert not cell
        elif isinstance(cell, datetime):
            assert isinstance(value, date)
            assert f"{cell:%Y-%m-%d}" == f"{value:%Y-%m-%d}"
        elif isinstance(cell, (int, float)):
            assert cell == pytest.approx(value)
        else:
            assert cell == legible(words(value))


def test_sheets_have_names_that_excel_takes() -> None:
    """Not too long, none twice, no sign it forbids, and none that it or the notes have."""
    column = (Column("a", "A"),)
    names = ("a" * 40, "a" * 50, "History", "notes", "it's", "a:b/c?*[d]\\", "''", "b", "B")
    document = of(*(Table(name, name, column, (("x",),)) for name in names))
    made = [sheet.name for sheet in sheets_of(document, ("Notes",), 100)]
    assert len({name.lower() for name in made}) == len(names)
    assert all(0 < len(name) <= 31 for name in made)
    assert made[0] == "A" + "a" * 30
    assert made[1] == "A" + "a" * 28 + " 2"
    assert made[2:6] == ["History 2", "Notes 2", "It's", "A b c d"]
    assert set(opened(document).sheetnames) == {*made, "Notes"}


def test_the_table_of_a_picture_has_a_sheet_named_for_what_the_picture_shows() -> None:
    """Beside its picture it is the table of it; in a workbook all sheets are tables."""
    twin = replace(BARRIERS, name="gantt-table")
    assert opened(replace(of_every_kind(), blocks=(twin,))).sheetnames[0] == "Gantt"


def test_a_table_longer_than_a_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is left out in silence, as a workbook's writer would."""
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    book = opened(of_one("a", "b", "c", "d", "e"))
    assert book.sheetnames == ["Texts", "Texts 2", "Texts 3", "Notes"]
    assert [row[0] for name in book.sheetnames[:3] for row in rows(book[name])[1:]] == [*"abcde"]


def test_heads_are_told_apart() -> None:
    """A table may have two columns of one name; a workbook may not."""
    columns = (Column("a", "On"), Column("b", "on"), Column("c", "Two\nlines"), Column("d", ""))
    book = opened(of(Table("t", "T", columns, (("1", "2", "3", "4"),))))
    assert rows(book["T"])[0] == ["On", "on 2", "Two lines", "d"]


def test_text_says_under_which_headings_it_stands() -> None:
    """Out of its place, a sentence still says what it belongs to."""
    deep = Section("One", (Section("Two", (Bullets(("Here.",)),)), Paragraph("There.")))
    assert rows(opened(of(deep))["Text"])[1:] == [["One, Two", "Here."], ["One", "There."]]


def test_each_printed_page_says_what_it_is_of(book: Any) -> None:
    """A4, on its side, the head row on each page, and a foot as documents for Word have it."""
    sheet = book["Barriers"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    told = str(sheet.oddFooter.left.text)
    assert told == "Barriers that are open. As of 31 March 2026, fact 1,234. Page &P of &N"
    strange = opened(replace(of_every_kind(), title="A & B" + " and so on" * 60))
    assert strange["Notes"].oddFooter.left.text.startswith("A && B and so on")
    assert str(sheet.oddHeader.left.text) == "&BBarriers that are open"


@given(
    st.lists(st.text("abc", min_size=1, max_size=8), max_size=8), st.sampled_from([(), (BARRIERS,)])
)
def test_little_text_stands_in_the_notes_and_much_in_a_sheet(
    told: list[str], tables: tuple[Table, ...]
) -> None:
    """A tab for one sentence is a tab too many; but no sentence is lost, and none is told twice."""
    part = Section("Part", (*map(Paragraph, told), *tables))
    book = opened(replace(of_every_kind(), blocks=(part,)))
    own = rows(book["Text"])[1:] if "Text" in book.sheetnames else []
    noted = [row for row in rows(book["Notes"]) if row[0] == "Part"]
    assert sorted(text for _, text in (*own, *noted)) == sorted(told)
    assert not (own and noted)
    assert not (tables and 0 < len(own) <= 4)


def test_of_columns_that_are_too_many_a_sheet_prints_the_first() -> None:
    """Paper has no room for all; the page says so, and the notes say which and what to do."""
    columns = (Column("a", "A"), Column("b", "B"), *aside(Column("c", "C"), Column("d", "D")))
    book = opened(of(Table("t", "T & U", columns, (("1", "2", "3", "4"), ("5", "6", "7", "8")))))
    sheet = book["T"]
    assert rows(sheet)[1] == ["1", "2", "3", "4"]
    assert sheet.print_area == "'T'!$A$1:$B$3"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert " fact 1,234. 2 of 4 columns. Page &P" in sheet.oddFooter.left.text
    assert sheet.oddHeader.left.text == "&BT && U"
    assert notes(book)["Printing T"].startswith("Of 4 columns the first 2 are printed, A to B:")
    assert not book["Notes"].print_area


def test_what_every_document_prints_of_a_sheet_can_be_read() -> None:
    """On A4 its letters are of 6 points at least, and no column is left out but the last ones."""
    views = read_views(whole_year())
    kinds = {
        table.columns: table
        for document in every_document(views)
        for table in as_tables(document).values()
    }
    assert any(column.aside for columns in kinds for column in columns)
    for columns, table in kinds.items():
        assert columns[printed(columns) :] == tuple(each for each in columns if each.aside)
        assert not columns[0].aside
        [sheet, _] = opened(of(table)).worksheets
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, table.caption


def test_no_head_is_cut_off() -> None:
    """Words are not broken, and a filter's button covers a part of each head: it has the lines."""
    columns = (Column("a", "Of"), Column("b", "Addressed, to be checked", numeric=True, width=12))
    table = Table("t", "T", columns, (("Tactical", 1),))
    sheet = opened(replace(of_every_kind(), blocks=(table,)))["T"]
    assert sheet.row_dimensions[1].height >= 3 * 13
