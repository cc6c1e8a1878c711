"""Texts as cells: dates are dates, figures are figures, and words are never a formula or a link."""

from __future__ import annotations

from datetime import UTC, date, datetime
from math import isfinite
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.reports.words.in_words import words
from cfworkflow.reports.words.legible import legible

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from cfworkflow.reports.document import Text

USUAL = {"font_name": "Arial", "font_size": 10, "font_scheme": "none"}
"""The letters of a workbook, by which widths go: such as every machine has, and no theme's."""

HOLDS = 32_767
"""UTF-16 units that a cell holds."""

_EXACT = 2**53
"""Beyond it, a workbook would show another figure."""

_TOO_LARGE = 1e308
"""From it on, Excel has no figures."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it, spreadsheets do not agree on which day is which."""

_FORMULA = ("=", "+", "-", "@", "\t")

_NARROWER = 1.1
"""So many letters of a text go into the width of a figure of the usual size."""

_LINE, _AROUND, _TALLEST = 13.0, 4.0, 409.0
"""Points: a line of text, what is above and below, and the tallest row there is."""

_BUTTON = 3
"""So many letters of a head the button of its filter takes the room of."""


class Looks(NamedTuple):
    """How cells look, in a column of words or, where there are two, in one of figures."""

    head: tuple[Format, Format]
    integer: tuple[Format, Format]
    figure: tuple[Format, Format]
    text: Format
    quoted: Format
    """Text that would be a formula if somebody edited it: it is marked as none."""

    day: Format
    moment: Format
    note: Format


def looks_of(book: Workbook) -> Looks:
    """The looks of the cells of a workbook."""
    every = {"valign": "top", "align": "left"}
    cell = {**every, "bottom": 1, "bottom_color": "#B1B4B6"}
    text = {**cell, "text_wrap": True}
    head = {**text, "bold": True, "bg_color": "#F3F2F1", "bottom_color": "#505A5F"}

    def both(look: dict[str, object]) -> tuple[Format, Format]:
        return book.add_format(look), book.add_format({**look, "align": "right", "indent": 1})

    return Looks(
        head=both(head),
        integer=both({**cell, "num_format": "#,##0"}),
        figure=both({**cell, "num_format": "#,##0.0#####"}),
        text=book.add_format(text),
        quoted=book.add_format({**text, "quote_prefix": True}),
        day=book.add_format({**cell, "num_format": "d mmm yyyy"}),
        moment=book.add_format({**cell, "num_format": "d mmm yyyy hh:mm"}),
        note=book.add_format({**every, "italic": True}),
    )


class Cell(NamedTuple):
    """A place in a sheet, and whether it is among figures."""

    sheet: Worksheet
    row: int
    column: int
    numeric: bool


def put(cell: Cell, text: Text, looks: Looks) -> int:
    """Write a text into a cell; how many letters of it the cell does not hold."""
    sheet, row, column, numeric = cell
    match text:
        case None:
            sheet.write_blank(row, column, None, looks.text)
        case datetime() if text.date() >= _FIRST_DAY:
            # A workbook knows no zones.
            plain = text.astimezone(UTC).replace(tzinfo=None, microsecond=0)
            sheet.write_datetime(row, column, plain, looks.moment)
        case date() if not isinstance(text, datetime) and text >= _FIRST_DAY:
            sheet.write_datetime(row, column, text, looks.day)
        case int() if not isinstance(text, bool) and abs(text) <= _EXACT:
            sheet.write_number(row, column, text, looks.integer[numeric])
        case float() if isfinite(text) and abs(text) < _TOO_LARGE:
            sheet.write_number(row, column, text, looks.figure[numeric])
        case _:
            shown, over = held(legible(words(text)))
            look = looks.quoted if shown.startswith(_FORMULA) else looks.text
            sheet.write_string(row, column, shown, look)
            return over
    return 0


def held(told: str) -> tuple[str, int]:
    """As much of a text as a cell holds, saying so where that is not all; the letters left out."""
    if _units(told) <= HOLDS:
        return told, 0
    said = " … (cut short here: a cell of a workbook holds no more)"
    kept = told.encode("utf-16-le")[: (HOLDS - _units(said)) * 2].decode("utf-16-le", "ignore")
    return kept + said, len(told) - len(kept)


def wrapping(text: Text) -> str:
    """What may take several lines in a cell: words do, dates and figures do not."""
    is_figure = text is None or isinstance(text, (date, int, float))
    return "" if is_figure else legible(words(text))


def height(texts: list[tuple[str, int]]) -> float | None:
    """How tall a row must be for texts in columns so many letters wide; None: as tall as usual.

    Not every program that opens a workbook works this out by itself.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return None if lines == 1 else min(_TALLEST, lines * _LINE + _AROUND)


def height_of_head(heads: list[str], widths: list[int]) -> float | None:
    """How tall the head row must be, its words whole and beside the button of the filter."""
    room = (max(1, width - _BUTTON) for width in widths)
    lines = max(len(wrap(head, each)) for head, each in zip(heads, room, strict=True))
    return None if lines == 1 else min(_TALLEST, lines * _LINE + _AROUND)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes, a little generously: words are not broken."""
    usable = max(1, int(width * _NARROWER))
    return sum(1 + max(0, len(line) - 1) // usable for line in text.split("\n"))


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
