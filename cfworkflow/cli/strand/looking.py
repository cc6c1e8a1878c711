"""Looking at the delivery plan: its strands, its tasks, and how one task came along."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.options import NAMES, lists, reads

if TYPE_CHECKING:
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.strands import StrandRow
    from cfworkflow.projections.tasks import TaskRow
    from cfworkflow.projections.view import Facet

_WIDE, _NARROW = 80, 40


class _Strand(NamedTuple):
    """A strand and its tasks."""

    row: StrandRow
    tasks: Sequence[TaskRow]

    @property
    def done(self) -> int:
        """How many of its tasks are done."""
        return sum(task.state == "done" for task in self.tasks)

    @property
    def percent(self) -> int:
        """How far its tasks have come, each counting alike; rounded down."""
        from cfworkflow.projections.tasks import come_to

        return come_to(self.tasks)

    def data(self) -> dict[str, object]:
        """It as JSON has it."""
        from msgspec.structs import asdict

        counted = {"tasks": len(self.tasks), "done": self.done, "percent": self.percent}
        return {**asdict(self.row), **counted}


_STRANDS = Listing(
    {
        "number": "row.number",
        "strand": "row.strand",
        "tasks": lambda each: str(len(each.tasks)),
        "done": "done",
        "come to": lambda each: f"{each.percent}%",
        "title": "row.title",
    },
    more={"named": "row.named_on"},
    empty="No such work strands. Name one with: cfworkflow strand name",
)


@click.command("list")
@filters(dated="named")
@lists
def list_strands(look: Look, only: Filters) -> None:
    """List the work strands, and how far each has come.

    That is the mean of what its tasks were last reported to be, rounded down.

    \b
    Example:
      cfworkflow strand list
    """
    from cfworkflow.projections.strands import STRANDS
    from cfworkflow.projections.tasks import TASKS

    reading = look.reading()
    rows = only.of(reading.rows(STRANDS), [], lambda row: row.named_on)
    tasks = reading.rows(TASKS)
    found = [_Strand(row, tasks.where(f"strand:{row.strand}")) for row in _in_order(rows)]
    look.show_list(found, _STRANDS, data=[each.data() for each in found])


def _in_order(rows: Sequence[StrandRow]) -> list[StrandRow]:
    return sorted(rows, key=lambda row: row.number)


class _Task(NamedTuple):
    """A task beside its strand."""

    strand: StrandRow
    row: TaskRow
    overdue: bool

    @property
    def done(self) -> str:
        """How much of it is done, and whether all should be."""
        return f"{self.row.percent}%{', overdue' if self.overdue else ''}"

    def data(self) -> dict[str, object]:
        """It as JSON has it."""
        from msgspec.structs import asdict

        return {
            **asdict(self.row),
            "number": self.strand.number,
            "strand_title": self.strand.title,
            "state": self.row.state,
            "overdue": self.overdue,
        }


_TASKS = Listing(
    {
        "number": "strand.number",
        "task": "row.task",
        "done": "done",
        "begins": "row.begins",
        "ends": "row.ends",
        "title": "row.title",
    },
    more={
        "strand": "row.strand",
        "strand title": "strand.title",
        "percent": "row.percent",
        "state": lambda each: each.row.state.replace("_", " "),
        "overdue": "overdue",
        "changed": "row.changed_on",
        "reports": lambda each: [
            f"{one.on} {one.percent}%" + (f": {one.because}" if one.because else "")
            for one in each.row.reported
        ],
    },
    empty="No such tasks. Add one with: cfworkflow strand add",
)


@click.command()
@click.argument("strand", type=NAMES["strand"], metavar="[STRAND]", required=False)
@click.option("--gantt", is_flag=True, help="Draw them on a line of time, by months.")
@filters(
    dated="changed",
    states=choices.TASK_STATES,
    overdue="Only those that should have been done by now.",
)
@lists
def show(look: Look, strand: str | None, only: Filters, *, gantt: bool) -> None:
    """Show the tasks of the work strands, or of one of them.

    The picture of --gantt has a line a task: # for the share that is done, - for what is still to
    do, | for today. The table without it tells the same in words and figures.

    \b
    Examples:
      cfworkflow strand show
      cfworkflow strand show infrastructure --gantt
      cfworkflow strand show --overdue
    """
    from cfworkflow.projections.strands import STRANDS
    from cfworkflow.projections.tasks import TASKS, UNDONE

    reading = look.reading()
    strands = reading.rows(STRANDS)
    facets: list[Facet] = [*only.facets("state")]
    if strand is not None and not look.nothing:
        facets.append(f"strand:{look.pick('strand', strand, strands).strand}")
    if only.overdue:
        facets.append(UNDONE)
    also = (lambda row: row.overdue(look.day)) if only.overdue else None
    found = [
        _Task(strands[row.strand], row, row.overdue(look.day))
        for row in only.of(reading.rows(TASKS), facets, lambda row: row.changed_on, also)
    ]
    found.sort(key=lambda each: (each.strand.number, each.strand.strand))
    look.show_list(
        found,
        _TASKS,
        data=[each.data() for each in found],
        lines=(lambda: [*_drawn(found, look.day)]) if gantt else None,
    )


def _drawn(tasks: Sequence[_Task], today: date) -> Iterator[str]:
    from cfworkflow.projections.gantt import gantt_lines

    together = [
        (strand, [each.row for each in some])
        for strand, some in groupby(tasks, key=lambda each: each.strand)
    ]
    return gantt_lines(together, today, _width())


def _width() -> int:
    if not sys.stdout.isatty():
        return _WIDE
    import shutil

    return max(_NARROW, shutil.get_terminal_size().columns)


@click.command()
@click.argument("task", type=NAMES["task"], metavar="TASK")
@reads
def history(look: Look, task: str) -> None:
    """Tell how a task came along: every report, every plan, and why.

    \b
    Example:
      cfworkflow strand history ws3-reporting
    """
    from cfworkflow.cli.table import show_facts
    from cfworkflow.projections.tasks import TASKS

    row = look.pick("task", task, look.reading().rows(TASKS))
    look.show(row, lambda: show_facts(_told(row, look.day)))


def _told(row: TaskRow, today: date) -> list[tuple[str, object]]:
    overdue = ", overdue" if row.overdue(today) else ""
    return [
        ("task", row.task),
        ("title", row.title),
        ("strand", row.strand),
        ("done", f"{row.percent}%{overdue}"),
        ("begins", row.begins),
        ("ends", row.ends),
        ("history", "\n".join(_history(row))),
    ]


def _history(row: TaskRow) -> list[str]:
    """What was said of a task, in the order in which it was recorded."""
    reports = [
        (one.at, f"{one.on} {one.percent}% done{_because(one.because)}{_noted(one.note)}")
        for one in row.reported
    ]
    plans = [
        (one.at, f"{one.on} planned {_days(one.begins, one.ends)}{_because(one.because)}")
        for one in row.replanned
    ]
    return [f"{row.added_on} added", *(line for _, line in sorted([*reports, *plans]))]


def _days(begins: date | None, ends: date | None) -> str:
    given = (("from", begins), ("to", ends))
    return " ".join(f"{word} {day.isoformat()}" for word, day in given if day)


def _because(because: str | None) -> str:
    return f", because: {because}" if because else ""


def _noted(note: str | None) -> str:
    return f": {note}" if note else ""
