"""View `principles`: what decisions are to be in line with, as it was stated last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import field

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.vision.facts import PrincipleRetired, PrincipleStated


class PrincipleRow(Row, frozen=True):
    """A principle as it stands: stated, or retired because of something.

    `stated_on` is the date it was stated first, `decision` what the last statement, or its
    retiring, was decided by; `said_at` has the positions of the facts that gave the texts. Which
    decisions apply it is read from the decisions.
    """

    principle: str
    title: str | None
    fundamental: bool
    status: str
    stated_on: date
    changed_on: date
    decision: str | None = None
    because: str | None = None
    said_at: dict[str, int] = field(default_factory=dict)


def _stated(rows: Rows[PrincipleRow], told: Recorded, fact: PrincipleStated) -> None:
    there = rows.get(fact.principle)
    row = PrincipleRow(
        principle=fact.principle,
        title=shown(fact.title, told),
        fundamental=fact.fundamental,
        status="stated",
        stated_on=there.stated_on if there else told.on,
        changed_on=told.on,
        decision=fact.decision,
        said_at={"title": told.position},
    )
    (rows.put if there else rows.add)(fact.principle, row)


def _retired(rows: Rows[PrincipleRow], told: Recorded, fact: PrincipleRetired) -> None:
    row = replace(known(rows, fact.principle), status="retired", changed_on=told.on)
    because, said_at = shown(fact.because, told), {**row.said_at, "because": told.position}
    rows.put(fact.principle, replace(row, decision=fact.decision, because=because, said_at=said_at))


def _facets(row: PrincipleRow) -> Iterator[str]:
    yield f"state:{row.status}"


PRINCIPLES = View(
    "principles",
    PrincipleRow,
    {"principle-stated": _stated, "principle-retired": _retired},
    facets=_facets,
    corrected=Words(
        "principle",
        {"principle-stated": {"title": "title"}, "principle-retired": {"because": "because"}},
    ).taken(),
)
"""Key: the principle's name."""
