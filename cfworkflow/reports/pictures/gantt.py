"""The tasks of the work strands on a line of time, with how much of each is done.

A bar is a task's planned days; the solid part is the share that is done. A task planned for no days
has that share alone, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.projections.periods import first_of, month_number
from cfworkflow.projections.strands import STRANDS, StrandRow
from cfworkflow.projections.tasks import TASKS, TaskRow, come_to
from cfworkflow.projections.told.wording import counted, spoken
from cfworkflow.reports.document import Column, Figure, Table
from cfworkflow.reports.pictures.drawing import (
    EDGE,
    LARGE,
    MUTED,
    PALE,
    PAPER,
    SMALL,
    WIDTH,
    Anchor,
    Drawing,
    every_so_many,
    nothing,
    width_of,
    wrapped,
)
from cfworkflow.reports.wording import tag, tidy

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

_NAMES, _PERCENT, _LEFT = 330, 384, 400
_ROOM = WIDTH - _LEFT
_LINE, _BAR, _TASK = 18, 14, 12
_HEAD, _FOOT = 62, 34
_METER, _THIN = 110, 6
"""How wide stands for all of a task that is planned for no days, where others are; and how high."""

_MONTHS, _LABELS = 12, 7


class _Time(NamedTuple):
    """A stretch of whole months."""

    first: date
    months: int

    def at(self, day: date) -> float:
        """Where a day begins, from the left; every month is as wide as any other."""
        months = month_number(day) - month_number(self.first) + (day.day - 1) / 31
        return _LEFT + _ROOM * months / self.months

    @property
    def step(self) -> int:
        """Every so many months one is marked, so that their names do not run into one another."""
        return every_so_many(self.months, _LABELS, (1, 2, 3, 6, 12, 24, 60, 120, 600))

    def marked(self) -> Iterator[date]:
        """The first days of the months that are marked."""
        begin = month_number(self.first)
        return map(first_of, range(begin, begin + self.months, self.step))

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, date)
            and 0 <= month_number(day) - month_number(self.first) < self.months
        )


def gantt(views: Views, day: date, *, strand: str | None = None) -> Figure:
    """The tasks of all work strands, or of one, as they are planned and reported by a day."""
    rows = sorted(
        (row for row in views.rows(STRANDS).values() if strand in {None, row.strand}),
        key=lambda row: (row.number, row.strand),
    )
    tasks = views.rows(TASKS)
    read = [(row, some) for row in rows if (some := tasks.where(f"strand:{row.strand}"))]
    name = f"gantt-{strand}" if strand else "gantt"
    title = (
        f"Work strand: {_called(rows[0])}" if strand and rows else "Work strands and their tasks"
    )
    told = _told(read, day)
    svg = _drawn(read, day, name, title, told) if read else nothing(name, title, told)
    return Figure(name, title, told, svg, _table(read, day, name))


def _called(row: StrandRow | TaskRow) -> str:
    return row.title or tidy(row.task if isinstance(row, TaskRow) else row.strand)


def _told(read: Sequence[tuple[StrandRow, Sequence[TaskRow]]], day: date) -> str:
    tasks = [task for _, some in read for task in some]
    if not tasks:
        return f"By {spoken(day)} no task was planned."
    done = sum(task.state == "done" for task in tasks)
    late = sum(task.overdue(day) for task in tasks)
    undated = sum(task.begins is None and task.ends is None for task in tasks)
    said = (
        f"On {spoken(day)}, {counted(len(tasks), 'task')} in {counted(len(read), 'strand')}: "
        f"together {come_to(tasks)}% done, each counting alike; {done} finished, {late} overdue."
    )
    return f"{said} No days are planned for {undated} of them." if undated else said


def _drawn(
    read: Sequence[tuple[StrandRow, Sequence[TaskRow]]],
    day: date,
    name: str,
    title: str,
    told: str,
) -> str:
    tasks = [task for _, some in read for task in some]
    time = _time(tasks)
    top = _HEAD if time else 0
    base = (
        top
        + sum(_height(task, day) for task in tasks)
        + sum(_strand_height(row) for row, _ in read)
    )
    drawing = Drawing(name, title, told, base + _FOOT)
    if time:
        _draw_months(drawing, time)
    y = float(top)
    for row, some in read:
        _draw_strand(drawing, row, come_to(some), y)
        y += _strand_height(row)
        for task in some:
            _draw_task(drawing, task, day, y, time)
            y += _height(task, day)
    if time and day in time:
        _draw_today(drawing, time, day, base)
    _draw_key(drawing, base + 14)
    return drawing.svg()


def _time(tasks: Iterable[TaskRow]) -> _Time | None:
    days = [day for task in tasks for day in (task.begins, task.ends) if day]
    if not days:
        return None
    first, last = min(days), max(days)
    return _Time(first.replace(day=1), month_number(last) - month_number(first) + 1)


def _lines(task: TaskRow) -> list[str]:
    return wrapped(_called(task), _NAMES - 40, SMALL)[:2]


def _height(task: TaskRow, day: date) -> float:
    """How high a task's place is: what is overdue says so on a line of its own."""
    return _LINE * max(len(_lines(task)), 2 if task.overdue(day) else 1) + _TASK


