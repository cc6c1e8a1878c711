"""The bars of the work strands: a strand's heading, and a bar a task."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeAlias

from cfworkflow.projections.strands import StrandRow
from cfworkflow.projections.tasks import TaskRow, come_to
from cfworkflow.reports.pictures.drawing import (
    EDGE,
    LARGE,
    MUTED,
    PALE,
    PAPER,
    SMALL,
    WIDTH,
    Drawing,
)
from cfworkflow.reports.pictures.lettering import wrapped
from cfworkflow.reports.pictures.months import HIGH, Months, draw_months, draw_today, months_of
from cfworkflow.reports.words.wording import tidy

Strands: TypeAlias = Sequence[tuple[StrandRow, Sequence[TaskRow]]]
"""Work strands with their tasks, one at least each."""

_METER, _PERCENT, _LEFT = 278, 384, 400
"""Where, beside a line of time, it stands how much of a task is done; and what is right of that."""

_WIDE, _SHORTEST = 56, 6
_LINE, _BAR, _TASK, _FOOT = 18, 14, 12, 34


def called(row: StrandRow | TaskRow) -> str:
    """The title of a strand or a task; its slug, tidied, where it has none."""
    return row.title or tidy(row.task if isinstance(row, TaskRow) else row.strand)


def drawn(read: Strands, day: date, name: str, title: str, told: str) -> str:
    """The picture of strands that have tasks; where no task has days, of shares alone."""
    tasks = [task for _, some in read for task in some]
    days = [on for task in tasks for on in (task.begins, task.ends) if on]
    time = months_of(days, _LEFT)
    top = HIGH if time else 0
    base = (
        top
        + sum(_height(task, day, time) for task in tasks)
        + sum(_strand_height(row) for row, _ in read)
    )
    drawing = Drawing(name, title, told, base + _FOOT)
    if time:
        draw_months(drawing, time)
    y = float(top)
    for row, some in read:
        _draw_strand(drawing, row, come_to(some), y)
        y += _strand_height(row)
        for task in some:
            _draw_task(drawing, task, day, y, time)
            y += _height(task, day, time)
    if time and day in time:
        draw_today(drawing, time, day, base)
    _draw_key(drawing, base + 14)
    return drawing.svg()


def _lines(task: TaskRow, time: Months | None) -> list[str]:
    room = (_METER if time else _PERCENT - 50) - 24
    return wrapped(called(task), room, SMALL, most=3)


def _height(task: TaskRow, day: date, time: Months | None) -> float:
    """How high a task's place is: what is overdue says so on a line of its own."""
    return _LINE * max(len(_lines(task, time)), 2 if task.overdue(day) else 1) + _TASK


def _heading(row: StrandRow) -> list[str]:
    return wrapped(f"{row.number} {called(row)}", _PERCENT - 54, LARGE, bold=True, most=2)


def _strand_height(row: StrandRow) -> float:
    return 22 * len(_heading(row)) + 16


def _draw_strand(drawing: Drawing, row: StrandRow, percent: int, y: float) -> None:
    for number, line in enumerate(_heading(row)):
        drawing.words(0, y + 26 + 22 * number, line, size=LARGE, bold=True)
    drawing.words(_PERCENT, y + 26, f"{percent}%", size=LARGE, anchor="end", bold=True)


def _draw_task(drawing: Drawing, task: TaskRow, day: date, y: float, time: Months | None) -> None:
    for number, line in enumerate(_lines(task, time)):
        drawing.words(12, y + 14 + _LINE * number, line, size=SMALL)
    drawing.words(_PERCENT, y + 14, f"{task.percent}%", size=SMALL, anchor="end")
    if task.overdue(day):
        drawing.words(_PERCENT, y + 14 + _LINE, "overdue", size=SMALL, anchor="end", bold=True)
    if time is None:
        _draw_bar(drawing, task.percent, _LEFT, y, WIDTH - _LEFT)
        return
    _draw_bar(drawing, task.percent, _METER, y, _WIDE)
    begins, ends = task.begins or task.ends, task.ends or task.begins
    if begins is None or ends is None:
        drawing.words(_LEFT, y + 14, "no days planned", size=SMALL, ink=MUTED)
        return
    for month in time.marked():
        x = time.at(month)
        drawing.line(x, y, x, y + _height(task, day, time), edge=PALE)
    wide = max(time.at(ends + timedelta(days=1)) - time.at(begins), _SHORTEST)
    _draw_bar(drawing, task.percent, min(time.at(begins), WIDTH - wide), y, wide)


def _draw_bar(drawing: Drawing, percent: int, left: float, y: float, wide: float) -> None:
    """The whole of a task in outline, and filled what is done of it."""
    drawing.box(left + 0.5, y + 3.5, wide - 1, _BAR - 1, fill=PAPER, edge=EDGE)
    if percent:
        drawing.box(left, y + 3, wide * percent / 100, _BAR)


def _draw_key(drawing: Drawing, y: float) -> None:
    drawing.box(_LEFT, y, 28, _BAR)
    drawing.words(_LEFT + 36, y + 12, "done", size=SMALL, ink=MUTED)
    drawing.box(_LEFT + 100.5, y + 0.5, 28, _BAR - 1, fill=PAPER, edge=EDGE)
    drawing.words(_LEFT + 137, y + 12, "still to do", size=SMALL, ink=MUTED)
