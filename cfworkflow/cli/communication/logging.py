"""`cfworkflow communication log`."""

from __future__ import annotations

import click

from cfworkflow.cli import choices
from cfworkflow.cli.act import Act
from cfworkflow.cli.options import REFERENCES, writes


@click.command()
@click.option("--channel", type=choices.CHANNEL, required=True, help="By which way it was told.")
@click.option("--title", required=True, metavar="TEXT", help="What it was, in a line.")
@click.option(
    "--to",
    "audiences",
    type=choices.AUDIENCE,
    multiple=True,
    help="Who it was for (repeat for more).",
)
@click.option("--by", metavar="ID", help="The organisation or place that saw to it.")
@click.option("--group", metavar="GROUP", help="The group it was done for.")
@click.option(
    "--briefing",
    type=REFERENCES["briefing"],
    metavar="BRIEFING",
    help="The briefing that was passed on.",
)
@click.option("--description", metavar="TEXT", help="What was told.")
@writes
def log(act: Act, **fields: object) -> None:
    """Note something that was told to others about the programme.

    Members share it across their networks and in their own organisations: a newsletter, a talk,
    a page. --by names an organisation or a place, never a person.

    \b
    Examples:
      cfworkflow communication log --channel press --title Hub --by cpsl-mind
      cfworkflow communication log --channel event --title Open --to stakeholders
    """
    from cfworkflow.domain.communication.commands import LogCommunication

    act.do(LogCommunication, {"audiences": "--to"}, **fields)
