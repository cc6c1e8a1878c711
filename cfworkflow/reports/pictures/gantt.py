"""The tasks of the work strands on a line of time, with how much of each is done.

A bar is a task's planned days, and its solid part the share that is done. That share stands beside
each title as well; a task planned for no days has it alone, and says so. Where no task has days
there is no line of time.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.strands import STRANDS
from cfworkflow.projections.tasks import TASKS, come_to
from cfworkflow.projections.told.wording import counted, spoken
from cfworkflow.reports.document import Column, Figure, Table
from cfworkflow.reports.pictures.drawing import nothing
from cfworkflow.reports.pictures.gantt_bars import Strands, called, drawn
from cfworkflow.reports.words.wording import tag

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views


def gantt(views: Views, day: date, *, strand: str | None = None) -> Figure:
    """The tasks of all work strands, or of one, as they are planned and reported by a day."""
    rows = sorted(
        (row for row in views.rows(STRANDS).values() if strand in {None, row.strand}),
        key=lambda row: (row.number, row.strand),
    )
    tasks = views.rows(TASKS)
    read = [(row, some) for row in rows if (some := tasks.where(f"strand:{row.strand}"))]
    name = f"gantt-{strand}" if strand else "gantt"
    title = f"Work strand: {called(rows[0])}" if strand and rows else "Work strands and their tasks"
    told = _told(read, day)
    svg = drawn(read, day, name, title, told) if read else nothing(name, title, told)
    return Figure(name, title, told, svg, _table(read, day, name))


def _told(read: Strands, day: date) -> str:
    tasks = [task for _, some in read for task in some]
    if not tasks:
        return f"By {spoken(day)} no task was planned."
    done = sum(task.state == "done" for task in tasks)
    late = sum(task.overdue(day) for task in tasks)
    undated = sum(task.begins is None and task.ends is None for task in tasks)
    said = (
        f"On {spoken(day)}, {counted(len(tasks), 'task')} in {counted(len(read), 'strand')}: "
        f"together {come_to(tasks)}% done, each counting alike; {done or 'none'} finished, "
        f"{late or 'none'} overdue."
    )
    if not undated:
        return said
    of = "any" if undated == len(tasks) else str(undated)
    return f"{said} No days are planned for {of} of them."


def _table(read: Strands, day: date, name: str) -> Table:
    return Table(
        f"{name}-table",
        "Tasks of the work strands, as planned and reported",
        (
            Column("task", "Task", width=40),
            Column("strand", "Strand", width=28),
            Column("percent", "Done, %", numeric=True, width=8),
            Column("begins", "Begins", width=15),
            Column("ends", "Ends", width=15),
            Column("state", "State", width=13),
        ),
        tuple(
            (
                called(task),
                f"{row.number} {called(row)}",
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
