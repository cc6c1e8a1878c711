"""`cfworkflow communication list, show`."""

from __future__ import annotations

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import REFERENCES, lists, reads
from cfworkflow.cli.table import show_facts

_LISTING = Listing(
    {
        "communication": "communication",
        "on": "logged_on",
        "channel": "channel",
        "to": "audiences",
        "by": "by",
        "title": "title",
    },
    more={"group": "group", "briefing": "briefing", "description": "description"},
    empty="No such communications. Note one with: cfworkflow communication log",
)


@click.command("list")
@click.option("--channel", type=choices.CHANNEL, help="Only by this way.")
@click.option("--to", "audience", type=choices.AUDIENCE, help="Only those for this audience.")
@click.option("--by", metavar="ID", help="Only those this organisation or place saw to.")
@click.option(
    "--briefing",
    type=REFERENCES["briefing"],
    metavar="BRIEFING",
    help="Only those that passed on this briefing.",
)
@filters("group", dated="told")
@lists
def list_communications(look: Look, only: Filters, **given: str | None) -> None:
    """List the communications.

    \b
    Examples:
      cfworkflow communication list --to stakeholders
      cfworkflow communication list --by cpsl-mind --csv
    """
    from cfworkflow.projections.communications import COMMUNICATIONS

    reading = look.reading()
    look.check_group(only.group, reading)
    facets = [f"{name}:{value}" for name, value in given.items() if value is not None]
    facets += only.facets("group")
    rows = only.of(reading.rows(COMMUNICATIONS), facets, lambda row: row.logged_on)
    look.show_list(rows, _LISTING)


@click.command()
@click.argument("communication", type=REFERENCES["communication"], metavar="COMMUNICATION")
@reads
def show(look: Look, communication: str) -> None:
    """Show a communication.

    \b
    Example:
      cfworkflow communication show C-0001
    """
    from cfworkflow.projections.communications import COMMUNICATIONS

    row = look.pick("communication", communication, look.reading().rows(COMMUNICATIONS))
    look.show(
        row,
        lambda: show_facts(
            [
                ("communication", row.communication),
                ("title", row.title),
                ("on", row.logged_on),
                ("channel", row.channel),
                ("to", row.audiences),
                ("by", row.by),
                ("for", row.group),
                ("passing on", row.briefing),
                ("told", row.description),
            ]
        ),
    )
