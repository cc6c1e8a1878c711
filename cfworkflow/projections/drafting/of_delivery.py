"""Of a briefing: how far work strands came, and which risks are rated high."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.delivery import high_risks
from cfworkflow.projections.drafting.period import Period, on, quoted
from cfworkflow.projections.strands import STRANDS
from cfworkflow.projections.tasks import TASKS, come_to
from cfworkflow.projections.wording import joined

if TYPE_CHECKING:
    from cfworkflow.projections.tasks import TaskRow


def progressed(period: Period) -> Iterator[str]:
    """How far each strand came whose tasks were reported on; what is done; what fell, and why."""
    reported: dict[str, list[tuple[TaskRow | None, TaskRow]]] = {}
    for was, row in period.changed("task"):
        if row.reported and period.is_new(row.reported[-1].at):
            reported.setdefault(row.strand, []).append((was, row))
    for strand, tasks in reported.items():
        done = [_called(now) for was, now in tasks if now.state == "done" and not _was_done(was)]
        yield f"{_came(period, strand)}{f'; done: {joined(done)}' if done else ''}."
        for _, now in tasks:
            yield from _fell(period, now)


def _fell(period: Period, task: TaskRow) -> Iterator[str]:
    for was, now in pairwise(task.reported):
        if now.percent < was.percent and period.is_new(now.at):
            told = f"Task {_called(task)} fell from {was.percent}% to {now.percent}%"
            yield f"{told} {on(now.on)}{quoted(now.because, ': ')}."


def _came(period: Period, strand: str) -> str:
    row = period.after.rows(STRANDS)[strand]
    was, now = (
        come_to(views.rows(TASKS).where(f"strand:{strand}"))
        for views in (period.before, period.after)
    )
    how = f"stands at {now}%" if was == now else f"came from {was}% to {now}%"
    return f"Work strand {row.number}{quoted(row.title)} {how}"


def _was_done(was: TaskRow | None) -> bool:
    return was is not None and was.state == "done"


def _called(task: TaskRow) -> str:
    return quoted(task.title, "") or task.task


def risks(period: Period) -> Iterator[str]:
    """The risks rated high as things stand, the worst first, and with whom they are."""
    for risk in high_risks(period.after, period.after.barriers.where(NOT_OVER)):
        yield (
            f"{risk.barrier}{quoted(risk.title)} is with {period.group(risk.holder)}: its "
            f"likelihood is {risk.likelihood}, its impact {risk.impact}."
        )
