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


class Forms(LazyGroup):
    """The forms there are; who asks for another is told which is meant, or how it is made."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of a form. Raises a usage error."""
        if args[0] not in self.commands and (hint := _hint(args[0])):
            raise click.UsageError(f"{args[0]!r} is not a form. {hint}", ctx)
        return super().resolve_command(ctx, args)


def _hint(said: str) -> str:
    """What helps on whoever asked for a form by another word, if anything does."""
    from cfworkflow.cli.export.asked import titled
    from cfworkflow.cli.export.ending import OTHERWISE, PDF
    from cfworkflow.reports.catalogue import DOCUMENTS

    if said.lower() in OTHERWISE:
        return f"Did you mean {OTHERWISE[said.lower()]}?"
    if said.lower() == "pdf":
        return PDF
    found = [said] if said in DOCUMENTS else titled(said)
    return f"Is it a document? Then: cfworkflow export docx {found[0]}" if found else ""


@click.group(cls=Forms, entries=ENTRIES)
def export() -> None:
    """Documents to read, and formats other programs read.

    \b
    Examples:
      cfworkflow export docx minutes M-0001 --out minutes.docx
      cfworkflow export xlsx decisions --out decision-register.xlsx
    """
