"""What a page is made of before it is written in the form that was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Document, Provenance
    from cfworkflow.web.asked import Asked
    from cfworkflow.web.record import Record, Sight


@dataclass(frozen=True)
class Shown:
    """A page: its title, its template and what that is filled with, and its `data` for programs.

    `document` is what can be taken away of it, where there is one. `trail` leads to it: words and
    paths, from the front page on.
    """

    title: str
    data: object
    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    document: Document | None = None
    trail: tuple[tuple[str, str], ...] = ()
    status: int = 200


class Visit(NamedTuple):
    """What a page is made from: what was asked, and the record as it is seen."""

    asked: Asked
    sight: Sight
    provenance: Provenance
    record: Record

    @property
    def views(self) -> Views:
        """The views as of the moment asked for."""
        return self.sight.seen.views
