"""View `strands`: the work strands of the programme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row
from cfworkflow.projections.view import Rows, View, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.strand.facts import StrandNamed


class StrandRow(Row, frozen=True):
    """A work strand; `number` is its place among them."""

    strand: str
    number: int
    title: str | None
    named_on: date


def _named(rows: Rows[StrandRow], told: Recorded, fact: StrandNamed) -> None:
    row = StrandRow(fact.strand, fact.number, shown(fact.title, told), told.on)
    rows.add(fact.strand, row)


STRANDS = View(
    "strands",
    StrandRow,
    {"strand-named": _named},
    corrected=Words("strand", {"strand-named": {"title": "title"}}).taken(),
)
"""Key: the strand's slug."""
