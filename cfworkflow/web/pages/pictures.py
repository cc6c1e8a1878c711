"""How barriers move, in pictures: a page of its own, as years of them take a moment to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections import flow as reading_flow
from cfworkflow.projections.plain import as_data
from cfworkflow.reports.document import Document
from cfworkflow.reports.html import layout_of
from cfworkflow.reports.pictures.ages import ages
from cfworkflow.reports.pictures.flow import flow
from cfworkflow.web import fields
from cfworkflow.web.asked import PAGE
from cfworkflow.web.forms import filled, unfit
from cfworkflow.web.shown import Shown
from cfworkflow.web.writing import JSON, downloads

if TYPE_CHECKING:
    from cfworkflow.web.shown import Visit

TITLE = "How barriers move"


def pictures(visit: Visit) -> Shown:
    """The way through the tiers month by month, and the age of what is open."""
    asked = visit.asked
    form = filled((fields.PLAN,), asked.query, visit.views)
    context: dict[str, object] = {"form": form, "pages": None, "links": [], "document": None}
    context |= {"asking": "Choose a plan", "unasked": "System barriers"}
    if form.problems:
        context |= {"wrong": unfit(asked, TITLE, form), "downloads": []}
        return Shown(TITLE, None, "document_page.html", context, status=400)
    document = _document(visit, str(form.given.get("plan", "barriers")))
    context |= {"document": document, "layout": layout_of(document)}
    context |= {"downloads": downloads(asked) if asked.form == PAGE else []}
    return Shown(
        title=TITLE,
        data=document.data,
        template="document_page.html",
        context=context,
        document=document,
        trail=(("Barriers", "/barriers"),),
    )


def _document(visit: Visit, plan: str) -> Document:
    views, day = visit.views, visit.sight.seen.day
    data: object = None
    if visit.asked.form == JSON:
        data = as_data(reading_flow.flow(views, day, plan=plan))
    return Document(
        name="how-barriers-move",
        title=TITLE,
        of="The way through the tiers, month by month, and how long what is open has waited",
        provenance=visit.provenance,
        blocks=() if data else (flow(views, day, plan=plan), ages(views, day, plan=plan)),
        data=data,
    )
