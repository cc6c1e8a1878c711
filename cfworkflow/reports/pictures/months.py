"""A line of time in whole months, as the picture of the work strands has it at its top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cfworkflow.projections.periods import first_of, month_number
from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.pictures.drawing import (
    MUTED,
    PALE,
    SMALL,
    WIDTH,
    Anchor,
    Drawing,
    every_so_many,
)
from cfworkflow.reports.pictures.lettering import width_of

HIGH = 62
"""How high the names of the months are, with those of the years and the day of today."""

_MONTHS, _LABELS = 12, 7


class Months(NamedTuple):
    """A stretch of whole months, from `left` to the right edge."""

    first: date
    many: int
    left: float

    def at(self, day: date) -> float:
        """Where a day begins, from the left; every month is as wide as any other."""
        months = month_number(day) - month_number(self.first) + (day.day - 1) / 31
        return self.left + (WIDTH - self.left) * months / self.many

    @property
    def step(self) -> int:
        """Every so many months one is marked, so that their names do not run into one another."""
        return every_so_many(self.many, _LABELS, (1, 2, 3, 6, 12, 24, 60, 120, 600))

    def marked(self) -> Iterator[date]:
        """The first days of the months that are marked."""
        begin = month_number(self.first)
        return map(first_of, range(begin, begin + self.many, self.step))

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, date) and 0 <= month_number(day) - month_number(self.first) < self.many
        )


def months_of(days: Iterable[date], left: float) -> Months | None:
    """The months that hold all of some days; None where there are no days."""
    among = [*days]
    if not among:
        return None
    first, last = min(among), max(among)
    return Months(first.replace(day=1), month_number(last) - month_number(first) + 1, left)


def draw_months(drawing: Drawing, time: Months) -> None:
    """The months that have a line, and above them the year where one begins."""
    year = None
    for month in time.marked():
        x = time.at(month)
        drawing.line(x, HIGH - 6, x, HIGH, edge=PALE)
        fits = x + width_of(str(month.year), SMALL) <= WIDTH
        if fits and time.step < _MONTHS:
            drawing.words(x, HIGH - 12, f"{month:%b}", size=SMALL, ink=MUTED)
        if fits and month.year != year:
            above = HIGH - (28 if time.step < _MONTHS else 12)
            drawing.words(x, above, str(month.year), size=SMALL, ink=MUTED)
            year = month.year


def draw_today(drawing: Drawing, time: Months, day: date, base: float) -> None:
    """A line down to `base` where today is, and which day that is."""
    x = time.at(day)
    drawing.line(x, 4, x, base, wide=2, dashed=True)
    said = f"today, {spoken(day)}"
    ends = x + width_of(said, SMALL, bold=True) + 6 > WIDTH
    anchor: Anchor = "end" if ends else "start"
    drawing.words(x - 6 if ends else x + 6, 14, said, size=SMALL, anchor=anchor, bold=True)
