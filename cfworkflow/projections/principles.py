"""View `principles`: what decisions are to be in line with, as it was stated last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.vision.facts import PrincipleRetired, PrincipleStated


class PrincipleRow(Row, frozen=True):
    """A principle as it stands: stated, or retired because of something.

    `stated_on` is the date it was stated first, `said_at` the position of how it was stated last,
    `decision` what that, or its retiring, was decided by. Which decisions apply it is read from
    the decisions.
    """

    principle: str
    title: str | None
    fundamental: bool
    status: str
    stated_on: date
    changed_on: date
    said_at: int
    decision: str | None = None
    because: str | None = None


def _stated(rows: Rows[PrincipleRow], told: Recorded, fact: PrincipleStated) -> None:
    there = rows.get(fact.principle)
    row = PrincipleRow(
        principle=fact.principle,
        title=shown(fact.title, told),
        fundamental=fact.fundamental,
        status="stated",
        stated_on=there.stated_on if there else told.on,
        changed_on=told.on,
        said_at=told.position,
        decision=fact.decision,
    )
    (rows.put if there else rows.add)(fact.principle, row)


def _retired(rows: Rows[PrincipleRow], told: Recorded, fact: PrincipleRetired) -> None:
    row = replace(known(rows, fact.principle), status="retired", changed_on=told.on)
    because = shown(fact.because, told)
    rows.put(fact.principle, replace(row, decision=fact.decision, because=because))


def _facets(row: PrincipleRow) -> Iterator[str]:
    yield f"state:{row.status}"


PRINCIPLES = View(
    "principles",
    PrincipleRow,
    {"principle-stated": _stated, "principle-retired": _retired},
    facets=_facets,
)
"""Key: the principle's name."""
