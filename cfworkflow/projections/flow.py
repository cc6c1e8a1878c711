"""How barriers move through the tiers: where they stood at the end of each month, and what moved.

A step counts on the date it took effect, as it is on record at the moment looked at: minutes typed
up late change the months they are about. So a month is not what a reader of that month was shown;
for that, look at the views as of then.

Of a long record the last months are told. What came to its end before them is only counted, so that
the cost is that of these months, however long the history.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.projections.barriers import NOT_OVER, OVER
from cfworkflow.projections.periods import Periods, month_before, periods
from cfworkflow.projections.row import Row
from cfworkflow.projections.view import UNDOING

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.timeline import TimelineRow

MONTHS = 24
"""So many months are told of unless others are asked for."""

_FIRST, _MORE = 250, 4
"""How many that came to their end last are read at first, and how many times as many next."""

_A_DAY = timedelta(days=1)
"""A date is one of the place where it was typed, and a moment one of UTC."""


class Stood(Row, frozen=True):
    """How many barriers stood where; together they are all that were raised by then."""

    operational: int
    tactical: int
    strategic: int
    addressed: int
    closed: int
    withdrawn: int

    @property
    def raised(self) -> int:
        """All that were raised by then."""
        return sum(getattr(self, name) for name in self.__struct_fields__)


class Moved(Row, frozen=True):
    """How many steps of each kind were taken. `reopened` is back to the tier that addressed it."""

    raised: int
    referred: int
    escalated: int
    returned_to_tactical: int
    returned_to_operational: int
    addressed: int
    reopened: int
    closed: int
    withdrawn: int


class FlowPoint(Row, frozen=True):
    """Where barriers stood at the end of `until`, and what moved since the point before."""

    until: date
    stood: Stood
    moved: Moved


class Flow(Row, frozen=True):
    """The barriers of a plan through time, from `begins`; a point a week, month, quarter or year.

    `every` is that word. There are no points where nothing was raised yet.
    """

    plan: str
    every: str
    begins: date
    points: tuple[FlowPoint, ...]


class _Step(NamedTuple):
    """A barrier's step: on which date, what it was, and the state it came to."""

    on: date
    what: str
    state: str


def flow(reading: Views, day: date, *, plan: str = "barriers", months: int = MONTHS) -> Flow:
    """The last so many months up to `day`, or fewer where the first barrier was raised since."""
    told = periods(month_before(day, months - 1), day)
    read = [*_read(reading, plan, told.begins)]
    paths = [path for row in read if (path := _path(reading, row, day))]
    earlier = {state: _others(reading, plan, state, read) for state in OVER}
    if not any(earlier.values()):
        first = min((path[0].on for path in paths), default=day)
        told = periods(max(told.begins, first), day)
    points = _points(told, paths, earlier) if paths or any(earlier.values()) else ()
    return Flow(plan, told.every, told.begins, tuple(points))


def _read(reading: Views, plan: str, begins: date) -> Iterator[BarrierRow]:
    """The barriers that are not over, or came to their end on `begins` or later."""
    rows = reading.barriers.where(NOT_OVER)
    for state in OVER:
        rows += (row for row in _last_ended(reading, state, begins) if row.changed_on >= begins)
    return (row for row in rows if row.plan == plan)


def _last_ended(reading: Views, state: str, begins: date) -> list[BarrierRow]:
    """All that came to such an end on a date or later, among others.

    A step is recorded on its date or later (rule C1), so what was on record before, ended before.
    """
    facet, most = f"state:{state}", _FIRST
    while True:
        rows = reading.barriers.latest(facet, most)
        if len(rows) < most:
            return rows
        later = {row.barrier for row in reading.barriers.latest(facet, most - 1)}
        (earliest,) = (row.barrier for row in rows if row.barrier not in later)
        recorded = max(told.recorded_at for told in reading.timeline.of(earliest))
        if recorded.date() < begins - _A_DAY:
            return rows
        most *= _MORE


def _others(reading: Views, plan: str, state: str, read: Iterable[BarrierRow]) -> int:
    """How many of a plan came to such an end and were not read."""
    keys = reading.barriers.keys_where(f"plan:{plan}", f"state:{state}")
    return len(keys) - sum(row.status == state for row in read)


def _path(reading: Views, row: BarrierRow, day: date) -> list[_Step]:
    """The steps of a barrier up to a day, in order."""
    return [step for step in _steps(reading, row) if step.on <= day]


def _steps(reading: Views, row: BarrierRow) -> Iterable[_Step]:
    came = [
        (step.at, _Step(step.on, _what(step.what, step.tier), step.tier)) for step in row.came_from
    ]
    if any(step.what == "reopened" for step in row.came_from):
        # Of what was said before it was reopened, its row keeps the last alone.
        told = [*_that_stand(reading.timeline.of(row.barrier))]
        return [step for _, step in sorted([*came, *told])]
    steps = [step for _, step in came]
    if row.addressed is not None:
        steps.append(_Step(row.addressed.on, "addressed", "addressed"))
    if row.status in OVER:
        steps.append(_Step(row.changed_on, row.status, row.status))
    return steps


def _what(step: str, tier: str) -> str:
    return f"returned_to_{tier}" if step == "returned" else step


_AWAY = {f"barrier-{state}": state for state in ("addressed", *OVER)}


def _that_stand(told: Iterable[TimelineRow]) -> Iterator[tuple[int, _Step]]:
    """The steps that took a barrier away from the tiers, with their positions."""
    rows = [*told]
    undone = [row.of for row in rows if row.kind == UNDOING and row.of]
    for row in rows:
        state = _AWAY.get(row.kind)
        if state and not any(first <= row.position <= last for first, last in undone):
            yield row.position, _Step(row.on, state, state)


def _points(
    told: Periods, paths: Iterable[list[_Step]], earlier: dict[str, int]
) -> Iterator[FlowPoint]:
    came: list[Counter[str]] = [Counter() for _ in told.ends]
    moved: list[Counter[str]] = [Counter() for _ in told.ends]
    came[0].update(earlier)
    for path in paths:
        left = None
        for step in path:
            at = bisect_left(told.ends, step.on)
            came[at][step.state] += 1
            if left:
                came[at][left] -= 1
            if step.on >= told.begins:
                moved[at][step.what] += 1
            left = step.state
    stood: Counter[str] = Counter()
    for until, more, steps in zip(told.ends, came, moved, strict=True):
        stood.update(more)
        yield FlowPoint(
            until,
            Stood(*(stood[name] for name in Stood.__struct_fields__)),
            Moved(*(steps[name] for name in Moved.__struct_fields__)),
        )
