"""`cfworkflow action`: the lines of the action plan."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.act import Act
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import ACTION, BARRIER, lists, reads, writes
from cfworkflow.cli.table import show_facts

if TYPE_CHECKING:
    from cfworkflow.projections.actions import ActionRow

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


def _state(row: ActionRow, today: date) -> str:
    return row.status.replace("_", " ") + (", overdue" if row.overdue(today) else "")


def _listing(today: date) -> Listing:
    return Listing(
        {
            "action": "action",
            "barrier": "barrier",
            "state": lambda row: _state(row, today),
            "due": "due",
            "owner": "owner",
            "group": "group",
            "title": "title",
        },
        more={
            "overdue": lambda row: row.overdue(today),
            "added": "added_on",
            "changed": "changed_on",
            "notes": lambda row: [f"{n.on} {n.what}: {n.text}" for n in row.notes],
        },
        empty="No such actions. Add one with: cfworkflow action add",
    )


@action.command("list")
@filters(
    *("barrier", "owner", "group", "tier"),
    dated="due",
    states=choices.ACTION_STATES,
    tier="Only of groups of this tier.",
    overdue="Only those that should have been done by now.",
)
@lists
def list_actions(look: Look, only: Filters) -> None:
    """List the actions of every barrier, done and dropped ones too.

    \b
    Examples:
      cfworkflow action list --overdue
      cfworkflow action list --owner cpsl-mind --state open
    """
    from cfworkflow.projections.plan import in_order

    reading = look.reading()
    look.check_group(only.group, reading)
    at_tier = only.at_its_tier(reading.groups)

    def wanted(row: ActionRow) -> bool:
        due = not only.overdue or row.overdue(look.day)
        return due and (at_tier is None or at_tier(row))

    facets = only.facets("barrier", "owner", "group", "state")
    also = wanted if only.overdue or at_tier else None
    if only.overdue and only.state is None:
        # What is done or dropped is never overdue, and in time it is most of them.
        by_state = [
            only.of(reading.actions, [f"state:{state}", *facets], lambda row: row.due, also)
            for state in ("open", "in_progress")
        ]
        rows = only.latest(sorted(chain(*by_state), key=lambda row: in_order(row.action)))
    else:
        rows = only.of(reading.actions, facets, lambda row: row.due, also)
    data = [{**asdict(row), "overdue": row.overdue(look.day)} for row in rows]
    look.show_list(rows, _listing(look.day), data=data)


@action.command()
@click.argument("action", type=ACTION, metavar="ACTION")
@reads
def show(look: Look, action: str) -> None:
    """Show an action with everything noted on it.

    \b
    Example:
      cfworkflow action show A-0001
    """
    row = look.pick("action", action, look.reading().actions)
    look.show(
        row,
        lambda: show_facts(
            [
                ("action", row.action),
                ("title", row.title),
                ("barrier", row.barrier),
                ("state", _state(row, look.day)),
                ("owner", f"{row.owner} of {row.group}"),
                ("due", row.due),
                ("notes", "\n".join(f"{n.on} {n.what}: {n.text or ''}" for n in row.notes)),
            ]
        ),
    )
