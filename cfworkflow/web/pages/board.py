"""The board: what is open, a column a tier, and what waits for its evidence check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.asking import Filters
from cfworkflow.projections.board import chosen_barriers
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.plan import in_order
from cfworkflow.projections.succession import checking
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import TIERS, petals
from cfworkflow.web import fields
from cfworkflow.web.forms import filled, unfit
from cfworkflow.web.shown import Shown

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.web.shown import Visit

COLUMNS = ("operational", "tactical", "strategic", "addressed")
"""The states of what is open, in the order of the path: a column each."""

_ADDRESSED = "Addressed, to be checked"

TITLE = "Barriers by tier"

MOST = 50
"""Cards in a column; of more, those that have waited longest."""

_FIELDS = (fields.PLAN, fields.GROUP, fields.PETAL, fields.AREA)


def board(visit: Visit) -> Shown:
    """The open barriers by where they stand, what has not moved for longest first."""
    form = filled(_FIELDS, visit.asked.query, visit.views)
    only = Filters(**form.given)  # type: ignore[arg-type]  # as it was read
    rows = chosen_barriers(visit.views, only, over=False)
    rows.sort(key=lambda row: (row.changed_on, *in_order(row.barrier)))
    columns = {state: [row for row in rows if row.status == state] for state in COLUMNS}
    return Shown(
        title=TITLE,
        data={state: as_data(some) for state, some in columns.items()},
        template="board.html",
        context={
            "form": form,
            "columns": [_column(visit, state, some) for state, some in columns.items()],
            **({"wrong": unfit(visit.asked, TITLE, form)} if form.problems else {}),
        },
        trail=(("Barriers", "/barriers"),),
        status=400 if form.problems else 200,
    )


def _column(visit: Visit, state: str, rows: list[BarrierRow]) -> dict[str, object]:
    names, asked = Names(visit.views), visit.asked
    return {
        "head": f"{TIERS[state]} tier" if state in TIERS else _ADDRESSED,
        "of": _of(visit, names, state),
        "many": len(rows),
        "cards": [_card(visit, names, row) for row in rows[:MOST]],
        "all": asked.to("/barriers", **{**asked.query, "state": state}),
    }


def _of(visit: Visit, names: Names, state: str) -> str:
    """Whose column it is, where the tier has one group."""
    groups = visit.views.groups.where(f"tier:{state}")
    there = [row.group for row in groups if row.status != "ended"]
    return names.full(there[0]) if len(there) == 1 else ""


def _card(visit: Visit, names: Names, row: BarrierRow) -> dict[str, object]:
    groups, day = visit.views.groups, visit.sight.seen.day
    with_whom = checking(groups, row) if row.status == "addressed" else row.holder
    return {
        "ref": row.barrier,
        "title": row.title,
        "href": visit.asked.to(f"/barriers/{row.barrier}"),
        "with": names.short(with_whom),
        "petals": petals(row.petals),
        "since": row.changed_on,
        "days": max((day - row.changed_on).days, 0),
    }
