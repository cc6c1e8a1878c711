"""How a measure goes: what changed since its baseline, and whether that is what is wanted."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from cfworkflow.projections.measures import MeasureRow


class Course(Row, frozen=True):
    """Where a measure began, where it is, by how much it changed, and which way it `goes`.

    It began at its baseline, or where it has none, at what was observed first. It goes `towards`
    what is wanted or `away` from it; where nothing changed, it is `held` if that is wanted, else
    `unchanged`. All figures are decimal texts.
    """

    began: str
    latest: str
    change: str
    goes: str


def course(row: MeasureRow) -> Course | None:
    """How a measure goes; None until there are two values to hold against each other."""
    values = [one.value for one in row.series]
    if row.baseline is not None:
        values.insert(0, row.baseline)
    if len(values) < 2:  # noqa: PLR2004 - it takes two to be held against each other
        return None
    change = difference(values[0], values[-1])
    return Course(values[0], values[-1], change, _goes(change, row.wanted))


def difference(one: str, other: str) -> str:
    """What leads from one figure to another: `+2.5`, `-3` or `0`."""
    change = Decimal(other) - Decimal(one)
    return f"{change.normalize():+f}" if change else "0"


def _goes(change: str, wanted: str) -> str:
    if change == "0":
        return "held" if wanted == "steady" else "unchanged"
    up = change.startswith("+")
    return "towards" if (wanted == "more" and up) or (wanted == "less" and not up) else "away"
