"""How a sheet is printed: on A4, with the head row on each page, and at its foot what it is of."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.words.in_words import one_line
from cfworkflow.reports.words.legible import legible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from cfworkflow.reports.document import Column, Document, Table

_A4 = 9
_SIDE, _TOP, _BOTTOM = 0.4, 0.75, 0.75
"""Margins in inches."""

_A_PAGE, _SMALLER = 220, 70
"""Letters that a printed page can take in its width, and per cent in which more is printed."""

_SAID = 255
"""Letters that may stand at the head or the foot of a page."""


def set_page(there: Worksheet, document: Document, table: Table, widths: Sequence[int]) -> None:
    """A4 on its side, the head row on each page; above it what it tells, at its foot what it is of.

    Where a table is too wide for that, and has columns that paper does without, it is printed
    without them.
    """
    there.set_landscape()
    there.set_paper(_A4)
    there.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    there.repeat_rows(0)
    shown = printed(table.columns)
    if shown < len(widths):
        there.print_area(0, 0, max(1, len(table.rows)), shown - 1)
    if sum(widths[:shown]) <= _A_PAGE:
        there.fit_to_pages(1, 0)
    else:
        there.repeat_columns(0)
        there.set_print_scale(_SMALLER)
    there.set_header(f"&L&B{_said(table.caption, _SAID // 2)}")
    there.set_footer(_foot(document, shown, len(widths)))


def printed(columns: Sequence[Column]) -> int:
    """How many columns from the first on are printed."""
    return sum(1 for _ in takewhile(lambda column: not column.aside, columns))


def _foot(document: Document, shown: int, every: int) -> str:
    provenance = document.provenance
    left_out = f" {shown} of {every} columns." if shown < every else ""
    end = f". As of {spoken(provenance.day)}, fact {provenance.position:,}.{left_out} Page &P of &N"
    return f"&L{_said(document.title, _SAID - len(f'&L{end}'))}{end}"


def _said(text: str, room: int) -> str:
    """A text where an ampersand would begin a code, in so many letters."""
    said = legible(one_line(text)).replace("&", "&&")
    return said if len(said) <= room else f"{said[: room // 2].rstrip('&')}…"
