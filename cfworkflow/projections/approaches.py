"""View `approaches`: what is tried, for the Trusted Person plan or against a barrier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.approach.facts import (
        ApproachAdopted,
        ApproachProposed,
        ApproachSetAside,
        ApproachTakenUp,
    )
    from cfworkflow.domain.fact import Recorded


class Move(Row, frozen=True):
    """What became of an approach on a date: adopted, set_aside or proposed again, and why.

    `decision` is the one that adopted it, where one was made; `at` the position that said so.
    """

    on: date
    what: str
    at: int
    decision: str | None = None
    because: str | None = None


class ApproachRow(Row, frozen=True):
    """An approach as it stands: proposed, adopted or set_aside.

    It is for an element of the Trusted Person model, for a barrier, comes of an inquiry, or none
    of these. `lead`, if there is one, sits on `group`, which proposed it.
    """

    approach: str
    plan: str
    element: str | None
    title: str | None
    description: str | None
    group: str
    lead: str | None
    status: str
    barrier: str | None
    inquiry: str | None
    proposed_on: date
    changed_on: date
    moves: tuple[Move, ...] = ()

    @property
    def adopted_by(self) -> str | None:
        """The decision that adopted it, while it is adopted and one did."""
        return self.moves[-1].decision if self.status == "adopted" else None


def _proposed(rows: Rows[ApproachRow], told: Recorded, fact: ApproachProposed) -> None:
    row = ApproachRow(
        approach=fact.approach,
        plan=fact.plan,
        element=fact.element,
        title=shown(fact.title, told),
        description=fact.description,
        group=fact.group,
        lead=fact.lead,
        status="proposed",
        barrier=fact.barrier,
        inquiry=fact.inquiry,
        proposed_on=told.on,
        changed_on=told.on,
    )
    rows.add(fact.approach, row)


def _moves(rows: Rows[ApproachRow], approach: str, move: Move) -> None:
    row = known(rows, approach)
    moves = (*row.moves, move)
    rows.put(approach, replace(row, status=move.what, changed_on=move.on, moves=moves))


def _adopted(rows: Rows[ApproachRow], told: Recorded, fact: ApproachAdopted) -> None:
    because = shown(fact.because, told)
    _moves(rows, fact.approach, Move(told.on, "adopted", told.position, fact.decision, because))


def _set_aside(rows: Rows[ApproachRow], told: Recorded, fact: ApproachSetAside) -> None:
    because = shown(fact.because, told)
    _moves(rows, fact.approach, Move(told.on, "set_aside", told.position, None, because))


def _taken_up(rows: Rows[ApproachRow], told: Recorded, fact: ApproachTakenUp) -> None:
    because = shown(fact.because, told)
    _moves(rows, fact.approach, Move(told.on, "proposed", told.position, None, because))


def _facets(row: ApproachRow) -> Iterator[str]:
    yield f"state:{row.status}"
    yield f"plan:{row.plan}"
    yield f"group:{row.group}"
    for kind, ref in (("element", row.element), ("barrier", row.barrier), ("inquiry", row.inquiry)):
        if ref is not None:
            yield f"{kind}:{ref}"


_BECAUSE = {"because": "moves.because"}

APPROACHES = View(
    "approaches",
    ApproachRow,
    {
        "approach-proposed": _proposed,
        "approach-adopted": _adopted,
        "approach-set-aside": _set_aside,
        "approach-taken-up": _taken_up,
    },
    facets=_facets,
    corrected=Words(
        "approach",
        {
            "approach-proposed": {"title": "title", "description": "description"},
            "approach-adopted": _BECAUSE,
            "approach-set-aside": _BECAUSE,
            "approach-taken-up": _BECAUSE,
        },
    ).taken(),
)
"""Key: the approach's reference."""
