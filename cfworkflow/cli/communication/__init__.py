"""`cfworkflow communication`: what was told about the programme, to whom and by which way."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "log": Entry(
        "cfworkflow.cli.communication.logging:log", "Note something that was told to others."
    ),
    "list": Entry(
        "cfworkflow.cli.communication.looking:list_communications", "List the communications."
    ),
    "show": Entry("cfworkflow.cli.communication.looking:show", "Show a communication."),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def communication() -> None:
    """What was told about the programme, to whom and by which way.

    \b
    Example:
      cfworkflow communication list
    """
