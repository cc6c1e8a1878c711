"""Logs as teams keep them, made for tests: workbooks of a few rows, and a map for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from cfworkflow.importing.log_map import LogMap

Rows = Sequence[Sequence[Any]]

HEADERS = (
    *("Ref", "Barrier", "Raised by", "Raised", "Petals", "Referred", "Addressed", "How"),
    *("Checked", "Gone?", "Findings", "Status"),
)
COLUMNS = {
    "title": "Barrier",
    "group": "Raised by",
    "raised_on": "Raised",
    "petals": "Petals",
    "referred_on": "Referred",
    "addressed_on": "Addressed",
    "how": "How",
    "checked_on": "Checked",
    "met": "Gone?",
    "findings": "Findings",
    "status": "Status",
}
BARRIERS = {
    "holds": "barriers",
    "id": "Ref",
    "sheet": "Barriers",
    "columns": COLUMNS,
    "words": {"petals": {"MH": "mental-health"}, "group": {"Peterboro": "peterborough"}},
}


def a_map(**sheet: object) -> LogMap:
    """The map of a log of barriers, with other settings of its sheet."""
    return LogMap.model_validate({"log": "test-log", "sheets": {"barriers": BARRIERS | sheet}})


def a_row(ref: object = 1, **cells: object) -> list[object]:
    """A row of barriers: raised by Peterborough in spring, and no more unless told."""
    row: dict[str, object] = dict.fromkeys(HEADERS)
    row |= {"Ref": ref, "Barrier": f"Barrier {ref}", "Raised by": "Peterboro"}
    row |= {"Raised": date(2024, 3, 4)}
    return [*(row | cells).values()]


def workbook(path: Path, sheets: Mapping[str, Rows], **options: object) -> Path:
    """A workbook on disk; dates are cells formatted as such."""
    with xlsxwriter.Workbook(path, options) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, column, cell, day)
                    elif cell is not None:
                        sheet.write(number, column, cell)
    return path


def of_barriers(path: Path, *rows: Sequence[object]) -> Path:
    """A workbook of one sheet of barriers."""
    return workbook(path, {"Barriers": [HEADERS, *rows]})
