"""Filters of lists: which rows a person asks for, all of it true at once."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from cfworkflow.cli import choices
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.options import BARRIER
from cfworkflow.cli.theme.naming import THEME

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.view import Facet, Standing


R = TypeVar("R")
Function = Callable[..., Any]

_WORDED: dict[str, tuple[Any, str | None, str]] = {
    "plan": (choices.PLAN, None, "Only of this plan."),
    "tier": (choices.TIER, None, "Only of this tier."),
    "petal": (choices.PETAL, "PETAL", f"Only of this petal: {', '.join(choices.PETALS)}."),
    "area": (str, "ID", "Only of this area."),
    "group": (str, "GROUP", "Only of this group."),
    "barrier": (BARRIER, "BARRIER", "Only about this barrier."),
    "owner": (str, "MEMBER", "Only those this member sees to."),
    "theme": (THEME, "THEME", "Only those under this theme."),
}


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


def filters(
    *names: str, dated: str, states: tuple[str, ...] = (), **told: str
) -> Callable[[Function], Function]:
    """Give a command the filters of these names, and those every list has, as its `only`.

    `dated` says which date of a row counts, such as "raised"; `states` are what `--state` offers;
    `told` is the help of a filter where the usual does not say enough.
    """
    options = []
    for name in names:
        kind, metavar, help_ = _WORDED[name]
        options.append(
            click.option(f"--{name}", type=kind, metavar=metavar, help=told.get(name, help_))
        )
    if states:
        options.append(
            click.option("--state", type=click.Choice(states), help="Only in this state.")
        )
    if "overdue" in told:
        options.append(click.option("--overdue", is_flag=True, help=told["overdue"]))
    options += [
        click.option(
            "--since", type=DAY, metavar="DATE", help=f"Only those {dated} on this day or later."
        ),
        click.option(
            "--until", type=DAY, metavar="DATE", help=f"Only those {dated} by the end of this day."
        ),
        click.option(
            "--limit", type=click.IntRange(min=1), metavar="N", help="Only the last N of the list."
        ),
    ]

    mine = (*names, "state", "overdue", "since", "until", "limit")

    def decorated(function: Function) -> Function:
        @functools.wraps(function)
        def filtered(*args: Any, **given: Any) -> Any:
            known = {name: given.pop(name) for name in mine if name in given}
            return function(*args, only=Filters(**known), **given)

        for option in reversed(options):
            filtered = option(filtered)
        return filtered

    return decorated
