"""`cfworkflow risk`: risks, raised and rated; they take the path of barriers."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "list": Entry("cfworkflow.cli.risk.looking:list_risks", "List the risks, the worst first."),
    "raise": Entry("cfworkflow.cli.risk.steps:raise_", "Raise a risk and rate it."),
    "rate": Entry("cfworkflow.cli.risk.steps:rate", "Rate a risk anew."),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def risk() -> None:
    """Risks: raise and rate them. They are escalated and closed as barriers are.

    \b
    Example:
      cfworkflow risk list
    """
