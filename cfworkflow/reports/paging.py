"""A page of a long list: what is on it, and what there is in all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from cfworkflow.reports.document import Paragraph

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.projections.asking import Filters
    from cfworkflow.projections.view import Facet, Standing

R = TypeVar("R")

_NEAR = 1_000
"""So many rows from the newest on are read together sooner than all keys are."""


class Page(NamedTuple, Generic[R]):
    """The rows of a page, from 1 on, of so many pages; how many rows there are, and before it.

    `looked` rows were looked through, and `left` older ones were not, where that was bounded.
    """

    rows: Sequence[R]
    total: int
    before: int = 0
    page: int = 1
    pages: int = 1
    looked: int = 0
    left: int = 0

    def data(self) -> dict[str, int]:
        """Which page this is, as plain data; and of what, where older rows were left out."""
        bounded = {"looked": self.looked, "left": self.left} if self.left else {}
        return {"total": self.total, "page": self.page, "pages": self.pages, **bounded}

    def told(self, what: str) -> list[Paragraph]:
        """Which rows these are, where they are not all; `what` they are, as several are called."""
        if self.pages == 1:
            return []
        first, last = self.before + 1, self.before + len(self.rows)
        of = f"of {self.total} {what}"
        shown = f"{first} to {last}" if last > first else f"{first}"
        return [Paragraph(f"Showing {shown} {of}, page {self.page} of {self.pages}.")]

    def told_of_older(self, what: str) -> list[Paragraph]:
        """That older rows were not looked through, where some were not."""
        if not self.left:
            return []
        every = self.looked + self.left
        among = f"the {self.looked:,} raised last of {every:,} {what}"
        return [Paragraph(f"Looked for in {among}; older ones were not looked through.")]


def page_of(rows: Sequence[R], page: int = 1, limit: int | None = None) -> Page[R]:
    """A page of rows that are all known; the last page where there are not so many."""
    here, first, pages = _where(len(rows), page, limit)
    return Page(
        rows[first : None if limit is None else first + limit], len(rows), first, here, pages
    )


def newest_first(  # noqa: PLR0913, PLR0917 - what is asked, and which page of it
    standing: Standing[R],
    facets: Sequence[Facet],
    only: Filters,
    day: Callable[[R], date],
    page: int = 1,
    limit: int | None = None,
    holds: Callable[[R], bool] | None = None,
    *,
    most: int | None = None,
) -> Page[R]:
    """A page of the rows of which all `facets` are true, what came last first; `holds` may say no.

    Where nothing is asked for but facets only the rows of the page are read, however many there
    are. Where rows have to be looked into, no more than `most` are, the newest.
    """
    if most is not None and holds is not None:
        return _among_newest(standing, facets, only, day, page, limit, holds, most)
    if limit is None or only.since or only.until or holds:
        rows = [
            row
            for row in standing.newest(*facets)
            if only.covers(day(row)) and (holds is None or holds(row))
        ]
        return page_of(rows, page, limit)
    if not facets and page * limit <= _NEAR:
        total = len(standing)
        here, first, pages = _where(total, page, limit)
        newest = standing.where(last=first + limit)[::-1]
        return Page(newest[first : first + limit], total, first, here, pages)
    keys = standing.keys_where(*facets)[::-1]
    here, first, pages = _where(len(keys), page, limit)
    return Page(
        [standing[key] for key in keys[first : first + limit]], len(keys), first, here, pages
    )


def _among_newest(  # noqa: PLR0913, PLR0917 - as above
    standing: Standing[R],
    facets: Sequence[Facet],
    only: Filters,
    day: Callable[[R], date],
    page: int,
    limit: int | None,
    holds: Callable[[R], bool],
    most: int,
) -> Page[R]:
    among = [*islice(standing.newest(*facets), most)]
    rows = [row for row in among if only.covers(day(row)) and holds(row)]
    every = len(among)
    if every == most:
        every = len(standing.keys_where(*facets) if facets else standing)
    return page_of(rows, page, limit)._replace(looked=len(among), left=every - len(among))


def _where(total: int, page: int, limit: int | None) -> tuple[int, int, int]:
    """Which page it is, how many rows stand before it, and how many pages there are."""
    if limit is None:
        return 1, 0, 1
    pages = max(1, -(-total // max(1, limit)))
    here = min(max(1, page), pages)
    return here, (here - 1) * limit, pages
