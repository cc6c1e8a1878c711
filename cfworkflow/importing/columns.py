"""Which column of a sheet is which: by its header, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cfworkflow.domain.finding import near
from cfworkflow.importing.cells import Problem, Sheet, Spot, letters, on_a_line, said, word
from cfworkflow.importing.log_map import SheetMap


class Columns(NamedTuple):
    """Where the columns of a map were found (from 0), what is wrong, and which are not read.

    Beside the fields of the map there are `id:0`, `id:1` ... for the row's own id, and
    `where:HEADER` for those by which rows are left out. Those of which something is wrong are not
    among them.
    """

    columns: dict[str, int]
    problems: list[Problem]
    unread: list[str]


def columns_of(sheet: Sheet, sheet_map: SheetMap) -> Columns:
    """Find each header of a map in the header row of its sheet."""
    row = sheet_map.header_row
    cells = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
    headers = [word(said(cell)) for cell in cells]
    wanted = {
        **sheet_map.columns,
        **{f"id:{number}": header for number, header in enumerate(sheet_map.ids)},
        **{f"where:{header}": header for header in sheet_map.skip_where},
    }
    shown = [on_a_line(said(cell)) for cell in cells]
    problems = [*_wrong(Spot(sheet.title, row), wanted, headers, shown)]
    columns = {
        name: headers.index(word(header))
        for name, header in wanted.items()
        if headers.count(word(header)) == 1
    }
    unread = [
        shown[column] or letters(column)
        for column in range(len(cells))
        if column not in columns.values() and _holds_something(sheet, row, column)
    ]
    return Columns(columns, problems, unread)


def _wrong(
    spot: Spot, wanted: dict[str, str], headers: list[str], shown: list[str]
) -> Iterator[Problem]:
    """The headers that are not there, and those that stand there twice."""
    for header in dict.fromkeys(wanted.values()):
        times = headers.count(word(header))
        if not times:
            yield Problem(
                spot,
                f'There is no column "{header}"{near(header, filter(None, shown))}.',
                f"The headers there are: {', '.join(filter(None, shown)) or 'none'}.",
                "Put the header, or the header_row, right in the map.",
            )
        elif times > 1:
            yield Problem(
                spot,
                f'There are two columns "{header}".',
                "Nobody can tell which of them is meant.",
                "Give one of them another header.",
            )


def _holds_something(sheet: Sheet, below: int, column: int) -> bool:
    """Whether something stands in a column, if only what can't be read, such as a formula."""
    return any(at == column and row > below for row, at in sheet.faults) or any(
        said(row[column]) for row in sheet.rows[below:] if column < len(row)
    )
