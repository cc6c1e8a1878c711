"""`cfworkflow briefing due, list, show`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import REFERENCES, lists, reads
from cfworkflow.cli.table import show_facts

if TYPE_CHECKING:
    from cfworkflow.projections.briefings_due import BriefingDue

_LISTING = Listing(
    {
        "briefing": "briefing",
        "to": "audience",
        "issued": "issued_on",
        "covers from": "covers_from",
        "to the end of": "covers_to",
        "title": "title",
    },
    more={"up to": lambda row: f"@{row.upto}", "sha256": "sha256", "note": "note"},
    empty="No such briefings. Draft one with: cfworkflow briefing draft",
)


@click.command("list")
@click.option("--to", "audience", type=choices.AUDIENCE, help="Only those to this audience.")
@filters(dated="issued")
@lists
def list_briefings(look: Look, audience: str | None, only: Filters) -> None:
    """List the briefings that were issued.

    \b
    Example:
      cfworkflow briefing list --to strategic
    """
    from cfworkflow.projections.briefings import BRIEFINGS

    facets = [f"audience:{audience}"] if audience else []
    rows = only.of(look.reading().rows(BRIEFINGS), facets, lambda row: row.issued_on)
    look.show_list(rows, _LISTING)


@click.command()
@click.argument("briefing", type=REFERENCES["briefing"], metavar="BRIEFING")
@reads
def show(look: Look, briefing: str) -> None:
    """Show a briefing: to whom it went, what it covers, the hash of its text.

    \b
    Example:
      cfworkflow briefing show R-0001
    """
    from cfworkflow.projections.briefings import BRIEFINGS

    row = look.pick("briefing", briefing, look.reading().rows(BRIEFINGS))
    look.show(
        row,
        lambda: show_facts(
            [
                ("briefing", row.briefing),
                ("title", row.title),
                ("to", row.audience),
                ("issued", row.issued_on),
                ("covers", f"{row.covers_from or 'the beginning'} to {row.covers_to}"),
                ("written", f"from the record up to @{row.upto}"),
                ("sha256", row.sha256),
                ("note", row.note),
            ]
        ),
    )


def _when(each: BriefingDue, today: date) -> str:
    if each.due is None:
        return ""
    late = (today - each.due).days
    if late > 0:
        return f"{late} day{'' if late == 1 else 's'} late"
    return f"in {-late} days" if late < -1 else "tomorrow" if late else "today"


def _due(today: date) -> Listing:
    return Listing(
        {
            "to": "audience",
            "every": "every",
            "last": "last",
            "issued": "last_on",
            "due": "due",
            "when": lambda each: _when(each, today),
        },
        empty="No briefings are planned. Plan them with: cfworkflow briefing schedule",
    )


@click.command()
@lists
def due(look: Look) -> None:
    """List how often each audience is briefed, and when the next is due.

    A briefing counts for the day nearest to it, so that one sent early is not due again at once. An
    audience that was sent none is due one a month or a quarter after that was put on record, unless
    a first day was given.

    \b
    Example:
      cfworkflow briefing due
    """
    from cfworkflow.projections.briefings_due import briefings_planned

    look.show_list(briefings_planned(look.reading()), _due(look.day))