def _heading(row: StrandRow) -> list[str]:
    return wrapped(f"{row.number} {_called(row)}", _NAMES, LARGE, bold=True)[:2]


def _strand_height(row: StrandRow) -> float:
    return 22 * len(_heading(row)) + 16


def _draw_strand(drawing: Drawing, row: StrandRow, percent: int, y: float) -> None:
    for number, line in enumerate(_heading(row)):
        drawing.words(0, y + 26 + 22 * number, line, size=LARGE, bold=True)
    drawing.words(_PERCENT, y + 26, f"{percent}%", size=LARGE, anchor="end", bold=True)


def _draw_task(drawing: Drawing, task: TaskRow, day: date, y: float, time: _Time | None) -> None:
    for number, line in enumerate(_lines(task)):
        drawing.words(12, y + 14 + _LINE * number, line, size=SMALL)
    drawing.words(_PERCENT, y + 14, f"{task.percent}%", size=SMALL, anchor="end")
    if task.overdue(day):
        drawing.words(_PERCENT, y + 14 + _LINE, "overdue", size=SMALL, anchor="end", bold=True)
    begins, ends = task.begins or task.ends, task.ends or task.begins
    if time is None:
        _draw_bar(drawing, task.percent, _LEFT, y + 3, _ROOM, _BAR)
    elif begins is None or ends is None:
        _draw_bar(drawing, task.percent, _LEFT, y + 7, _METER, _THIN)
        words = "no days planned"
        drawing.words(_LEFT + _METER + 8, y + 15, words, size=SMALL, ink=MUTED)
    else:
        for month in time.marked():
            drawing.line(time.at(month), y, time.at(month), y + _height(task, day), edge=PALE)
        wide = max(time.at(ends + timedelta(days=1)) - time.at(begins), _THIN)
        _draw_bar(drawing, task.percent, min(time.at(begins), WIDTH - wide), y + 3, wide, _BAR)


def _draw_bar(  # noqa: PLR0913, PLR0917 - what is drawn, and where
    drawing: Drawing, percent: int, left: float, top: float, wide: float, high: float
) -> None:
    """The whole of a task in outline, and filled what is done of it."""
    drawing.box(left + 0.5, top + 0.5, wide - 1, high - 1, fill=PAPER, edge=EDGE)
    if percent:
        drawing.box(left, top, wide * percent / 100, high)


def _draw_months(drawing: Drawing, time: _Time) -> None:
    """The months that have a line, and above them the year where one begins."""
    year = None
    for month in time.marked():
        x = time.at(month)
        drawing.line(x, _HEAD - 6, x, _HEAD, edge=PALE)
        fits = x + width_of(str(month.year), SMALL) <= WIDTH
        if fits and time.step < _MONTHS:
            drawing.words(x, _HEAD - 12, f"{month:%b}", size=SMALL, ink=MUTED)
        if fits and month.year != year:
            above = _HEAD - (28 if time.step < _MONTHS else 12)
            drawing.words(x, above, str(month.year), size=SMALL, ink=MUTED)
            year = month.year


def _draw_today(drawing: Drawing, time: _Time, day: date, base: float) -> None:
    x = time.at(day)
    drawing.line(x, 4, x, base, wide=2, dashed=True)
    said = f"today, {spoken(day)}"
    ends = x + width_of(said, SMALL, bold=True) + 6 > WIDTH
    anchor: Anchor = "end" if ends else "start"
    drawing.words(x - 6 if ends else x + 6, 14, said, size=SMALL, anchor=anchor, bold=True)


def _draw_key(drawing: Drawing, y: float) -> None:
    drawing.box(_LEFT, y, 28, _BAR)
    drawing.words(_LEFT + 36, y + 12, "done", size=SMALL, ink=MUTED)
    drawing.box(_LEFT + 100.5, y + 0.5, 28, _BAR - 1, fill=PAPER, edge=EDGE)
    drawing.words(_LEFT + 137, y + 12, "still to do", size=SMALL, ink=MUTED)


def _table(read: Sequence[tuple[StrandRow, Sequence[TaskRow]]], day: date, name: str) -> Table:
    return Table(
        f"{name}-table",
        "Tasks of the work strands, as planned and reported",
        (
            Column("task", "Task", width=40),
            Column("strand", "Strand", width=32),
            Column("percent", "Done, %", numeric=True),
            Column("begins", "Begins", width=18),
            Column("ends", "Ends", width=18),
            Column("state", "State", width=14),
        ),
        tuple(
            (
                _called(task),
                f"{row.number} {_called(row)}",
                task.percent,
                task.begins,
                task.ends,
                tag("task", "overdue" if task.overdue(day) else task.state),
            )
            for row, some in read
            for task in some
        ),
        empty="No task was planned.",
    )
