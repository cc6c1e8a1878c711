"""What happens to an action: added, started, reported on, done, dropped, handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.as_of.days import today
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.options import ACTION, AnyReference, writes

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.cli.act import Act

_ACTION = {"action": "ACTION"}


@click.command()
@click.argument("about", type=AnyReference("barrier", "approach"), metavar="REFERENCE")
@click.option("--title", required=True, metavar="TEXT", help="What is to be done.")
@click.option("--owner", required=True, metavar="MEMBER", help="Who sees to it.")
@click.option("--due", required=True, type=DAY, metavar="DATE", help="By when.")
@click.option("--group", metavar="GROUP", help="The owner's group; else the one it stands with.")
@writes
def add(act: Act, about: str, due: date, **fields: object) -> None:
    """Add an action to a barrier or an approach.

    REFERENCE is a barrier, such as B-0001, or an approach, such as T-0001.

    \b
    Examples:
      cfworkflow action add B-0001 --title "Draft the protocol" \\
          --owner cpsl-mind --due 2026-12-01
      cfworkflow action add T-0001 --title "Train the first workers" \\
          --owner cpsl-mind --due 2026-12-01
    """
    from cfworkflow.domain.action.commands import AddAction
    from cfworkflow.domain.references import kind_of

    agreed = act.on or today()
    if due < agreed:
        raise click.UsageError(
            f"--due {due.isoformat()} is before the action is agreed, on {agreed.isoformat()}. "
            "If it was agreed earlier, give that date with --on."
        )
    act.do(AddAction, {"barrier": "REFERENCE"}, due=due, **fields, **{kind_of(about): about})


@click.command()
@click.argument("action", type=ACTION, metavar="ACTION")
@writes
def start(act: Act, action: str) -> None:
    """Say that work on an action began.

    \b
    Example:
      cfworkflow action start A-0001
    """
    from cfworkflow.domain.action.commands import StartAction

    act.do(StartAction, _ACTION, action=action)


@click.command()
@click.argument("action", type=ACTION, metavar="ACTION")
@click.option("--note", required=True, metavar="TEXT", help="What was achieved.")
@writes
def progress(act: Act, action: str, note: str) -> None:
    """Report progress on an action.

    \b
    Example:
      cfworkflow action progress A-0001 --note "A first draft is out for comment"
    """
    from cfworkflow.domain.action.commands import ReportProgress

    act.do(ReportProgress, _ACTION, action=action, note=note)


@click.command()
@click.argument("action", type=ACTION, metavar="ACTION")
@click.option("--note", metavar="TEXT", help="What came of it.")
@writes
def complete(act: Act, action: str, note: str | None) -> None:
    """Say that an action is done.

    \b
    Example:
      cfworkflow action complete A-0001
    """
    from cfworkflow.domain.action.commands import CompleteAction

    act.do(CompleteAction, _ACTION, action=action, note=note)


@click.command()
@click.argument("action", type=ACTION, metavar="ACTION")
@click.option("--because", required=True, metavar="TEXT", help="Why it will not be done.")
@writes
def drop(act: Act, action: str, because: str) -> None:
    """Say that an action will not be done.

    \b
    Example:
      cfworkflow action drop A-0001 --because "Overtaken by the joint protocol"
    """
    from cfworkflow.domain.action.commands import DropAction

    act.do(DropAction, _ACTION, action=action, because=because)


@click.command()
@click.argument("action", type=ACTION, metavar="ACTION")
@click.option("--because", metavar="TEXT", help="Why it is open again.")
@writes
def reopen(act: Act, action: str, because: str | None) -> None:
    """Open a done or dropped action again.

    \b
    Example:
      cfworkflow action reopen A-0001
    """
    from cfworkflow.domain.action.commands import ReopenAction

    act.do(ReopenAction, _ACTION, action=action, because=because)


@click.command()
@click.argument("action", type=ACTION, metavar="ACTION")
@click.option("--owner", metavar="MEMBER", help="Who sees to it now.")
@click.option("--group", metavar="GROUP", help="The new owner's group.")
@click.option("--due", type=DAY, metavar="DATE", help="By when now.")
@writes
def reassign(act: Act, **fields: object) -> None:
    """Give an action another owner or another due date.

    \b
    Example:
      cfworkflow action reassign A-0001 --due 2027-01-31
    """
    from cfworkflow.domain.action.commands import ReassignAction

    if not any(fields[name] for name in ("owner", "group", "due")):
        raise click.UsageError("Give --owner, --due or both.")
    act.do(ReassignAction, _ACTION, **fields)
