"""A decision or a barrier explained: in sentences, with the facts that each of them rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.as_of.explained import explanation
from cfworkflow.projections.views import view_of
from cfworkflow.reports.catalogue import build
from cfworkflow.reports.document import Section
from cfworkflow.reports.html import layout_of
from cfworkflow.web.asked import list_of, place_of
from cfworkflow.web.missing import not_there
from cfworkflow.web.shown import Shown, Visit
from cfworkflow.web.writing import downloads

if TYPE_CHECKING:
    from cfworkflow.reports.document import Document


def decision(visit: Visit) -> Shown:
    """Why a decision was valid, figure by figure. Raises `WrongAsked`."""
    return _shown(visit, "decision", "Decisions")


def barrier(visit: Visit) -> Shown:
    """How a barrier came to where it stands, and what is next. Raises `WrongAsked`."""
    return _shown(visit, "barrier", "Barriers")


def _shown(visit: Visit, kind: str, every: str) -> Shown:
    """The page: what is told, then the facts, folded away for they are many."""
    ref = visit.asked.ref
    if ref not in visit.views.rows(view_of(kind)):
        raise not_there(visit, kind, ref)
    document = _document(visit, kind, ref)
    *told, last = document.blocks
    [facts] = last.blocks if isinstance(last, Section) else (last,)
    return Shown(
        title=document.title,
        data=document.data,
        template="explained.html",
        context={
            "blocks_told": told,
            "heading": last.heading if isinstance(last, Section) else "",
            "facts_told": facts,
            "downloads": downloads(visit.asked),
            "layout": layout_of(document),
        },
        document=document,
        trail=((every, list_of(kind) or "/"), (ref, place_of(kind, ref))),
    )


def _document(visit: Visit, kind: str, ref: str) -> Document:
    from cfworkflow.store.engine import Boundary
    from cfworkflow.workflow import Workflow

    with Workflow.open(visit.record.url) as record:
        read = Boundary(record.engine.recorder, record.engine.mapper).read
        told = explanation(kind, ref, visit.views, read)
    return build(f"{kind}-explained", visit.views, visit.provenance, ref, told=told)
