"""`cfworkflow export`: documents to read, and formats other programs read."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "html": Entry(
        "cfworkflow.cli.export.documents:html", "A document as one web page, to open or send."
    ),
    "docx": Entry(
        "cfworkflow.cli.export.documents:docx", "A document for Word, in your own template if any."
    ),
    "xlsx": Entry(
        "cfworkflow.cli.export.documents:xlsx", "The tables of a document for Excel, a sheet each."
    ),
    "csv": Entry(
        "cfworkflow.cli.export.documents:csv", "One table of a document, for any spreadsheet."
    ),
    "json": Entry(
        "cfworkflow.cli.export.documents:json", "What a document tells, for another program."
    ),
    "ocel": Entry(
        "cfworkflow.cli.export.ocel:ocel", "The whole record as an OCEL 2.0 log, to mine."
    ),
    "cloudevents": Entry(
        "cfworkflow.cli.export.cloudevents:cloudevents",
        "The whole record as CloudEvents, a line each, to import elsewhere.",
    ),
    "ics": Entry("cfworkflow.cli.export.ics:ics", "Meetings and due dates for a calendar."),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def export() -> None:
    """Documents to read, and formats other programs read.

    \b
    Examples:
      cfworkflow export docx minutes M-0001 --out minutes.docx
      cfworkflow export xlsx decisions --out decision-register.xlsx
    """
