"""What happens to a sense check: asked, answered, acted on, withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.options import REFERENCES, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

SENSE_CHECK = REFERENCES["sense-check"]
_OPTIONS = {"sense_check": "SENSE-CHECK"}


@click.command()
@click.argument("approach", type=REFERENCES["approach"], metavar="APPROACH")
@click.argument("asked", metavar="PARTNERSHIP")
@click.option("--due", required=True, type=DAY, metavar="DATE", help="By when to answer.")
@click.option("--question", "description", metavar="TEXT", help="What is asked in particular.")
@click.option("--by", "group", metavar="GROUP", help="Who asks; else the group that proposed it.")
@writes
def ask(act: Act, **fields: object) -> None:
    """Ask an Operational Partnership what it makes of an approach of any plan.

    \b
    Example:
      cfworkflow sense-check ask T-0001 peterborough --due 2026-12-01 \\
          --question "Could one worker cover all your sites?"
    """
    from cfworkflow.domain.sensecheck.commands import AskSenseCheck

    names = {
        "approach": "APPROACH",
        "asked": "PARTNERSHIP",
        "description": "--question",
        "group": "--by",
    }
    act.do(AskSenseCheck, names, **fields)


@click.command()
@click.argument("sense_check", type=SENSE_CHECK, metavar="SENSE-CHECK")
@click.option(
    "--answer", required=True, type=click.Choice(choices.SENSE_MADE), help="Does it make sense?"
)
@click.option("--findings", required=True, metavar="TEXT", help="What was said.")
@click.option("--by", metavar="GROUP", help="Who answers; else who was asked, or its successor.")
@writes
def answer(act: Act, **fields: object) -> None:
    """Say, as the partnership that was asked, whether an approach makes sense.

    \b
    Example:
      cfworkflow sense-check answer S-0001 --answer with-changes \\
          --findings "Only if the worker can be reached at weekends"
    """
    from cfworkflow.domain.sensecheck.commands import AnswerSenseCheck

    act.do(AnswerSenseCheck, _OPTIONS, **fields)


@click.command("act")
@click.argument("sense_check", type=SENSE_CHECK, metavar="SENSE-CHECK")
@click.option(
    "--changed/--nothing-changed", default=None, help="Whether the approach changed by it."
)
@click.option("--how", required=True, metavar="TEXT", help="How, or why not.")
@writes
def act_on(act: Act, changed: bool | None, **fields: object) -> None:
    """Say what was made of an answer.

    \b
    Example:
      cfworkflow sense-check act S-0001 --changed --how "Two share the weekends"
    """
    from cfworkflow.domain.sensecheck.commands import ActOnSenseCheck

    if changed is None:
        raise click.UsageError("Say --changed or --nothing-changed.")
    act.do(ActOnSenseCheck, _OPTIONS, changed=changed, **fields)


@click.command()
@click.argument("sense_check", type=SENSE_CHECK, metavar="SENSE-CHECK")
@click.option("--because", required=True, metavar="TEXT", help="Why.")
@writes
def withdraw(act: Act, **fields: object) -> None:
    """Wait for an answer no longer.

    \b
    Example:
      cfworkflow sense-check withdraw S-0001 --because "It was set aside"
    """
    from cfworkflow.domain.sensecheck.commands import WithdrawSenseCheck

    act.do(WithdrawSenseCheck, _OPTIONS, **fields)
