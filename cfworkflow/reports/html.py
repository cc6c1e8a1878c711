"""A document as one HTML file: nothing is fetched, nothing runs, whoever opens it."""

from __future__ import annotations

from cfworkflow.reports import provenance
from cfworkflow.reports.document import Document, Ref
from cfworkflow.reports.page.rendering import render
from cfworkflow.reports.page.style import digest, inlined
from cfworkflow.reports.parts.sentences import FACT
from cfworkflow.reports.tables import tables_of

SITE = "Governance record"
_PORTRAIT = 120
"""How many letters side by side an upright sheet of A4 takes; wider tables lie on their side."""


def write(document: Document) -> bytes:
    """The document as HTML in UTF-8. The same document gives the same bytes."""
    page = render(
        "document.html",
        {
            "document": document,
            "layout": layout_of(document),
            "link": _link,
            "policy": f"default-src 'none'; style-src '{digest()}'",
            "site": SITE,
            "style": inlined(),
            "title": document.title,
            "words": provenance,
        },
    )
    return page.encode()


def _link(ref: Ref) -> str | None:
    """Where a fact is told of in this document; nothing else is there to be followed to."""
    return f"#fact-{ref.ref}" if ref.kind == FACT else None


def layout_of(document: Document) -> str:
    """The classes of a document's page: whether it is printed upright or on its side."""
    tables = tables_of(document).values()
    widest = max((sum(column.width for column in table.columns) for table in tables), default=0)
    return "cfw-wide" if widest > _PORTRAIT else ""
