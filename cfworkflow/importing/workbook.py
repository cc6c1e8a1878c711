"""Reading an Excel workbook: what its cells say, bounded, and with nothing of it run.

Every sheet is looked at twice: for what its formulas came to when it was last saved, and for where
formulas stand, so that one which was never worked out is not taken for an empty cell.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from cfworkflow.importing.cells import (
    COLUMNS,
    LETTERS,
    ROWS,
    TOO_LONG,
    UNWORKED,
    Book,
    Fault,
    Sheet,
    Value,
    on_a_line,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

FILE_BYTES, UNPACKED_BYTES, PARTS = 50_000_000, 300_000_000, 2_000
_BLOCK = 1 << 20

_OLD = b"\xd0\xcf\x11\xe0"
_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_DECLARED = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))

_SAVE = "Open it in Excel or LibreOffice, save it as .xlsx, and import that."


class NotReadable(Exception):  # noqa: N818 - what is the matter with a file, no error of ours
    """A file that is no workbook, or no text, that can be read: why, and what to do."""

    def __init__(self, why: str, try_: str = _SAVE) -> None:
        super().__init__(why)
        self.why = why
        self.try_ = try_


@contextmanager
def _damage_told() -> Iterator[None]:
    """Say that a file is damaged, whatever error that ends in."""
    try:
        yield
    except NotReadable:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged part can end in any error there is
        raise NotReadable(f"It is damaged: {on_a_line(str(error))[:100]}.") from None


def read_workbook(path: str) -> Book:
    """Every sheet of a workbook. Raises `NotReadable` for what is none, or is too big."""
    from openpyxl import load_workbook

    data = read_bytes(path)
    with _damage_told(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a workbook looks like; its cells are read
        with _unpacked(data) as package:
            shown, written = (
                load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
                for values in (True, False)
            )
            with closing(shown), closing(written):
                sheets = tuple(_sheets(package, shown, written))
    since_1904 = shown.epoch.year == 1904  # noqa: PLR2004 - the year the other count begins
    notices = tuple(f'The sheet "{sheet.title}" is hidden.' for sheet in sheets if sheet.hidden)
    name = Path(path).name
    return Book(name, sha256(data).hexdigest(), sheets, since_1904, notices)


def read_bytes(path: str) -> bytes:
    """The bytes of a file. Raises `NotReadable` where there are none, or too many."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except OSError as error:
        raise NotReadable(f"It can't be opened: {error.strerror}.", "Look at its name.") from None
    if not data:
        raise NotReadable("It is empty.", "Look whether it was saved.")
    if len(data) > FILE_BYTES:
        raise NotReadable(f"It has more than {FILE_BYTES // 1_000_000} MB.", "Split it.")
    return data


def _unpacked(data: bytes) -> ZipFile:
    """The parts of a workbook, once it is known that they can be unpacked and are no bomb."""
    if data.startswith(_OLD):
        raise NotReadable("It is a workbook of the old kind (.xls), or one with a password.")
    if not data.startswith(b"PK"):
        raise NotReadable(
            "It is no Excel workbook.", "Is it CSV? Then: cfworkflow import csv FILE --map MAP"
        )
    package = ZipFile(BytesIO(data))
    parts = package.infolist()
    if "xl/workbook.xml" not in package.namelist():
        raise NotReadable("It is a zip file, but holds no workbook.")
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise NotReadable("Unpacked it is far too big for a log.", "Split it.")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            _no_declarations(package, part.filename)
    return package


def _no_declarations(package: ZipFile, part: str) -> None:
    """Refuse what declares entities: no spreadsheet program writes it, and it can read files."""
    before = b""
    with package.open(part) as file:
        while block := file.read(_BLOCK):
            if any(mark in before + block for mark in _DECLARED):
                raise NotReadable(f"Its part {part} declares a document type, as no log does.")
            before = block[-len(_DECLARED[1]) :]


def _sheets(package: ZipFile, shown: Workbook, written: Workbook) -> Iterator[Sheet]:
    for sheet, formulas in zip(shown.worksheets, written.worksheets, strict=True):
        faults: dict[tuple[int, int], Fault] = {}
        rows = [
            [_value(cell, faults, (number, column)) for column, cell in enumerate(row)]
            for number, row in enumerate(_rows_of(sheet), 1)
        ]
        for number, row in enumerate(_rows_of(formulas), 1):
            for column, cell in enumerate(row):
                if cell.data_type == "f" and rows[number - 1][column] is None:
                    faults.setdefault((number, column), UNWORKED)
        _spread(rows, _merged(package, sheet))
        yield Sheet(
            on_a_line(str(sheet.title)), rows, faults, hidden=sheet.sheet_state != "visible"
        )


def _rows_of(sheet: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - openpyxl has no name for it
    sheet.reset_dimensions()
    last = 0
    for row in sheet.iter_rows(max_col=COLUMNS):
        last += 1
        if last > ROWS:
            if any(cell.value is not None for cell in row):
                raise NotReadable(
                    f'The sheet "{sheet.title}" goes on beyond row {ROWS}, which is read to.',
                    "Split the sheet, or take out what stands far below.",
                )
            if last > _SEEKING * ROWS:
                return
            continue
        yield row


_SEEKING = 20
"""So many times the rows that are read are looked at for something that is beyond them."""


def _value(
    cell: Any,  # noqa: ANN401 - openpyxl has several kinds of cell
    faults: dict[tuple[int, int], Fault],
    at: tuple[int, int],
) -> Value:
    value = cell.value
    if cell.data_type == "e":
        shown = on_a_line(str(value))[:20]
        # So is read, too, what is formatted as a date and lies beyond the last there is.
        no_date = ", or a number too large for a date" if shown == "#VALUE!" else ""
        faults[at] = Fault(
            f"there is {shown} instead of a value{no_date}",
            "Put the formula right, or put the value itself.",
        )
        return None
    if isinstance(value, str) and len(value) > LETTERS:
        faults[at] = TOO_LONG
        return None
    if value is None or isinstance(value, str | int | float | bool) or hasattr(value, "year"):
        return value  # type: ignore[no-any-return] # one of these
    return str(value)


def _merged(package: ZipFile, sheet: Any) -> list[tuple[int, int, int]]:  # noqa: ANN401
    """The cells merged downwards in a sheet: the column (from 0), the first row and the last."""
    from openpyxl.utils import column_index_from_string

    part = package.read(str(sheet._worksheet_path).lstrip("/"))  # noqa: SLF001 - nothing else says
    found = []
    for left, top, _, bottom in _MERGED.findall(part):
        column = column_index_from_string(left.decode()) - 1
        if int(bottom) > int(top):
            found.append((column, int(top), int(bottom)))
    return found


def _spread(rows: list[list[Value]], merged: list[tuple[int, int, int]]) -> None:
    """Let every row of cells merged downwards say what is seen there."""
    for column, top, bottom in merged:
        if top > len(rows) or column >= len(rows[top - 1]):
            continue
        value = rows[top - 1][column]
        for below in range(top, min(bottom, len(rows))):
            if any(cell is not None for cell in rows[below]):
                rows[below] += [None] * (column + 1 - len(rows[below]))
                rows[below][column] = value
