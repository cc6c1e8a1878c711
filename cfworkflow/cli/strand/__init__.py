"""`cfworkflow strand`: the work strands of the programme and their tasks."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "add": Entry("cfworkflow.cli.strand.steps:add", "Add a task to a work strand."),
    "history": Entry(
        "cfworkflow.cli.strand.looking:history",
        "Tell how a task came along: every report, every plan, and why.",
    ),
    "list": Entry(
        "cfworkflow.cli.strand.looking:list_strands",
        "List the work strands, and how far each has come.",
    ),
    "name": Entry("cfworkflow.cli.strand.steps:name", "Name a work strand."),
    "progress": Entry("cfworkflow.cli.strand.steps:progress", "Report how much of a task is done."),
    "replan": Entry("cfworkflow.cli.strand.steps:replan", "Plan a task for other days."),
    "show": Entry(
        "cfworkflow.cli.strand.looking:show", "Show the tasks, as a table or on a line of time."
    ),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def strand() -> None:
    """Work strands and their tasks: the programme's delivery plan.

    \b
    Example:
      cfworkflow strand show
    """
