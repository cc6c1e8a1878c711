"""`cfworkflow action`: the lines of the action plan."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "add": Entry("cfworkflow.cli.action.steps:add", "Add an action to a barrier or an approach."),
    "complete": Entry("cfworkflow.cli.action.steps:complete", "Say that an action is done."),
    "drop": Entry("cfworkflow.cli.action.steps:drop", "Say that an action will not be done."),
    "list": Entry(
        "cfworkflow.cli.action.looking:list_actions",
        "List the actions of every barrier, done and dropped ones too.",
    ),
    "progress": Entry("cfworkflow.cli.action.steps:progress", "Report progress on an action."),
    "reassign": Entry(
        "cfworkflow.cli.action.steps:reassign", "Give an action another owner or another due date."
    ),
    "reopen": Entry("cfworkflow.cli.action.steps:reopen", "Open a done or dropped action again."),
    "show": Entry(
        "cfworkflow.cli.action.looking:show", "Show an action with everything noted on it."
    ),
    "start": Entry("cfworkflow.cli.action.steps:start", "Say that work on an action began."),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def action() -> None:
    """Actions: the lines of the plan.

    \b
    Example:
      cfworkflow action start A-0001
    """
