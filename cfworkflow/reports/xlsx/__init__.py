"""Workbooks for Excel: a sheet a table, each with one head row, and a sheet of notes."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.document import Column, Document
from cfworkflow.reports.words.in_words import one_line
from cfworkflow.reports.words.legible import legible
from cfworkflow.reports.xlsx.cells import (
    USUAL,
    Cell,
    Looks,
    height,
    height_of_head,
    looks_of,
    put,
    wrapping,
)
from cfworkflow.reports.xlsx.notes import NAME, Cut, notes
from cfworkflow.reports.xlsx.page import set_page
from cfworkflow.reports.xlsx.sheets import Sheet, sheets_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

MOST_ROWS = 1_048_575
"""Rows that a sheet has below its head."""

BY = "cfworkflow"
"""Who a workbook says made it: no person did."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NARROWEST, _WIDEST = 8, 100
_LONGEST_HEAD = 255
_NARROW = 30
"""A first column that is no wider stays in sight as well as the head row."""


def write(document: Document) -> bytes:
    """A document as an Excel workbook. The same document gives the same bytes.

    Every table is a sheet; key facts, stories and text have sheets of their own. Dates and figures
    are just that; text is text whatever it begins with. The last sheet says where it comes from.
    """
    made = io.BytesIO()
    with Workbook(made, {**_OPTIONS, "default_format_properties": {**USUAL}}) as book:
        _name_it(book, document)
        looks, cut = looks_of(book), list[Cut]()
        sheets = sheets_of(document, (NAME,), MOST_ROWS)
        for number, sheet in enumerate(sheets, 1):
            cut += _write_sheet(book, sheet, number, looks, document)
        _write_sheet(book, notes(document, sheets, cut), len(sheets) + 1, looks, document)
    return made.getvalue()


def _write_sheet(
    book: Workbook, sheet: Sheet, number: int, looks: Looks, document: Document
) -> list[Cut]:
    """Write a sheet; what did not fit into its cells."""
    there, table = book.add_worksheet(sheet.name), sheet.table
    heads, widths = _heads(table.columns), [_width(column) for column in table.columns]
    set_page(there, document, table, widths)
    for n, (head, column) in enumerate(zip(heads, table.columns, strict=True)):
        there.set_column(n, n, widths[n])
        there.write_string(0, n, head, looks.head[column.numeric])
    first = 1 if len(heads) > 1 and table.columns[0].width <= _NARROW else 0
    there.freeze_panes(1, first)
    if tall := height_of_head(heads, widths):
        there.set_row(0, tall)
    if not table.rows:
        there.write_string(1, 0, legible(one_line(table.empty)), looks.note)
        return []
    cut: list[Cut] = []
    for row, texts in enumerate(table.rows, 1):
        for n, text in enumerate(texts):
            if over := put(Cell(there, row, n, table.columns[n].numeric), text, looks):
                cut.append(Cut(sheet.name, xl_rowcol_to_cell(row, n), over))
        _set_height(there, row, [wrapping(text) for text in texts], widths)
    _mark_as_table(there, sheet, heads, number, looks)
    return cut


def _set_height(there: Worksheet, row: int, texts: list[str], widths: list[int]) -> None:
    if tall := height(list(zip(texts, widths, strict=True))):
        there.set_row(row, tall)


def _mark_as_table(
    there: Worksheet, sheet: Sheet, heads: list[str], number: int, looks: Looks
) -> None:
    """Say where the table is and which are its heads: what filters and screen readers go by."""
    table = sheet.table
    columns = [
        {"header": head, "header_format": looks.head[column.numeric]}
        for head, column in zip(heads, table.columns, strict=True)
    ]
    name = re.sub(r"\W", "_", f"{number}_{sheet.name}", flags=re.ASCII)
    options = {"columns": columns, "name": f"Table_{name}", "style": None}
    there.add_table(0, 0, len(table.rows), len(heads) - 1, options)


def _heads(columns: tuple[Column, ...]) -> list[str]:
    """What is read at the top of each column: one line, and no two the same."""
    heads: list[str] = []
    taken: set[str] = set()
    for column in columns:
        plain = legible(one_line(column.head))[:_LONGEST_HEAD] or column.name
        head, number = plain, 1
        while head.lower() in taken:
            number += 1
            head = f"{plain} {number}"
        taken.add(head.lower())
        heads.append(head)
    return heads


def _width(column: Column) -> int:
    longest = max(map(len, column.head.split()), default=0) + 3  # with the filter's button
    return min(_WIDEST, max(_NARROWEST, column.width, longest))


def _name_it(book: Workbook, document: Document) -> None:
    provenance = document.provenance
    midnight = datetime.combine(provenance.day, time(), UTC)
    at = (provenance.recorded_at or midnight).astimezone(UTC)
    book.set_properties(
        {
            "title": legible(document.title),
            "subject": legible(document.of),
            "author": BY,
            "comments": f"As of {spoken(provenance.day)}, fact {provenance.position:,}.",
            "created": at.replace(tzinfo=None, microsecond=0),
        }
    )
