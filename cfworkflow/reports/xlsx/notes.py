"""The sheet of notes: what a workbook is, where it comes from, and what each sheet holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from cfworkflow.reports import provenance as origin
from cfworkflow.reports.document import Column, Document, Provenance, Table, Text
from cfworkflow.reports.xlsx.page import printed
from cfworkflow.reports.xlsx.sheets import Sheet, for_notes

NAME = "Notes"
_WHOLE = "As a web page, for Word, as CSV and as JSON the document has all of them."
_COLUMNS = (Column("what", "What", width=28), Column("is", "Is", width=100))


class Cut(NamedTuple):
    """A text that a cell could not hold, and how many letters of it were left out."""

    sheet: str
    cell: str
    letters: int


def notes(document: Document, sheets: Iterable[Sheet], cut: Iterable[Cut]) -> Sheet:
    """The notes of a workbook."""
    sheets = [*sheets]
    rows: list[tuple[Text, ...]] = [
        ("Title", document.title),
        ("About", document.of or None),
        *((part or "In short", text) for part, text in for_notes(document)),
        *_where_from(document.provenance),
        *((f"Sheet {sheet.name}", _told(sheet)) for sheet in sheets),
        *((f"Printing {sheet.name}", said) for sheet in sheets if (said := _printed(sheet))),
    ]
    if any(
        isinstance(text, datetime) for sheet in sheets for row in sheet.table.rows for text in row
    ):
        rows.append(("Times", "All times are in UTC."))
    for each in cut:
        more = f"{each.letters:,} letters more were written than a cell holds. {_WHOLE}"
        rows.append((f"Cut short: sheet {each.sheet}, cell {each.cell}", more))
    return Sheet(NAME, Table("notes", "Notes", _COLUMNS, tuple(rows)))


def _where_from(provenance: Provenance) -> Iterator[tuple[Text, ...]]:
    yield from origin.facts_of(provenance).rows
    yield "How to check it", origin.how_to_check(provenance)
    for number, line in enumerate(provenance.checkpoint.splitlines(), 1):
        yield f"Checkpoint, line {number}", line


def _printed(sheet: Sheet) -> str:
    """What a print of a sheet leaves out, and how to have it."""
    columns = sheet.table.columns
    shown = columns[: printed(columns)]
    if len(shown) == len(columns):
        return ""
    return (
        f"Of {len(columns)} columns the first {len(shown)} are printed, {shown[0].head} to "
        f"{shown[-1].head}: paper has no room for all. To print the others too, clear the print "
        "area of the sheet."
    )


def _told(sheet: Sheet) -> str:
    table = sheet.table
    if not table.rows:
        return f"{table.caption}: {table.empty}"
    rows = "one row" if len(table.rows) == 1 else f"{len(table.rows):,} rows"
    return f"{table.caption}: {rows}."
