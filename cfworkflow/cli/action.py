"""`cfworkflow action`: the lines of the action plan."""

from __future__ import annotations

import click

from cfworkflow.cli.act import Act
from cfworkflow.cli.look import Look, pick
from cfworkflow.cli.options import ACTION, BARRIER, DAY, reads, writes
from cfworkflow.cli.table import show_facts, show_table

_ACTION = {"action": "ACTION"}


@click.group()
def action() -> None:
    """Actions: the lines of the plan.

    \b
    Example:
      cfworkflow action start A-0001
    """


@action.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@click.option("--title", required=True, metavar="TEXT", help="What is to be done.")
@click.option("--owner", required=True, metavar="MEMBER", help="Who sees to it.")
@click.option("--due", required=True, type=DAY, metavar="DATE", help="By when.")
@click.option("--group", metavar="GROUP", help="The owner's group; else the barrier's holder.")
@writes
def add(act: Act, **fields: object) -> None:
    """Add an action to a barrier.

    \b
    Example:
      cfworkflow action add B-0001 --title "Draft the protocol" \\
          --owner cpsl-mind --due 2026-12-01
    """
    from cfworkflow.domain.action.commands import AddAction

    act.do(AddAction, {"barrier": "BARRIER"}, **fields)


@action.command()
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


@action.command()
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


@action.command()
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


@action.command()
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


@action.command()
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


@action.command()
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


@action.command("list")
@click.option("--barrier", type=BARRIER, metavar="BARRIER", help="Only actions of this barrier.")
@click.option("--owner", metavar="MEMBER", help="Only actions of this owner.")
@reads
def list_actions(look: Look, barrier: str | None, owner: str | None) -> None:
    """List the actions, those done and dropped as well.

    \b
    Example:
      cfworkflow action list --owner cpsl-mind
    """
    rows = [
        row
        for row in look.reading().actions.values()
        if barrier in (None, row.barrier) and owner in (None, row.owner)
    ]
    look.show(
        rows,
        lambda: show_table(
            ("action", "barrier", "state", "owner", "due", "title"),
            [
                (
                    row.action,
                    row.barrier,
                    row.status.replace("_", " "),
                    row.owner,
                    row.due,
                    row.title,
                )
                for row in rows
            ],
            empty="No such actions. Add one with: cfworkflow action add",
        ),
    )


@action.command()
@click.argument("action", type=ACTION, metavar="ACTION")
@reads
def show(look: Look, action: str) -> None:
    """Show an action with everything noted on it.

    \b
    Example:
      cfworkflow action show A-0001
    """
    row = pick("action", action, look.reading().actions)
    look.show(
        row,
        lambda: show_facts(
            [
                ("action", row.action),
                ("title", row.title),
                ("barrier", row.barrier),
                ("state", row.status.replace("_", " ")),
                ("owner", f"{row.owner} of {row.group}"),
                ("due", row.due),
                ("notes", "\n".join(f"{n.on} {n.what}: {n.text or ''}" for n in row.notes)),
            ]
        ),
    )
