"""Of a briefing: what was measured, and whether it goes the way that is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.course import course
from cfworkflow.projections.drafting.period import Period, on, quoted
from cfworkflow.projections.wording import joined

if TYPE_CHECKING:
    from cfworkflow.projections.measures import MeasureRow, Observed

_GOES = {
    "towards": "towards what is wanted",
    "away": "away from what is wanted",
    "held": "as is wanted",
    "unchanged": "where it began",
}


def measured(period: Period) -> Iterator[str]:
    """What was observed of each measure, and which way it goes."""
    for _, row in period.changed("measure"):
        new = [one for one in row.series if period.is_new(row.measure, one)]
        if new:
            called = quoted(row.title, "") or f"Measure {row.measure}"
            told = joined(f"{_figure(one.value, row.unit)} {on(one.day)}" for one in new)
            yield f"{called} was {told}{_course(row, new)}."


def _figure(value: str, unit: str) -> str:
    return f"{value}%" if unit == "percent" else f"{value} {unit.replace('-', ' ')}"


def _course(row: MeasureRow, new: list[Observed]) -> str:
    """Since when it changed by how much, where the latest value is among what is new."""
    found = course(row)
    if found is None or row.latest not in new:
        return ""
    began = "at its baseline" if row.baseline is not None else "when it was first observed"
    return f", after {_figure(found.began, row.unit)} {began}: {_GOES[found.goes]}"
