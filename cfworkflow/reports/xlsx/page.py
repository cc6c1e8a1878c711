"""How a sheet is printed: on A4, with the head row on each page, and at its foot what it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.words.in_words import one_line
from cfworkflow.reports.words.legible import legible

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from cfworkflow.reports.document import Document

_A4 = 9
_A_PAGE, _SMALLER = 260, 70
"""Letters that a printed page can take in its width, and per cent in which more is printed."""

_FOOT = 255
"""Letters that a sheet's foot may have."""


def set_page(there: Worksheet, document: Document, width: int) -> None:
    """A4 on its side, the head row on each page, and at its foot what it is of."""
    there.set_landscape()
    there.set_paper(_A4)
    there.repeat_rows(0)
    if width <= _A_PAGE:
        there.fit_to_pages(1, 0)
    else:
        there.repeat_columns(0)
        there.set_print_scale(_SMALLER)
    there.set_footer(_foot(document))


def _foot(document: Document) -> str:
    provenance = document.provenance
    end = f". As of {spoken(provenance.day)}, fact {provenance.position:,}. Page &P of &N"
    title = legible(one_line(document.title)).replace("&", "&&")
    room = _FOOT - len(f"&L{end}")
    if len(title) > room:
        title = f"{title[: room // 2].rstrip('&')}…"
    return f"&L{title}{end}"
