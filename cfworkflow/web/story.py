"""The story of any thing on record: all that happened to it, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.domain.references import KINDS, bare, kind_of
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.timeline import marked
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.reports.names import Names
from cfworkflow.reports.story import story_of
from cfworkflow.web.shown import Shown
from cfworkflow.web.there import not_there

if TYPE_CHECKING:
    from cfworkflow.web.shown import Before


def story(before: Before) -> Shown:
    """What happened to a thing of any kind. Raises `WrongAsked`."""
    ref = before.asked.ref
    told = before.views.story(ref) if kind_of(ref) in KINDS else ()
    if not told:
        raise not_there(before, kind_of(ref), bare(ref))
    return Shown(
        title=f"{ref}{_title(before, ref)}",
        data={"ref": ref, "story": as_data(marked(told, told))},
        template="told.html",
        context={"blocks_told": (story_of(told, Names(before.views), *before.views.groups),)},
    )


def _title(before: Before, ref: str) -> str:
    """What it is called, to stand behind its reference; it may have been taken back."""
    kind = kind_of(ref)
    row = before.views.rows(view_of(kind)).get(bare(ref)) if kind in TELLING else None
    title = getattr(row, "title", None) or getattr(row, "name", None)
    return f": {title}" if title else ""
