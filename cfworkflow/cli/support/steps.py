"""What happens to days of support: agreed, changed, used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.options import NAMES, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

_SUPPORT = {"support": "SUPPORT"}


@click.command()
@click.argument("support", type=NAMES["support"], metavar="SUPPORT")
@click.option("--days", required=True, metavar="N", help="How many, such as 38.5.")
@click.option(
    "--every",
    type=click.Choice(choices.AGREED_FOR),
    help="Of the whole contract, or of each month.",
)
@click.option("--until", type=DAY, metavar="DATE", help="Its last day.")
@click.option("--paid-by", metavar="ORGANISATION", help="At whose expense.")
@click.option("--title", metavar="TEXT", help="What people call it.")
@click.option("--because", metavar="TEXT", help="Why what was agreed changes.")
@writes
def agree(act: Act, **fields: object) -> None:
    """Agree days of support, or change them and say why.

    SUPPORT is a short id for the contract or the offer. Said again of one that is there, the days
    are what is agreed from then on; what is left out stays as it was, and a reason is needed.

    \b
    Examples:
      cfworkflow support agree coaching --days 12 --title "Coaching for the team"
      cfworkflow support agree meam --days 85 --because "Two more change forums"
    """
    from cfworkflow.domain.support.commands import AgreeSupport

    act.do(AgreeSupport, _SUPPORT, **fields)


@click.command()
@click.argument("support", type=NAMES["support"], metavar="SUPPORT")
@click.option("--days", required=True, metavar="N", help="How many, such as 0.5.")
@click.option(
    "--strand", type=NAMES["strand"], metavar="STRAND", help="On the work of which strand."
)
@click.option("--note", metavar="TEXT", help="On what.")
@writes
def use(act: Act, **fields: object) -> None:
    """Say that days of support were used.

    Said twice, they are used twice; a script that may send it again gives a --command-id.

    \b
    Example:
      cfworkflow support use meam --days 1.5 --strand infrastructure \\
          --note "Team meetings"
    """
    from cfworkflow.domain.support.commands import UseSupport

    act.do(UseSupport, _SUPPORT, **fields)
