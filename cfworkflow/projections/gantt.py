"""The tasks of the work strands on a line of time, drawn in text.

What is drawn is also told in words by the table of the same tasks: nothing is in the picture alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cfworkflow.projections.strands import StrandRow
    from cfworkflow.projections.tasks import TaskRow

DONE, PLANNED, TODAY = "#", "-", "|"
_MOST = 3
"""Columns of a month at most."""
_METER = 20
"""Columns that stand for all of a task that is planned for no days."""
_MONTHS, _DAYS = 12, 31


class _Months(NamedTuple):
    """A stretch of whole months, and how many columns it takes."""

    first: date
    many: int
    columns: int

    def column(self, day: date) -> int:
        """The column that a day falls into; the last of a month before the first of the next."""
        days = (_month(day) - _month(self.first)) * _DAYS + day.day - 1
        return days * self.columns // (self.many * _DAYS)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and 0 <= _month(day) - _month(self.first) < self.many


def gantt_lines(
    strands: Sequence[tuple[StrandRow, Sequence[TaskRow]]], today: date, width: int
) -> Iterator[str]:
    """The lines of the picture, none wider than `width` if that can be helped: a line a task.

    A task planned for no days has the share of it that is done drawn in brackets instead.
    """
    tasks = [task for _, some in strands for task in some]
    names = max((len(task.task) for task in tasks), default=0)
    before = names + len("  100%  ") + 2
    months = _months(tasks, max(width - before, _METER))
    if months:
        yield from (" " * before + line for line in _heads(months))
    for strand, some in strands:
        yield f"{strand.number} {strand.title or strand.strand}"
        for task in some:
            begun = f"  {task.task.ljust(names)}  {task.percent:>3}%  "
            yield (begun + _bar(task, months, today)).rstrip()
    yield ""
    yield from _legend(tasks, months, today, width)


def _months(tasks: Iterable[TaskRow], room: int) -> _Months | None:
    days = [day for task in tasks for day in (task.begins, task.ends) if day]
    if not days:
        return None
    first, last = min(days), max(days)
    many = _month(last) - _month(first) + 1
    return _Months(first.replace(day=1), many, min(many * _MOST, room // many * many or room))


def _month(day: date) -> int:
    """The month as a number that goes up by one a month."""
    return day.year * _MONTHS + day.month - 1


def _heads(months: _Months) -> Iterator[str]:
    """The years, and beneath them the months by their first letters where there is room."""
    begin = _month(months.first)
    firsts = [
        date(number // _MONTHS, number % _MONTHS + 1, 1)
        for number in range(begin, begin + months.many)
    ]
    years = [next(days) for _, days in groupby(firsts, key=lambda day: day.year)]
    yield _written(months, ((day, str(day.year)) for day in years))
    if months.columns >= months.many:
        yield _written(months, ((day, f"{day:%b}"[0]) for day in firsts))


def _written(months: _Months, marks: Iterable[tuple[date, str]]) -> str:
    """Words at their days; but for the first, one for which there is no room is left out."""
    line = ""
    for day, word in marks:
        at = months.column(day)
        room = at >= len(line) + (len(word) > 1) and at + len(word) <= months.columns
        if room or not line:
            line = line.ljust(at) + word
    return line


def _bar(task: TaskRow, months: _Months | None, today: date) -> str:
    begins, ends = task.begins or task.ends, task.ends or task.begins
    if months is None or begins is None or ends is None:
        return f"[{_share(task.percent, _METER)}]"
    begin, end = months.column(begins), months.column(ends)
    drawn = [*(" " * begin + _share(task.percent, end - begin + 1)).ljust(months.columns)]
    if today in months and not begin == end == months.column(today):
        drawn[months.column(today)] = TODAY
    return "".join(drawn)


def _share(percent: int, columns: int) -> str:
    done = columns * percent // 100
    return DONE * done + PLANNED * (columns - done)


def _legend(
    tasks: Sequence[TaskRow], months: _Months | None, today: date, width: int
) -> Iterator[str]:
    marks = f"{DONE} done  {PLANNED} still to do"
    if months and today in months:
        marks += f"  {TODAY} today, {today.isoformat()}"
    yield marks
    if any(task.begins is None and task.ends is None for task in tasks):
        yield "[ ] no days planned: the share that is done"
    late = [task.task for task in tasks if task.overdue(today)]
    if late:
        yield from wrap(f"Overdue: {', '.join(late)}", width, break_on_hyphens=False)
