"""`cfworkflow import`: what was kept elsewhere, checked in full first, all of it or nothing."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "xlsx": Entry(
        "cfworkflow.cli.importing.workbook:xlsx", "Import a team's log from an Excel workbook."
    ),
    "csv": Entry("cfworkflow.cli.importing.workbook:csv", "Import a team's log from a CSV file."),
    "cloudevents": Entry(
        "cfworkflow.cli.importing.cloudevents:cloudevents",
        "Make a whole record again from what `export cloudevents` wrote.",
    ),
}


@click.group("import", cls=LazyGroup, entries=ENTRIES)
def importing() -> None:
    """What was kept elsewhere, checked in full first, then recorded all of it or nothing.

    \b
    Example:
      cfworkflow import cloudevents record.jsonl --store copy.db
    """
