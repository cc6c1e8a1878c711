"""Any thing on record: how it stands, and its story, all that happened to it, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.domain.references import KINDS, NAMED, bare, kind_of
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.timeline import marked
from cfworkflow.projections.view import WITHHELD
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.reports.document import Section
from cfworkflow.reports.parts.standing import how_it_stands
from cfworkflow.reports.parts.story import story_of
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import tidy
from cfworkflow.web.missing import not_there
from cfworkflow.web.shown import Shown

if TYPE_CHECKING:
    from cfworkflow.reports.document import Block
    from cfworkflow.web.shown import Visit


def story(visit: Visit) -> Shown:
    """How a thing of any kind stands, and what happened to it. Raises `WrongAsked`."""
    ref, names = visit.asked.ref, Names(visit.views)
    told = visit.views.story(ref) if kind_of(ref) in KINDS else ()
    if not told:
        raise not_there(visit, kind_of(ref), bare(ref))
    kind = kind_of(ref)
    row = visit.views.rows(view_of(kind)).get(bare(ref)) if kind in TELLING else None
    standing: tuple[Block, ...] = ()
    if row is not None:
        day = visit.provenance.day
        standing = tuple(how_it_stands(visit.views, names, kind, bare(ref), day))
    happened = story_of(told, names, *visit.views.groups)
    return Shown(
        title=_title(ref, row),
        data={"ref": ref, kind: as_data(row), "story": as_data(marked(told, told))},
        template="told.html",
        context={"blocks_told": (*standing, Section("What happened", (happened,)))},
    )


def _title(ref: str, row: object) -> str:
    """What it is called, behind its number if it has one; it may have been taken back."""
    title = getattr(row, "title", None) or getattr(row, "name", None)
    if kind_of(ref) in NAMED:
        return title if title and title != WITHHELD else tidy(bare(ref))
    return f"{ref}: {title}" if title else ref
