"""Reading workbooks: what is seen is what is read, and what is no log is said to be none."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from cfworkflow.importing import workbook as reading
from cfworkflow.importing.cells import ROWS
from cfworkflow.importing.workbook import NotReadable, read_workbook
from tests.importing.a_log import HEADERS, a_row, of_barriers, workbook

ROOT = Path(__file__).parents[2]


def parts_changed(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The same workbook with its parts changed."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, change(name, part))
    return path


def test_cells_are_read_with_their_types(tmp_path: Path) -> None:
    """A date of Excel is a date, a number a number, a text a text, nothing nothing."""
    path = workbook(tmp_path / "log.xlsx", {"One": [["a", 1, 1.5, date(2024, 3, 4), True, None]]})
    [sheet] = read_workbook(str(path)).sheets
    assert [*sheet.rows[0][:5]] == ["a", 1, 1.5, datetime(2024, 3, 4), True]  # noqa: DTZ001


def test_the_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    """Issue 6: what was imported names the file, and its SHA-256."""
    one = of_barriers(tmp_path / "one.xlsx", a_row(1))
    two = of_barriers(tmp_path / "two.xlsx", a_row(2))
    books = [read_workbook(str(path)) for path in (one, one, two)]
    assert [book.name for book in books] == ["one.xlsx", "one.xlsx", "two.xlsx"]
    assert books[0].sha256 == books[1].sha256 != books[2].sha256


def test_hidden_sheets_are_read_and_named(tmp_path: Path) -> None:
    """What a person does not see in the workbook, they are told of."""
    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Seen").write(0, 0, "x")
        book.add_worksheet("Lists").hide()
    read = read_workbook(str(path))
    assert [sheet.hidden for sheet in read.sheets] == [False, True]
    assert read.notices == ('The sheet "Lists" is hidden.',)


def test_cells_merged_downwards_say_the_same_in_each_row(tmp_path: Path) -> None:
    """A merged cell is one that a person sees beside all of its rows; other cells stay empty."""
    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(5):
            sheet.write(row, 0, row)
        sheet.merge_range("B2:B4", "Peterboro")
        sheet.merge_range("C1:D1", "across")
    rows = read_workbook(str(path)).sheets[0].rows
    assert [row[1] if len(row) > 1 else None for row in rows] == [
        *(None, "Peterboro", "Peterboro", "Peterboro", None)
    ]
    assert [*rows[0][2:4]] == ["across", None]


def test_formulas_are_what_they_came_to_and_those_that_failed_are_faults(tmp_path: Path) -> None:
    """An error, or a formula that nobody worked out, is never taken for an empty cell."""
    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B1", "=1/0", None, "#DIV/0!")
    [sheet_read] = read_workbook(str(path)).sheets
    assert sheet_read.rows[0][0] == 2
    assert "#DIV/0!" in sheet_read.faults[1, 1].why
    unworked = openpyxl.Workbook()
    unworked.active["A1"] = "=B1"  # type: ignore[index] # a new workbook has a sheet
    unworked.active["C1"] = ArrayFormula("C1:C2", "=B1")  # type: ignore[index]
    unworked.save(path)
    assert {*read_workbook(str(path)).sheets[0].faults} == {(1, 0), (1, 2)}


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """What looks like a formula and was typed as text is neither run nor changed."""
    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        book.add_worksheet().write_string(0, 0, '=HYPERLINK("http://x","<script>")')
    assert read_workbook(str(path)).sheets[0].rows[0][0] == '=HYPERLINK("http://x","<script>")'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"Ref,Barrier\n1,x\n", "no Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, r"\.xls"),
        (b"PK\x03\x04 and then nothing of a zip", "damaged"),
    ],
    ids=["empty", "csv", "old", "cut off"],
)
def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path, content: bytes, why: str) -> None:
    """An error is a product: what the file is, and what to do."""
    path = tmp_path / "log.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotReadable, match=why) as raised:
        read_workbook(str(path))
    assert raised.value.try_


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    """A document of Word is a zip too."""
    path = tmp_path / "log.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    with pytest.raises(NotReadable, match="no workbook"):
        read_workbook(str(path))


def test_a_damaged_part_is_told_of(tmp_path: Path) -> None:
    """A file cut in the middle by an e-mail programme ends in a sentence."""
    path = of_barriers(tmp_path / "log.xlsx", a_row())
    parts_changed(path, lambda name, part: part[:200] if "sheet1" in name else part)
    with pytest.raises(NotReadable, match="damaged"):
        read_workbook(str(path))


def test_a_part_that_declares_entities_is_refused(tmp_path: Path) -> None:
    """An entity can read files of this machine into a cell; no spreadsheet program writes one."""
    path = of_barriers(tmp_path / "log.xlsx", a_row())
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    parts_changed(
        path,
        lambda name, part: part.replace(b"?>", b"?>" + entity, 1) if "shared" in name else part,
    )
    with pytest.raises(NotReadable, match="declares"):
        read_workbook(str(path))


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to a huge one is refused before that."""
    monkeypatch.setattr(reading, "UNPACKED_BYTES", 100_000)
    path = of_barriers(tmp_path / "log.xlsx", a_row())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/more.xml", b" " * 200_000)
    with pytest.raises(NotReadable, match="too big"):
        read_workbook(str(path))


def test_rows_beyond_the_last_that_is_read_are_told_of(tmp_path: Path) -> None:
    """Nothing is left unread in silence; a row far below that is only formatted is nothing."""
    path = tmp_path / "log.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "x")
        sheet.write_blank(ROWS + 5, 0, None, book.add_format({"bold": True}))
    assert len(read_workbook(str(path)).sheets[0].rows) <= ROWS
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write(ROWS, 0, "x")
    with pytest.raises(NotReadable, match=f"beyond row {ROWS}"):
        read_workbook(str(path))


def test_a_workbook_that_counts_from_1904_is_read_so(tmp_path: Path) -> None:
    """Older workbooks of a Mac count days from another day."""
    rows = {"Barriers": [HEADERS, a_row()]}
    path = workbook(tmp_path / "log.xlsx", rows, date_1904=True)
    book = read_workbook(str(path))
    assert book.since_1904
    assert datetime(2024, 3, 4) in book.sheets[0].rows[1]  # noqa: DTZ001


def test_a_file_too_long_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log is no archive."""
    monkeypatch.setattr(reading, "FILE_BYTES", 1_000)
    with pytest.raises(NotReadable, match="MB"):
        read_workbook(str(of_barriers(tmp_path / "log.xlsx", a_row())))


@given(st.data())
def test_a_workbook_damaged_anywhere_is_read_or_told_of(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """What a bad line or a hostile sender makes of a file never ends in a fault of ours."""
    whole = (ROOT / "examples" / "barrier-log.xlsx").read_bytes()
    damaged = bytearray(whole)
    for place, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=6)
    ):
        damaged[place] = byte
    path = tmp_path_factory.getbasetemp() / "damaged.xlsx"
    path.write_bytes(damaged[: data.draw(st.integers(1, len(whole)))])
    with suppress(NotReadable):
        read_workbook(str(path))
