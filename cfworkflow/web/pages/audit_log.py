"""Every fact on record as a sentence, the last recorded first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.plain import as_data
from cfworkflow.projections.timeline import marked
from cfworkflow.reports.document import Paragraph
from cfworkflow.reports.parts.story import record_of
from cfworkflow.reports.words.names import Names
from cfworkflow.web.forms import page_in
from cfworkflow.web.paging import pagination
from cfworkflow.web.shown import Shown

if TYPE_CHECKING:
    from cfworkflow.web.shown import Visit

_A_PAGE = 50
"""Facts on a page."""

_ORDER = (
    "In the order they were recorded, the last of them first. "
    "The date of each is the day it took effect, which may be earlier."
)


def log(visit: Visit) -> Shown:
    """A page of the record. Corrected and taken back are marked among the facts of the page."""
    asked, position = visit.asked, visit.sight.seen.position
    pages = max(1, -(-position // _A_PAGE))
    page = min(page_in(asked.query), pages)
    upto = position - (page - 1) * _A_PAGE
    told = [*visit.views.timeline.between(max(upto - _A_PAGE, 0), upto)]
    rows = marked(told, told)[::-1]
    return Shown(
        title="Every fact on record",
        data={"facts": as_data(rows), "total": position, "page": page, "pages": pages},
        template="told.html",
        context={
            "blocks_told": (
                Paragraph(_ORDER),
                record_of(told, Names(visit.views), *visit.views.groups),
            ),
            "pages": pagination(asked, page, pages),
        },
        trail=(("Audit", "/audit"),),
    )
