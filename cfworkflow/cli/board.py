"""Which barriers a person asks for, with the group each stands with now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.row import replace
from cfworkflow.projections.succession import answering

if TYPE_CHECKING:
    from cfworkflow.cli.filters import Filters
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.succession import Groups


def chosen_barriers(reading: Views, only: Filters) -> list[BarrierRow]:
    """The barriers asked for, in order of reference; `holder` is who answers for each now.

    Those of a group are the ones it raised and the ones that stand with it, successors followed.
    """
    facets = only.facets("area", "petal", "state", "tier")
    if only.group is None:
        rows = only.of(reading.barriers, facets, lambda row: row.raised_on)
        return [_standing(reading.groups, row) for row in rows]
    from cfworkflow.projections.plan import in_order

    names = (only.group, *_before(reading.groups, only.group))
    found = {
        row.barrier: _standing(reading.groups, row)
        for name in names
        for row in reading.barriers.where(f"group:{name}", *facets)
        if only.covers(row.raised_on)
    }
    theirs = [row for row in found.values() if only.group in (row.raised_by, row.holder)]
    return only.latest(sorted(theirs, key=lambda row: in_order(row.barrier)))


def _standing(groups: Groups, row: BarrierRow) -> BarrierRow:
    return replace(row, holder=answering(groups, row))


def _before(groups: Groups, group: str) -> list[str]:
    """The partnerships whose areas have come to a group, at whatever remove."""
    names = [group]
    found: list[str] = []
    while names:
        name = names.pop()
        givers = (
            row.group
            for row in groups.values()
            if any(passed.to == name for passed in row.handed_on)
        )
        new = [giver for giver in givers if giver not in (group, *found)]
        found += new
        names += new
    return found
