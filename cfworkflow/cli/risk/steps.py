"""What happens to a risk beside its path: raised, rated."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from cfworkflow.cli import choices
from cfworkflow.cli.options import BARRIER, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

_LEVEL = click.Choice(choices.LEVELS)


def _rating(function: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option("--likelihood", required=True, type=_LEVEL, help="How likely it is."),
        click.option("--impact", required=True, type=_LEVEL, help="What it would do."),
        click.option("--because", metavar="TEXT", help="Why it is rated so."),
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command("raise")
@click.argument("group", metavar="GROUP")
@click.option("--title", required=True, metavar="TEXT", help="The risk in a line.")
@click.option("--description", metavar="TEXT", help="What it comes of.")
@_rating
@choices.petal_option
@click.option("--area", "areas", metavar="ID", multiple=True, help="Repeat for more.")
@writes
def raise_(act: Act, **fields: object) -> None:
    """Raise a risk and rate it.

    A risk begins with an Operational Partnership or with the Tactical Group. It has the reference
    of a barrier and takes the same path: what mitigates it are its actions, and it is referred,
    escalated, addressed and checked as a barrier is.

    \b
    Example:
      cfworkflow risk raise tactical --title "No lead can be recruited in time" \\
          --likelihood high --impact high --description "A recruitment freeze"
    """
    from cfworkflow.domain.risk.commands import RaiseRisk

    act.do(RaiseRisk, {"group": "GROUP", "areas": "--area", "petals": "--petal"}, **fields)


@click.command()
@click.argument("barrier", type=BARRIER, metavar="RISK")
@_rating
@writes
def rate(act: Act, **fields: object) -> None:
    """Rate a risk anew. Earlier ratings stay on record.

    \b
    Example:
      cfworkflow risk rate B-0001 --likelihood low --impact high \\
          --because "The freeze is over"
    """
    from cfworkflow.domain.risk.commands import RateRisk

    act.do(RateRisk, {"barrier": "RISK"}, **fields)
