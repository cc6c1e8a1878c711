"""View `visions`: what the programme wants to bring about, as it was stated last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.vision.facts import VisionRetired, VisionStated


class VisionRow(Row, frozen=True):
    """A vision as it stands: stated, or retired because of something.

    `stated_on` is the date it was stated first, `said_at` the position of how it was stated last,
    `decision` what that, or its retiring, was decided by.
    """

    vision: str
    title: str | None
    status: str
    stated_on: date
    changed_on: date
    said_at: int
    decision: str | None = None
    because: str | None = None


def _stated(rows: Rows[VisionRow], told: Recorded, fact: VisionStated) -> None:
    there = rows.get(fact.vision)
    row = VisionRow(
        vision=fact.vision,
        title=shown(fact.title, told),
        status="stated",
        stated_on=there.stated_on if there else told.on,
        changed_on=told.on,
        said_at=told.position,
        decision=fact.decision,
    )
    (rows.put if there else rows.add)(fact.vision, row)


def _retired(rows: Rows[VisionRow], told: Recorded, fact: VisionRetired) -> None:
    row = replace(known(rows, fact.vision), status="retired", changed_on=told.on)
    because = shown(fact.because, told)
    rows.put(fact.vision, replace(row, decision=fact.decision, because=because))


def _facets(row: VisionRow) -> Iterator[str]:
    yield f"state:{row.status}"


VISIONS = View(
    "visions",
    VisionRow,
    {"vision-stated": _stated, "vision-retired": _retired},
    facets=_facets,
)
"""Key: the vision's name."""
