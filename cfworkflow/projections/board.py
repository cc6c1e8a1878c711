"""Which barriers a person asks for, with the group each stands with now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.projections.actions import UNDER_WAY
from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.row import replace
from cfworkflow.projections.succession import answering, checking, standing_in_for
from cfworkflow.projections.themes import THEMES, theme_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cfworkflow.projections.asking import Filters
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.succession import Groups
    from cfworkflow.projections.view import Facet


class Asked(NamedTuple):
    """What finds the barriers a person asks for: words, and what has to hold of a row beside."""

    facets: list[Facet]
    holds: Callable[[BarrierRow], bool] | None


def chosen_barriers(
    reading: Views, only: Filters, overdue_by: date | None = None, *, over: bool = True
) -> list[BarrierRow]:
    """The barriers asked for, in the order raised; `holder` is who answers for each now.

    `theme` is the one it is under now, those retired into others followed.

    Those of a group are the ones it raised, and those that stand with it or whose evidence it
    checks, successors followed.
    Of overdue ones alone, an action is overdue by that day; `over` keeps closed and withdrawn ones.
    """
    asked = asked_of_barriers(reading, only, overdue_by, over=over)
    rows = only.of(reading.barriers, asked.facets, lambda row: row.raised_on, asked.holds)
    return [as_it_stands(reading, row) for row in rows]


def as_it_stands(reading: Views, row: BarrierRow) -> BarrierRow:
    """A barrier with who answers for it now, and the theme that its theme has become."""
    return replace(
        row,
        holder=answering(reading.groups, row),
        theme=theme_of(reading.rows(THEMES), row.theme),
    )


def asked_of_barriers(
    reading: Views, only: Filters, overdue_by: date | None = None, *, over: bool = True
) -> Asked:
    """What finds the barriers that `chosen_barriers` has."""
    groups = reading.groups
    facets: list[Facet] = [*only.facets("plan", "area", "petal", "state", "tier")]
    if only.theme is not None:
        facets.append(words_of(reading.rows(THEMES), only.theme))
    asked: list[Callable[[BarrierRow], bool]] = []
    if not over:
        facets.append(NOT_OVER)
    if overdue_by:
        to_do = reading.actions.where(UNDER_WAY)
        late = {row.barrier for row in to_do if row.overdue(overdue_by)}
        asked.append(lambda row: row.barrier in late)
    if only.group is not None:
        names = (only.group, *standing_in_for(groups, only.group))
        facets.append(tuple(f"group:{name}" for name in names))
        asked.append(lambda row: only.group in _concerned(groups, row))
    return Asked(facets, (lambda row: all(holds(row) for holds in asked)) if asked else None)


def _concerned(groups: Groups, row: BarrierRow) -> tuple[str, ...]:
    return row.raised_by, answering(groups, row), checking(groups, row)
