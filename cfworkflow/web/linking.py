"""What a page links to: things that have a page as of the moment it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.domain.references import bare, ref_of
from cfworkflow.projections.views import TELLING, view_of
from cfworkflow.reports.parts.sentences import FACT
from cfworkflow.web.asked import place_of, story_place

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Ref
    from cfworkflow.web.asked import Asked


class Linking:
    """Says where the page of a thing is; what was looked up once is known."""

    def __init__(self, asked: Asked, views: Views) -> None:
        self._asked = asked
        self._views = views
        self._places: dict[tuple[str, str], str | None] = {}

    def __call__(self, ref: Ref) -> str | None:
        """The address of the page of a thing; of a fact, its place on this page."""
        if ref.kind == FACT:
            return f"#fact-{ref.ref}"
        named = ref.kind, ref.ref
        if named not in self._places:
            place = self._place(*named)
            self._places[named] = None if place is None else self._asked.to(place)
        return self._places[named]

    def _place(self, kind: str, ref: str) -> str | None:
        """Where it is, or is told of after it was taken back; None where nothing tells of it."""
        if kind in TELLING and bare(ref) in self._views.rows(view_of(kind)):
            return place_of(kind, ref)
        told = self._views.timeline.of(ref_of(f"{kind}:{bare(ref)}"))
        return story_place(kind, ref) if told else None
