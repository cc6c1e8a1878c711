"""Reading a CSV file: a single sheet, whatever program wrote it."""

from __future__ import annotations

import csv
import re
from hashlib import sha256
from io import StringIO
from pathlib import Path

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
)
from cfworkflow.importing.workbook import NotReadable, read_bytes

_DELIMITERS = ",;\t|"
_SAMPLE = 50
_FORMULA = re.compile(r"=\s*[^=\s]")
_GUESSED = "It is not UTF-8, and was read as Windows text (cp1252): look at its accents and dashes."


def read_csv(path: str, delimiter: str | None = None) -> Book:
    """The one sheet of a CSV file. Raises `NotReadable` for what is none, or is too big.

    Its delimiter is the one given, or whichever of comma, semicolon, tab and bar its first lines
    agree on. Rows are counted as a spreadsheet shows them, a cell of several lines being in one.
    """
    data = read_bytes(path)
    if data.startswith(b"PK") or b"\0" in data[:1000]:
        raise NotReadable(
            "It is no CSV file.", "Is it a workbook? Then: cfworkflow import xlsx FILE --map MAP"
        )
    text, notices = _text(data)
    rows: list[list[Value]] = []
    faults: dict[tuple[int, int], Fault] = {}
    try:
        sign = delimiter or _delimiter(text)
        for row in csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True):
            if len(rows) == ROWS or len(row) > COLUMNS:
                raise NotReadable(
                    f"It has more than {ROWS} rows or {COLUMNS} columns.", "Split it."
                )
            found = {at: fault for at, cell in enumerate(row) if (fault := _fault(cell))}
            faults |= {(len(rows) + 1, column): fault for column, fault in found.items()}
            rows.append([None if at in found else cell or None for at, cell in enumerate(row)])
    except (csv.Error, ValueError, TypeError) as error:
        why = f"It can't be read beyond row {len(rows)}: {error}."
        raise NotReadable(why, "Look for a quotation mark there that is never closed.") from None
    name = Path(path).name
    return Book(name, sha256(data).hexdigest(), (Sheet("", rows, faults),), notices=notices)


def _fault(cell: str) -> Fault | None:
    """Why a cell can't be read, if it can't: what a spreadsheet works out says nothing as it is."""
    if len(cell) > LETTERS:
        return TOO_LONG
    return UNWORKED if _FORMULA.match(cell) else None


def _text(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), (_GUESSED,)
    except UnicodeDecodeError:
        raise NotReadable(
            "Its text is neither UTF-8 nor Windows text (cp1252).",
            "Save it as CSV UTF-8, and import that.",
        ) from None


def _delimiter(text: str) -> str:
    """The delimiter that most cuts the first rows into as many cells as the first of them."""

    def agreeing(sign: str) -> tuple[int, int]:
        reader = csv.reader(StringIO(text, newline=""), delimiter=sign, strict=True)
        try:
            rows = [len(row) for row, _ in zip(reader, range(_SAMPLE), strict=False) if row]
        except csv.Error:
            return 0, 0
        most = max(rows, default=0)
        return (rows.count(most), most) if most > 1 else (0, 0)

    return max(_DELIMITERS, key=agreeing)
