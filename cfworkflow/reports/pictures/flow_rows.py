"""The rows of the picture of barriers through the tiers: bars, the steps between, the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.projections.flow import Flow, FlowPoint, Moved
from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.pictures.drawing import (
    INK,
    LARGE,
    MUTED,
    PALE,
    SMALL,
    WIDTH,
    Drawing,
    every_so_many,
    ticks,
)
from cfworkflow.reports.pictures.lettering import width_of, wrapped
from cfworkflow.reports.pictures.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROWS = {**PLACES, "closed": "Closed", "withdrawn": "Withdrawn"}
"""From the top of the picture down."""

_BENEATH = {
    "strategic": (("↑", "escalated", "escalated"), ("↓", "returned_to_tactical", "returned")),
    "tactical": (("↑", "referred", "referred"), ("↓", "returned_to_operational", "returned")),
    "operational": (
        ("↓", "addressed", "addressed, at any tier"),
        ("↑", "reopened", "reopened"),
    ),
    "addressed": (("↓", "closed", "closed after the check"),),
    "closed": (),
    "withdrawn": (),
}
"""The steps told beneath each row, in the way they go."""

_LEFT, _BESIDE = 190, 10
_TOP, _ROW, _GAP, _FOOT = 34, 62, 36, 34
_SLOT, _BETWEEN, _APART = 64, 0.2, 28
_LABELS = 9
_LEAST = 2
"""So many units of height has the bar of any number but none."""


class _Sheet(NamedTuple):
    """What is drawn on, and of what; how wide a period is, and where the last one ends."""

    drawing: Drawing
    read: Flow
    slot: float
    right: float


def drawn(read: Flow, name: str, title: str, told: str) -> str:
    """The picture of a flow that has points, row by row.

    What is open has one scale; what is over adds up, and has scales of its own.
    """
    rows = [row for row in ROWS if row != "withdrawn" or _most(read, [row])]
    height = _TOP + len(rows) * (_ROW + _GAP) - _GAP + _FOOT
    drawing = Drawing(name, title, told, height)
    steps, last = taken(read), read.points[-1]
    drawing.words(_LEFT, 18, f"{steps.raised:,} raised in this time", size=SMALL, ink=MUTED)
    drawing.words(WIDTH, 18, spoken(last.until), size=SMALL, anchor="end", ink=MUTED)
    right = (
        WIDTH
        - _BESIDE
        - max(width_of(f"{getattr(last.stood, row):,}", LARGE, bold=True) for row in rows)
    )
    slot = min((right - _LEFT) / len(read.points), _SLOT)
    sheet = _Sheet(drawing, read, slot, right)
    for number, row in enumerate(rows):
        top = _TOP + number * (_ROW + _GAP)
        _draw_row(sheet, row, top)
        if row != rows[-1]:
            _draw_steps(drawing, steps, row, top + _ROW + 22)
    _draw_times(sheet, height - _FOOT)
    return drawing.svg()


def taken(read: Flow) -> Moved:
    """All steps of the time that is shown."""
    return Moved(
        *(
            sum(getattr(point.moved, name) for point in read.points)
            for name in Moved.__struct_fields__
        )
    )


def _most(read: Flow, rows: Iterable[str]) -> int:
    return max(int(getattr(point.stood, row)) for row in rows for point in read.points)


def _draw_row(sheet: _Sheet, row: str, top: float) -> None:
    drawing, read, slot, right = sheet
    base = top + _ROW
    for number, line in enumerate(wrapped(ROWS[row], 140, LARGE, bold=True)):
        drawing.words(0, top + 14 + 20 * number, line, size=LARGE, bold=True)
    scale = ticks(_most(read, PLACES if row in PLACES else [row]), 2)
    for figure in scale:
        y = base - _ROW * figure / scale[-1]
        drawing.line(_LEFT, y, right, y, edge=INK if figure == 0 else PALE)
        drawing.words(_LEFT - 6, y + 5, f"{figure:,}", size=SMALL, anchor="end", ink=MUTED)
    for number, point in enumerate(read.points):
        count = getattr(point.stood, row)
        if count:
            high = max(_ROW * count / scale[-1], _LEAST)
            left = _LEFT + slot * (number + _BETWEEN / 2)
            says = f"{spoken(point.until)}: {count:,}"
            drawing.box(left, base - high, slot * (1 - _BETWEEN), high, says=says)
    last = getattr(read.points[-1].stood, row)
    drawing.words(WIDTH, base, f"{last:,}", size=LARGE, anchor="end", bold=True)


def _draw_steps(drawing: Drawing, steps: Moved, row: str, y: float) -> None:
    x = float(_LEFT)
    for arrow, step, word in _BENEATH[row]:
        said = f"{arrow} {getattr(steps, step):,} {word}"
        drawing.words(x, y, said, size=SMALL, ink=MUTED)
        x += width_of(said, SMALL) + _APART


def _draw_times(sheet: _Sheet, base: float) -> None:
    drawing, read, slot, _ = sheet
    step = every_so_many(len(read.points), _LABELS, (1, 2, 3, 4, 6, 12))
    drawing.words(0, base + 24, "At the end of", size=SMALL, ink=MUTED)
    for number, word in _labels(read, step):
        x = _LEFT + slot * (number + 0.5)
        drawing.line(x, base, x, base + 6)
        drawing.words(x, base + 24, word, size=SMALL, anchor="middle", ink=MUTED)


def _labels(read: Flow, step: int) -> Iterator[tuple[int, str]]:
    year = None
    for number, point in enumerate(read.points):
        if number % step == 0:
            yield number, _label(read.every, point, year)
            year = point.until.year


def _label(every: str, point: FlowPoint, year: int | None) -> str:
    day = point.until
    if every.endswith(("year", "years")):
        return str(day.year)
    begun = f"{day.day} {day:%b}" if every == "week" else f"{day:%b}"
    return begun if day.year == year else f"{begun} {day.year}"
