"""What stands in a cell, and where that is; text as a person sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

Value = str | int | float | bool | date | datetime | None

_SHORT = 60
ROWS, COLUMNS, LETTERS = 5_000, 256, 20_000
"""How many rows and columns of a sheet, and letters of a cell, are read at most."""

_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = " \u200b\u2060\ufeff"
_LINE_ENDS = re.compile(r"\r\n?|_x000D_\n?|\v|\f")


class Fault(NamedTuple):
    """Why a cell can't be read, and what to do about it."""

    why: str
    try_: str


TOO_LONG = Fault(f"there are more than {LETTERS} letters", "Say it in fewer.")
UNWORKED = Fault(
    "there is a formula, and the file does not say what it came to",
    "Open the file in Excel or LibreOffice, save it, and import that; or put the value itself.",
)


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was read: its rows from the first, cells with their values from column A.

    `faults` are the cells that can't be read, by row (from 1) and column (from 0).
    """

    title: str
    rows: Sequence[Sequence[Value]]
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    hidden: bool = False


@dataclass(frozen=True)
class Book:
    """A file as it was read: what it is called, the SHA-256 of its bytes, its sheets.

    `notices` is what a person ought to know of how it was read.
    """

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    since_1904: bool = False
    notices: tuple[str, ...] = ()


class Spot(NamedTuple):
    """A place in a file: a sheet, and there a row (from 1) and a column (from 0), if any."""

    sheet: str
    row: int = 0
    column: int | None = None
    header: str = ""

    def __str__(self) -> str:
        said = [f'sheet "{self.sheet}"'] if self.sheet else []
        said += [f"row {self.row}"] if self.row else []
        if self.column is not None:
            named = f'column "{self.header}" ' if self.header else "column "
            said.append(f"{named}({letters(self.column)}{self.row or ''})")
        elif self.header:
            said.append(self.header)
        return ", ".join(said)


class Problem(NamedTuple):
    """Something that can't stand as it is: where, what, why, and what to do."""

    spot: Spot
    what: str
    why: str = ""
    try_: str = ""


def letters(column: int) -> str:
    """A column as a spreadsheet names it: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, last = divmod(column - 1, 26)
        name = chr(ord("A") + last) + name
    return name


def said(value: Value) -> str:
    """What a cell says as text: no space at its ends or doubled, hard ones as plain ones."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    text = _LINE_ENDS.sub("\n", str(value))
    return "\n".join(_SPACES.sub(" ", line).strip(_UNSEEN) for line in text.split("\n")).strip()


def on_a_line(text: str) -> str:
    """A text as it can be shown on one line, whatever it holds: nothing acts on a terminal."""
    line = " ".join(text.split())
    return "".join(each if each.isprintable() else "\ufffd" for each in line)


def quoted(value: Value) -> str:
    """What a cell says, short and in quotation marks."""
    text = on_a_line(said(value))
    return f"“{text if len(text) <= _SHORT else text[: _SHORT - 1] + '…'}”"


def word(text: str) -> str:
    """A text as it is compared with others: one line, small letters."""
    return " ".join(text.split()).casefold()
