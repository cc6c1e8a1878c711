"""Of a briefing: how far work strands came, and which risks are rated high."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.delivery import high_risks
from cfworkflow.projections.drafting.period import Period, on, quoted
from cfworkflow.projections.row import replace
from cfworkflow.projections.strands import STRANDS
from cfworkflow.projections.tasks import DONE, TASKS, come_to
from cfworkflow.projections.wording import joined

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.projections.tasks import TaskRow


def progressed(period: Period) -> Iterator[str]:
    """How far each strand came whose tasks were reported on; what is done; what fell, and why."""
    reported: dict[str, list[tuple[TaskRow | None, TaskRow]]] = {}
    for was, row in period.changed("task"):
        if any(period.is_new(row.task, report) for report in row.reported):
            reported.setdefault(row.strand, []).append((was, row))
    for strand, tasks in reported.items():
        done = [_called(now) for was, now in tasks if _newly_done(period, was, now)]
        yield f"{_came(period, strand)}{f'; done: {joined(done)}' if done else ''}."
        for _, now in tasks:
            yield from _fell(period, now)


def _fell(period: Period, task: TaskRow) -> Iterator[str]:
    for was, now in pairwise(task.reported):
        if now.percent < was.percent and period.is_new(task.task, now):
            told = f"Task {_called(task)} fell from {was.percent}% to {now.percent}%"
            yield f"{told} {on(now.on)}{quoted(now.because, ': ')}."


def _came(period: Period, strand: str) -> str:
    row = period.after.rows(STRANDS)[strand]
    before, after = (
        views.rows(TASKS).where(f"strand:{strand}") for views in (period.before, period.after)
    )
    then = [_as_it_began(period, task) for task in after if _was_there(period, task)]
    was, now = map(come_to, (before, then) if period.of_late else (then, after))
    how = f"stands at {now}%" if was == now else f"came from {was}% to {now}%"
    return f"Work strand {row.number}{quoted(row.title)} {how}"


def _was_there(period: Period, task: TaskRow) -> bool:
    """Whether a task was there when the period began, whenever it was put on record."""
    return task.task in period.before.rows(TASKS) or _early(period, task.task, task.added_on)


def _as_it_began(period: Period, task: TaskRow) -> TaskRow:
    """A task as it had come when the period began, by what was reported since as well."""
    known = [
        report.percent
        for report in task.reported
        if report.at <= period.before.position or _early(period, task.task, report.on)
    ]
    return replace(task, percent=known[-1] if known else 0)


def _early(period: Period, task: str, on: date) -> bool:
    return period.happened(task, on) == period.of_late


def _newly_done(period: Period, was: TaskRow | None, now: TaskRow) -> bool:
    if now.state != "done" or (was is not None and was.state == "done"):
        return False
    at = period.before.position
    done = (report for report in now.reported if report.at > at and report.percent == DONE)
    return any(period.is_new(now.task, report) for report in islice(done, 1))


def _called(task: TaskRow) -> str:
    return quoted(task.title, "") or task.task


def risks(period: Period) -> Iterator[str]:
    """The risks rated high as things stand, the worst first, and with whom they are."""
    for risk in high_risks(period.after, period.after.barriers.where(NOT_OVER)):
        yield (
            f"{risk.barrier}{quoted(risk.title)} is with {period.group(risk.holder)}: its "
            f"likelihood is {risk.likelihood}, its impact {risk.impact}."
        )
