"""How barriers flow through the tiers: where they stood at the end of each month.

A row a tier, the Strategic Board's on top, with a bar a month, and between the rows what went up
and down. What was addressed, closed and withdrawn stands beneath them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.flow import MONTHS, Flow, FlowPoint, Moved, Stood
from cfworkflow.projections.flow import flow as read_flow
from cfworkflow.projections.told.wording import spoken
from cfworkflow.projections.wording import joined
from cfworkflow.reports.document import Column, Figure, Table
from cfworkflow.reports.pictures.drawing import (
    INK,
    LARGE,
    MUTED,
    PALE,
    SMALL,
    WIDTH,
    Drawing,
    every_so_many,
    nothing,
    ticks,
    width_of,
    wrapped,
)
from cfworkflow.reports.wording import PLANS, lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cfworkflow.projections.reading import Views

_STOOD = {
    "strategic": "Strategic",
    "tactical": "Tactical",
    "operational": "Operational",
    "addressed": "Addressed, to be checked",
    "closed": "Closed",
    "withdrawn": "Withdrawn",
}
"""From the top of the picture down."""

_WHERE = {
    "strategic": "at strategic",
    "tactical": "at tactical",
    "operational": "at operational",
    "addressed": "addressed and to be checked",
    "closed": "closed",
    "withdrawn": "withdrawn",
}

_NOUNS = {"barriers": "barrier", "trusted-person": "matter", "risks": "risk"}

_OPEN = ("strategic", "tactical", "operational", "addressed")

_MOVED = {
    "raised": "raised",
    "referred": "referred to tactical",
    "escalated": "escalated to strategic",
    "returned_to_tactical": "returned to tactical",
    "returned_to_operational": "returned to operational",
    "addressed": "said to be addressed",
    "reopened": "reopened",
    "closed": "closed",
    "withdrawn": "withdrawn",
}

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


def flow(views: Views, day: date, *, plan: str = "barriers", months: int = MONTHS) -> Figure:
    """Where the barriers of a plan stood at the end of each of the last so many months.

    The periods are weeks where the first barrier was raised a short while ago, and quarters or
    years where very many months are asked for.
    """
    read = read_flow(views, day, plan=plan, months=months)
    name = "flow" if plan == "barriers" else f"flow-{plan}"
    what = PLANS[plan]
    title = f"{what} through the tiers"
    told = _told(read, day)
    return Figure(
        name=name,
        title=title,
        told=told,
        svg=_drawn(read, name, title, told),
        table=_table(read, name, what),
    )


def _told(read: Flow, day: date) -> str:
    if not read.points:
        return f"By {spoken(day)} no {_NOUNS[read.plan]} was raised."
    last = read.points[-1]
    raised = last.stood.raised
    noun = _NOUNS[read.plan] if raised == 1 else f"{_NOUNS[read.plan]}s"
    steps = _counted(_sum(read), _MOVED)
    return (
        f"On {spoken(last.until)}, of {raised:,} {noun} raised until then: "
        f"{joined(_counted(last.stood, _WHERE))}. "
        f"Since {spoken(read.begins)}: {joined(steps) if steps else 'no step was taken'}."
    )


def _counted(numbers: Stood | Moved, words: dict[str, str]) -> list[str]:
    """The numbers that are not 0, in words."""
    return [f"{many:,} {word}" for name, word in words.items() if (many := getattr(numbers, name))]


def _sum(read: Flow) -> Moved:
    """All steps of the time that is shown."""
    return Moved(
        *(
            sum(getattr(point.moved, name) for point in read.points)
            for name in Moved.__struct_fields__
        )
    )


def _drawn(read: Flow, name: str, title: str, told: str) -> str:
    if not read.points:
        return nothing(name, title, told)
    rows = [row for row in _STOOD if row != "withdrawn" or _most(read, [row])]
    height = _TOP + len(rows) * (_ROW + _GAP) - _GAP + _FOOT
    drawing = Drawing(name, title, told, height)
    steps, last = _sum(read), read.points[-1]
    drawing.words(_LEFT, 18, f"{steps.raised:,} raised in this time", size=SMALL, ink=MUTED)
    drawing.words(WIDTH, 18, spoken(last.until), size=SMALL, anchor="end", ink=MUTED)
    right = (
        WIDTH
        - _BESIDE
        - max(width_of(f"{getattr(last.stood, row):,}", LARGE, bold=True) for row in rows)
    )
    slot = min((right - _LEFT) / len(read.points), _SLOT)
    for number, row in enumerate(rows):
        top = _TOP + number * (_ROW + _GAP)
        _draw_row(drawing, read, row, top, slot, right)
        if row != rows[-1]:
            _draw_steps(drawing, steps, row, top + _ROW + 22)
    _draw_times(drawing, read, height - _FOOT, slot)
    return drawing.svg()


def _most(read: Flow, rows: Iterable[str]) -> int:
    return max(int(getattr(point.stood, row)) for row in rows for point in read.points)


def _draw_row(  # noqa: PLR0913, PLR0917 - what is drawn, and where
    drawing: Drawing, read: Flow, row: str, top: float, slot: float, right: float
) -> None:
    base = top + _ROW
    for number, line in enumerate(wrapped(_STOOD[row], 140, LARGE, bold=True)):
        drawing.words(0, top + 14 + 20 * number, line, size=LARGE, bold=True)
    scale = ticks(_most(read, _OPEN if row in _OPEN else [row]), 2)
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


def _draw_times(drawing: Drawing, read: Flow, base: float, slot: float) -> None:
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


def _table(read: Flow, name: str, what: str) -> Table:
    return Table(
        f"{name}-table",
        f"{what}: where they stood at the end of each {read.every}, and the steps taken in it",
        (
            Column("until", "At the end of", width=18),
            *(
                Column(f"stood_{row}", f"Stood: {lowered(word)}", numeric=True)
                for row, word in _STOOD.items()
            ),
            Column("raised_so_far", "Raised so far", numeric=True),
            *(
                Column(f"moved_{step}", f"Step: {word}", numeric=True)
                for step, word in _MOVED.items()
            ),
        ),
        tuple(
            (
                point.until,
                *(getattr(point.stood, row) for row in _STOOD),
                point.stood.raised,
                *(getattr(point.moved, step) for step in _MOVED),
            )
            for point in read.points
        ),
        empty="None was raised yet.",
    )
