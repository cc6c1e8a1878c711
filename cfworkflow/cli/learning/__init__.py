"""`cfworkflow learning`: what went well and what failed, shared and taken up."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "link": Entry("cfworkflow.cli.learning.steps:link", "Say what a piece of learning is about."),
    "list": Entry("cfworkflow.cli.learning.looking:list_learning", "List what was learned."),
    "log": Entry(
        "cfworkflow.cli.learning.looking:log",
        "Show successes and failures side by side, by theme.",
    ),
    "share": Entry("cfworkflow.cli.learning.steps:share", "Share what a group learned."),
    "show": Entry(
        "cfworkflow.cli.learning.looking:show", "Show a piece of learning and who took it up."
    ),
    "take-up": Entry("cfworkflow.cli.learning.steps:take_up", "Take up what was learned."),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def learning() -> None:
    """Learning: what went well and what failed, shared and taken up.

    A failure is shared in the same words as a success: what happened, and what to do differently.

    \b
    Examples:
      cfworkflow learning share peterborough --outcome failure --title "Silence"
      cfworkflow learning take-up L-0001 --how "We ring people up before we write"
    """
