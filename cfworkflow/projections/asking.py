"""What is asked of a list: which rows a person wants, all of it true at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.view import Facet, Standing

R = TypeVar("R")


class Filters(NamedTuple):
    """What was asked for; None stands for any. Dates are included in the time they bound."""

    plan: str | None = None
    tier: str | None = None
    state: str | None = None
    petal: str | None = None
    area: str | None = None
    group: str | None = None
    barrier: str | None = None
    owner: str | None = None
    theme: str | None = None
    overdue: bool = False
    since: date | None = None
    until: date | None = None
    limit: int | None = None

    def facets(self, *names: str) -> list[str]:
        """Those of the named filters that were given, as the words that views find rows by."""
        given = ((name, getattr(self, name)) for name in names)
        return [f"{name}:{value}" for name, value in given if value is not None]

    def covers(self, day: date) -> bool:
        """Whether a row of that date is asked for."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def at_its_tier(self, groups: Standing[GroupRow]) -> list[Facet]:
        """The words that find the rows of groups of the tier asked for; none where any will do."""
        if self.tier is None:
            return []
        return [tuple(f"group:{row.group}" for row in groups.where(f"tier:{self.tier}"))]

    def latest(self, rows: list[R]) -> list[R]:
        """The last of the rows, as many as are asked for."""
        return rows if self.limit is None else rows[-self.limit :]

    def of(
        self,
        rows: Standing[R],
        facets: Sequence[Facet],
        day: Callable[[R], date],
        also: Callable[[R], bool] | None = None,
    ) -> list[R]:
        """The rows of which all `facets` are true, of the days asked for; `also` may say no.

        Of more than the limit, those that came last: looked for from there, and no further back
        than it takes to find them.
        """
        if self.since is None and self.until is None and also is None:
            return rows.where(*facets, last=self.limit)
        wanted = (
            row
            for row in rows.newest(*facets)
            if self.covers(day(row)) and (also is None or also(row))
        )
        return [*islice(wanted, self.limit)][::-1]
