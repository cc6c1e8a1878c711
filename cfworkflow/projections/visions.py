"""View `visions`: what the programme wants to bring about, as it was stated last."""

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
    from cfworkflow.domain.vision.facts import VisionRetired, VisionStated


class VisionRow(Row, frozen=True):
    """A vision as it stands: stated, or retired because of something.

    `stated_on` is the date it was stated first, `decision` what the last statement, or its
    retiring, was decided by; `said_at` has the positions of the facts that gave the texts.
    """

    vision: str
    title: str | None
    status: str
    stated_on: date
    changed_on: date
    decision: str | None = None
    because: str | None = None
    said_at: dict[str, int] = field(default_factory=dict)


def _stated(rows: Rows[VisionRow], told: Recorded, fact: VisionStated) -> None:
    there = rows.get(fact.vision)
    row = VisionRow(
        vision=fact.vision,
        title=shown(fact.title, told),
        status="stated",
        stated_on=there.stated_on if there else told.on,
        changed_on=told.on,
        decision=fact.decision,
        said_at={"title": told.position},
    )
    (rows.put if there else rows.add)(fact.vision, row)


def _retired(rows: Rows[VisionRow], told: Recorded, fact: VisionRetired) -> None:
    row = replace(known(rows, fact.vision), status="retired", changed_on=told.on)
    because, said_at = shown(fact.because, told), {**row.said_at, "because": told.position}
    rows.put(fact.vision, replace(row, decision=fact.decision, because=because, said_at=said_at))


def _facets(row: VisionRow) -> Iterator[str]:
    yield f"state:{row.status}"


VISIONS = View(
    "visions",
    VisionRow,
    {"vision-stated": _stated, "vision-retired": _retired},
    facets=_facets,
    corrected=Words(
        "vision",
        {"vision-stated": {"title": "title"}, "vision-retired": {"because": "because"}},
    ).taken(),
)
"""Key: the vision's name."""
