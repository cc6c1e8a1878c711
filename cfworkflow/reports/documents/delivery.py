"""The delivery plan: work strands with their tasks, the support there is, and the risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.barriers import OVER
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.risks import RISKS
from cfworkflow.projections.strands import STRANDS
from cfworkflow.projections.succession import answering
from cfworkflow.projections.support import SUPPORT
from cfworkflow.projections.tasks import TASKS, come_to
from cfworkflow.reports.document import Column, Document, Paragraph, Ref, Section, Table
from cfworkflow.reports.pictures.gantt import gantt
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import some, tag, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.risks import RiskRow
    from cfworkflow.projections.strands import StrandRow
    from cfworkflow.projections.support import SupportRow
    from cfworkflow.projections.tasks import TaskRow
    from cfworkflow.reports.document import Block, Provenance, Text

_STRANDS = (
    Column("strand", "Work strand", width=44),
    Column("tasks", "Tasks", numeric=True, width=8),
    Column("done", "Done", numeric=True, width=8),
    Column("overdue", "Overdue", numeric=True, width=8),
    Column("percent", "Come to, %", numeric=True, width=10),
)
_BEHIND = (
    Column("task", "Task", width=36),
    Column("strand", "Work strand", width=26),
    Column("percent", "Done, %", numeric=True, width=8),
    Column("ends", "Planned to end", width=14),
    Column("last", "Last said", width=36),
)
_SUPPORT = (
    Column("support", "Support", width=40),
    Column("agreed", "Agreed", width=18),
    Column("used", "Days used", numeric=True, width=10),
    Column("left", "Days left", numeric=True, width=10),
    Column("until", "Until", width=14),
    Column("paid_by", "Paid by", width=26),
)
_RISKS = (
    Column("risk", "Reference", width=11),
    Column("title", "Risk", width=36),
    Column("rating", "Rating", width=11),
    Column("likelihood", "Likelihood", width=11),
    Column("impact", "Impact", width=11),
    Column("state", "State", width=16),
    Column("holder", "With", width=24),
)


def document(
    views: Views,
    provenance: Provenance,
    ref: str | None = None,  # noqa: ARG001 - it is about no one thing
) -> Document:
    """The delivery plan by the day of the provenance."""
    strands = sorted(views.rows(STRANDS).values(), key=lambda row: (row.number, row.strand))
    tasks = [*views.rows(TASKS).values()]
    support = [*views.rows(SUPPORT).values()]
    risks = _risks(views)
    return Document(
        name="delivery-plan",
        title="Delivery plan",
        of="Work strands, support and risks",
        provenance=provenance,
        blocks=tuple(_blocks(views, provenance.day, strands, tasks, support, risks)),
        data={
            "strands": as_data(strands),
            "tasks": as_data(tasks),
            "support": as_data(support),
            "risks": as_data([{"barrier": row, "rated": rated} for row, rated in risks]),
        },
    )


def _blocks(  # noqa: PLR0913, PLR0917 - the parts of the plan
    views: Views,
    day: date,
    strands: Sequence[StrandRow],
    tasks: Sequence[TaskRow],
    support: Sequence[SupportRow],
    risks: Sequence[tuple[BarrierRow, RiskRow | None]],
) -> Iterator[Block]:
    yield Paragraph(_in_short(strands, tasks, day))
    if strands:
        yield Section("Work strands", (_strand_table(strands, tasks, day), gantt(views, day)))
        yield Section("What is behind", (_behind_table(strands, tasks, day),))
    yield Section("Support", (_support_table(support, Names(views)),))
    yield Section("Risks", (_risk_table(views, risks),))


def _in_short(strands: Sequence[StrandRow], tasks: Sequence[TaskRow], day: date) -> str:
    if not strands:
        return "No work strands are named yet."
    done, late = sum(row.state == "done" for row in tasks), sum(row.overdue(day) for row in tasks)
    return (
        f"{some(len(strands), 'work strand')} with {some(len(tasks), 'task')}, {done or 'none'} "
        f"of them done and {late or 'none'} overdue; together they have come to {come_to(tasks)}%."
    )


def _strand_table(strands: Sequence[StrandRow], tasks: Sequence[TaskRow], day: date) -> Table:
    rows = []
    for strand in strands:
        its = [task for task in tasks if task.strand == strand.strand]
        done, late = sum(task.state == "done" for task in its), sum(t.overdue(day) for t in its)
        rows.append((_strand(strand), len(its), done, late, come_to(its)))
    caption = "Work strands; what they have come to is the mean of their tasks, rounded down"
    return Table("strands", caption, _STRANDS, tuple(rows))


def _strand(row: StrandRow) -> str:
    return f"{row.number} {row.title or tidy(row.strand)}"


def _behind_table(strands: Sequence[StrandRow], tasks: Sequence[TaskRow], day: date) -> Table:
    names = {row.strand: _strand(row) for row in strands}
    late = sorted(
        (task for task in tasks if task.overdue(day)),
        key=lambda task: (task.ends or day, task.task),
    )
    rows = tuple(
        (task.title or tidy(task.task), names[task.strand], task.percent, task.ends, _last(task))
        for task in late
    )
    return Table("behind", "What is behind", _BEHIND, rows, "No task is behind.")


def _last(task: TaskRow) -> str | None:
    """What was said with the last report, or why."""
    last = task.reported[-1] if task.reported else None
    return (last.note or last.because) if last else None


def _support_table(support: Sequence[SupportRow], names: Names) -> Table:
    rows: list[tuple[Text, ...]] = []
    for row in support:
        agreed = f"{row.days} days{' a month' if row.every == 'month' else ''}"
        paid_by = names.organisation(row.paid_by) if row.paid_by else None
        rows.append(
            (
                row.title or tidy(row.support),
                agreed,
                _days(row.used),
                _days(row.left),
                row.until,
                paid_by,
            )
        )
    empty = "No support is agreed."
    return Table("support", "Support", _SUPPORT, tuple(rows), empty)


def _days(exact: str | None) -> int | float | None:
    """A figure that is kept as a text, as a number to be added up."""
    if exact is None:
        return None
    return float(exact) if "." in exact else int(exact)


def _risks(views: Views) -> list[tuple[BarrierRow, RiskRow | None]]:
    """The risks, the worst first; what nobody has rated before them, what is over last."""
    rated = views.rows(RISKS)
    found = [(row, rated.get(row.barrier)) for row in views.barriers.where("plan:risks")]
    return sorted(
        found, key=lambda each: (each[0].status in OVER, -(each[1].severity if each[1] else 10))
    )


def _risk_table(views: Views, risks: Sequence[tuple[BarrierRow, RiskRow | None]]) -> Table:
    names = Names(views)
    rows = tuple(
        (
            Ref("barrier", row.barrier),
            row.title,
            tag("rating", rated.rating if rated else "not_rated"),
            rated.likelihood.capitalize() if rated else None,
            rated.impact.capitalize() if rated else None,
            tag("barrier", row.status),
            names.group(answering(views.groups, row)),
        )
        for row, rated in risks
    )
    return Table("risks", "Risks", _RISKS, rows, "No risks are on record.")
