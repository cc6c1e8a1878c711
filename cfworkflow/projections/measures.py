"""View `measures`: the outcomes framework, each measure with what was observed of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.outcome.facts import MeasureDefined, MeasureObserved, MeasureRetired


class Observed(Row, frozen=True):
    """A value noted on a date, of the period that ended on `of`; `at` is the position of it."""

    at: int
    on: date
    of: date | None
    value: str
    note: str | None

    @property
    def day(self) -> date:
        """The day it is of: the last of its period, else the day it was noted on."""
        return self.of or self.on


class MeasureRow(Row, frozen=True):
    """A measure as it stands: defined, or retired because of something.

    `wanted` is more, less or steady. Figures are decimal texts in `unit`. What was observed
    stands in the order it was noted.
    """

    measure: str
    title: str | None
    description: str | None
    visions: tuple[str, ...]
    unit: str
    wanted: str
    baseline: str | None
    target: str | None
    status: str
    defined_on: date
    changed_on: date
    observed: tuple[Observed, ...] = ()
    because: str | None = None

    @property
    def series(self) -> list[Observed]:
        """What was observed, by the day it is of."""
        return sorted(self.observed, key=lambda one: one.day)

    @property
    def latest(self) -> Observed | None:
        """The value of the latest day; of several, the one noted last."""
        series = self.series
        return series[-1] if series else None


def _defined(rows: Rows[MeasureRow], told: Recorded, fact: MeasureDefined) -> None:
    row = MeasureRow(
        measure=fact.measure,
        title=shown(fact.title, told),
        description=fact.description,
        visions=fact.visions,
        unit=fact.unit,
        wanted=fact.wanted,
        baseline=fact.baseline,
        target=fact.target,
        status="defined",
        defined_on=told.on,
        changed_on=told.on,
    )
    rows.add(fact.measure, row)


def _observed(rows: Rows[MeasureRow], told: Recorded, fact: MeasureObserved) -> None:
    row = known(rows, fact.measure)
    one = Observed(told.position, told.on, fact.of, fact.value, shown(fact.note, told))
    rows.put(fact.measure, replace(row, changed_on=told.on, observed=(*row.observed, one)))


def _retired(rows: Rows[MeasureRow], told: Recorded, fact: MeasureRetired) -> None:
    row = replace(known(rows, fact.measure), status="retired", changed_on=told.on)
    rows.put(fact.measure, replace(row, because=shown(fact.because, told)))


def _facets(row: MeasureRow) -> Iterator[str]:
    yield f"state:{row.status}"
    for vision in row.visions:
        yield f"vision:{vision}"


_DEFINING = ("title", "description", "unit", "wanted", "baseline", "target")

MEASURES = View(
    "measures",
    MeasureRow,
    {
        "measure-defined": _defined,
        "measure-observed": _observed,
        "measure-retired": _retired,
    },
    facets=_facets,
    corrected=Words(
        "measure",
        {
            "measure-defined": {name: name for name in _DEFINING},
            "measure-observed": {"value": "observed.value", "note": "observed.note"},
            "measure-retired": {"because": "because"},
        },
    ).taken(),
)
"""Key: the measure's name."""
