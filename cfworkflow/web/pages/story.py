"""The story of any thing on record: all that happened to it, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.domain.references import KINDS, bare, kind_of
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.timeline import marked
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.reports.parts.story import story_of
from cfworkflow.reports.words.names import Names
from cfworkflow.web.missing import not_there
from cfworkflow.web.shown import Shown

if TYPE_CHECKING:
    from cfworkflow.web.shown import Visit


def story(visit: Visit) -> Shown:
    """What happened to a thing of any kind. Raises `WrongAsked`."""
    ref = visit.asked.ref
    told = visit.views.story(ref) if kind_of(ref) in KINDS else ()
    if not told:
        raise not_there(visit, kind_of(ref), bare(ref))
    return Shown(
        title=f"{ref}{_title(visit, ref)}",
        data={"ref": ref, "story": as_data(marked(told, told))},
        template="told.html",
        context={"blocks_told": (story_of(told, Names(visit.views), *visit.views.groups),)},
    )


def _title(visit: Visit, ref: str) -> str:
    """What it is called, to stand behind its reference; it may have been taken back."""
    kind = kind_of(ref)
    row = visit.views.rows(view_of(kind)).get(bare(ref)) if kind in TELLING else None
    title = getattr(row, "title", None) or getattr(row, "name", None)
    return f": {title}" if title else ""
