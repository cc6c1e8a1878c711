"""View `tasks`: the tasks of the work strands, how far each has come, and how it was planned."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, known, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.strand.facts import TaskAdded, TaskProgressed, TaskReplanned

DONE = 100


class Report(Row, frozen=True):
    """What was reported of a task on a date; `at` is the position of the fact that said it."""

    on: date
    percent: int
    because: str | None
    note: str | None
    at: int


class Replan(Row, frozen=True):
    """The days a task was planned for from a date on; `at` is the position that said it."""

    on: date
    begins: date | None
    ends: date | None
    because: str | None
    at: int


class TaskRow(Row, frozen=True):
    """A task as it was reported last, 0 where it never was. Reports and plans stand newest last."""

    task: str
    strand: str
    title: str | None
    begins: date | None
    ends: date | None
    percent: int
    added_on: date
    changed_on: date
    reported: tuple[Report, ...] = ()
    replanned: tuple[Replan, ...] = ()

    @property
    def state(self) -> str:
        """Whether it is not_started, under_way or done."""
        if self.percent == DONE:
            return "done"
        return "under_way" if self.percent else "not_started"

    def overdue(self, today: date) -> bool:
        """Whether it should have been done before `today`."""
        return self.percent < DONE and self.ends is not None and self.ends < today


def come_to(tasks: Collection[TaskRow]) -> int:
    """How far tasks have come together, in percent: each counts alike, rounded down; 0 of none."""
    return sum(task.percent for task in tasks) // max(len(tasks), 1)


UNDONE = ("state:not_started", "state:under_way")
"""The words that find the tasks that are still to be done."""


def _added(rows: Rows[TaskRow], told: Recorded, fact: TaskAdded) -> None:
    row = TaskRow(
        task=fact.task,
        strand=fact.strand,
        title=shown(fact.title, told),
        begins=fact.begins,
        ends=fact.ends,
        percent=0,
        added_on=told.on,
        changed_on=told.on,
    )
    rows.add(fact.task, row)


def _progressed(rows: Rows[TaskRow], told: Recorded, fact: TaskProgressed) -> None:
    row = known(rows, fact.task)
    report = Report(
        on=told.on,
        percent=fact.percent,
        because=shown(fact.because, told) if fact.reasoned else None,
        note=fact.note if fact.reasoned else shown(fact.note, told),
        at=told.position,
    )
    reported = (*row.reported, report)
    now = replace(row, percent=fact.percent, changed_on=told.on, reported=reported)
    rows.put(fact.task, now)


def _replanned(rows: Rows[TaskRow], told: Recorded, fact: TaskReplanned) -> None:
    row = known(rows, fact.task)
    because = shown(fact.because, told) if fact.reasoned else None
    plan = Replan(told.on, fact.begins, fact.ends, because, told.position)
    now = replace(row, begins=fact.begins, ends=fact.ends, changed_on=told.on)
    rows.put(fact.task, replace(now, replanned=(*row.replanned, plan)))


def _facets(row: TaskRow) -> Iterator[str]:
    yield f"strand:{row.strand}"
    yield f"state:{row.state}"


TASKS = View(
    "tasks",
    TaskRow,
    {"task-added": _added, "task-progressed": _progressed, "task-replanned": _replanned},
    facets=_facets,
    corrected=Words(
        "task",
        {
            "task-added": {"title": "title"},
            "task-progressed": {"because": "reported.because", "note": "reported.note"},
            "task-replanned": {"because": "replanned.because"},
        },
    ).taken(),
)
"""Key: the task's slug."""
