"""`cfworkflow export html, docx, xlsx, csv, json`: a document in the form it is wanted in."""

from __future__ import annotations

import click

from cfworkflow.cli.export.asked import Asked, documents
from cfworkflow.cli.export.handing_over import Written, hand_over, need_a_place
from cfworkflow.cli.export.making import made
from cfworkflow.cli.export.needing import needs
from cfworkflow.cli.look import Look

_FILE = click.Path(dir_okay=False)


@click.command()
@documents("html")
def html(look: Look, asked: Asked) -> None:
    """Write a document as one web page: accessible, prints well, and loads nothing from elsewhere.

    \b
    Examples:
      cfworkflow export html minutes M-0001 --out minutes.html
      cfworkflow export html plan --as-of @20 --out plan.html
    """
    need_a_place(look, asked)
    with needs("reports"):
        from cfworkflow.reports.html import write

        document = made(look, asked)
        hand_over(look, asked, Written(document, write(document)))


@click.command()
@click.option(
    "--template",
    metavar="FILE",
    type=_FILE,
    help="Write it into this Word file (.docx, .dotx): after what stands in it, or in place of "
    "its paragraph {{cfworkflow}}.",
)
@documents("docx")
def docx(look: Look, asked: Asked, template: str | None) -> None:
    """Write a document for Word, with real headings, lists and tables.

    A template's styles, margins, header and footer are kept; it may have styles named Record Table,
    Record Table Text, Record Facts and Record Checkpoint of its own. Pictures are told as tables.

    \b
    Examples:
      cfworkflow export docx minutes M-0001 --out minutes.docx
      cfworkflow export docx briefing --to strategic --out briefing.docx
    """
    need_a_place(look, asked)
    with needs("reports"):
        from cfworkflow.cli.export.template import filled_in

        document = made(look, asked)
        hand_over(look, asked, Written(document, filled_in(document, template)))


@click.command()
@documents("xlsx")
def xlsx(look: Look, asked: Asked) -> None:
    """Write the tables of a document for Excel: a sheet each, with filters, and a sheet of notes.

    Dates and figures are just that, and text is never a formula.

    \b
    Examples:
      cfworkflow export xlsx decisions --out decision-register.xlsx
      cfworkflow export xlsx barriers --tier strategic --out strategic.xlsx
    """
    need_a_place(look, asked)
    with needs("reports"):
        from cfworkflow.reports.xlsx import write

        document = made(look, asked, wide=True)
        hand_over(look, asked, Written(document, write(document)))


@click.command()
@click.option("--table", metavar="NAME", help="This table of it, in place of the main one.")
@documents("csv")
def csv(look: Look, asked: Asked, table: str | None) -> None:
    """Write one table of a document as CSV, for any spreadsheet.

    Its heads are those of the document; a program finds the names of the data in `export json`.
    The last three columns say as of when, up to which fact, and the checkpoint of these facts.

    \b
    Examples:
      cfworkflow export csv decisions --out decision-register.csv
      cfworkflow export csv plan --table actions --out actions.csv
    """
    need_a_place(look, asked)
    from cfworkflow.reports.csv import NoSuchTable, write

    document = made(look, asked, wide=True)
    try:
        written = write(document, table)
    except NoSuchTable as missing:
        there = f"There are: {', '.join(missing.names)}." if missing.names else ""
        raise click.UsageError(f"{missing} {there}".rstrip()) from None
    hand_over(look, asked, Written(document, written))


@click.command()
@documents("json")
def json(look: Look, asked: Asked) -> None:
    """Write what a document tells as JSON, for another program, with where it comes from.

    \b
    Examples:
      cfworkflow export json decisions --group tactical --out decisions.json
      cfworkflow export json status
    """
    from cfworkflow.reports.json import write

    document = made(look, asked)
    hand_over(look, asked, Written(document, write(document)))
