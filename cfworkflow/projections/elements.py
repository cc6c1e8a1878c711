"""View `elements`: the parts of the Trusted Person model, by which its plan is laid out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row
from cfworkflow.projections.view import Rows, View, shown

if TYPE_CHECKING:
    from cfworkflow.domain.approach.facts import ElementNamed
    from cfworkflow.domain.fact import Recorded


class ElementRow(Row, frozen=True):
    """A part of the Trusted Person model."""

    element: str
    title: str | None
    description: str | None
    named_on: date


def _named(rows: Rows[ElementRow], told: Recorded, fact: ElementNamed) -> None:
    title, description = shown(fact.title, told), fact.description
    rows.add(fact.element, ElementRow(fact.element, title, description, told.on))


ELEMENTS = View(
    "elements",
    ElementRow,
    {"element-named": _named},
    corrected=Words(
        "element", {"element-named": {name: name for name in ("title", "description")}}
    ).taken(),
)
"""Key: the element's slug."""
