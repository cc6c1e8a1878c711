"""Reading CSV files, whatever program wrote them."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.importing.cells import COLUMNS, LETTERS, ROWS, TOO_LONG, UNWORKED
from cfworkflow.importing.csv_file import read_csv
from cfworkflow.importing.workbook import NotReadable

ROW = ["1", "Peterboro\u2019s café; closed", "3/4/2025"]
HEAD = ["Ref", "Barrier, in words", "Raised"]
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)


def rows_in(path: Path) -> list[list[object]]:
    """The rows of a CSV file."""
    [sheet] = read_csv(str(path)).sheets
    return [[*row] for row in sheet.rows]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_delimiter_and_the_encoding_are_found_out(
    tmp_path: Path, sign: str, encoding: str
) -> None:
    """Excel writes commas or semicolons by where it runs, and UTF-8 or Windows text by its age."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=sign).writerows([HEAD, ROW])
    path = tmp_path / "log.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    assert rows_in(path) == [HEAD, ROW]
    said = read_csv(str(path)).notices
    assert bool(said) == (encoding == "cp1252"), "what was guessed is said aloud"


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_what_a_csv_writer_wrote_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    """Quotes, delimiters and new lines inside a cell are no end of it; a formula is told of."""
    text = StringIO(newline="")
    csv.writer(text).writerows([HEAD, *rows])
    path = tmp_path_factory.getbasetemp() / "written.csv"
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    [sheet] = read_csv(str(path), ",").sheets
    for number, (read, wrote) in enumerate(zip(sheet.rows, [HEAD, *rows], strict=True), 1):
        for at, (cell, said) in enumerate(zip(read, wrote, strict=True)):
            assert (cell or "") == ("" if (number, at) in sheet.faults else said)
            assert (number, at) not in sheet.faults or said.startswith("=")


def test_a_cell_of_several_lines_is_one_row(tmp_path: Path) -> None:
    """Rows are counted as a spreadsheet shows them, so that a problem is found again."""
    path = tmp_path / "log.csv"
    path.write_text('Ref,What\n1,"one\ntwo"\n2,x\n', encoding="utf-8")
    assert rows_in(path)[2] == ["2", "x"]


def test_a_cell_that_is_too_long_is_a_fault_of_that_cell(tmp_path: Path) -> None:
    """It is told by its place, like any other; and what other programs read stays as it was."""
    before = csv.field_size_limit()
    path = tmp_path / "log.csv"
    path.write_text(f"Ref,Barrier\n1,{'x' * (LETTERS + 1)}\n2,{'y' * LETTERS}\n", encoding="utf-8")
    [sheet] = read_csv(str(path)).sheets
    assert sheet.faults == {(2, 1): TOO_LONG}
    assert [row[1] for row in sheet.rows] == ["Barrier", None, "y" * LETTERS]
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("cell", "is_one"),
    [
        ('="Bank"&" holiday"', True),
        ("=TODAY()-B2", True),
        ("= 1+1", True),
        ("=", False),
        ("=====", False),
        ("+44 1733 000000", False),
        ("-", False),
        ("see a=b", False),
    ],
)
def test_a_formula_is_no_title(tmp_path: Path, cell: str, is_one: bool) -> None:  # noqa: FBT001
    """As in a workbook: what it came to is not in the file, and its text says nothing to people."""
    path = tmp_path / "log.csv"
    quoted = cell.replace('"', '""')
    path.write_text(f'Ref,Barrier\n1,"{quoted}"\n', encoding="utf-8")
    [sheet] = read_csv(str(path)).sheets
    assert sheet.faults == ({(2, 1): UNWORKED} if is_one else {})
    assert [*sheet.rows[1]] == ["1", None if is_one else cell]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04", "no CSV file"),
        (b"a\0b", "no CSV file"),
        (b"a,b\n\x81\x8d,\xff\n", "neither UTF-8 nor Windows"),
        (b"a,b\n" * (ROWS + 1), "more than"),
        (b"," * (COLUMNS + 1), "more than"),
        (b'a,b\n"' + b"x" * 30_000, "can't be read beyond row 1"),
    ],
    ids=["workbook", "binary", "neither", "long", "wide", "quotation"],
)
def test_what_is_no_csv_file_is_said_to_be_none(tmp_path: Path, content: bytes, why: str) -> None:
    """An error is a product: what is wrong, and what to do."""
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    with pytest.raises(NotReadable, match=why) as raised:
        read_csv(str(path))
    assert raised.value.try_


def test_a_file_that_is_not_there_is_said_not_to_be(tmp_path: Path) -> None:
    """A slip in its name is no fault of ours."""
    with pytest.raises(NotReadable, match="can't be opened"):
        read_csv(str(tmp_path / "nowhere.csv"))
