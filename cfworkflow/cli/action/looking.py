"""Looking at actions: all of them, and one with everything noted on it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import ACTION, lists, reads

if TYPE_CHECKING:
    from cfworkflow.projections.actions import ActionRow
    from cfworkflow.projections.view import Facet


def _state(row: ActionRow, today: date) -> str:
    return row.status.replace("_", " ") + (", overdue" if row.overdue(today) else "")


def _listing(today: date) -> Listing:
    return Listing(
        {
            "action": "action",
            "about": "about",
            "state": lambda row: _state(row, today),
            "due": "due",
            "owner": "owner",
            "group": "group",
            "title": "title",
        },
        more={
            "plan": "plan",
            "overdue": lambda row: row.overdue(today),
            "added": "added_on",
            "changed": "changed_on",
            "notes": lambda row: [f"{n.on} {n.what}: {n.text}" for n in row.notes],
        },
        empty="No such actions. Add one with: cfworkflow action add",
    )


@click.command("list")
@filters(
    *("barrier", "owner", "group", "tier"),
    dated="due",
    states=choices.ACTION_STATES,
    tier="Only of groups of this tier.",
    overdue="Only those that should have been done by now.",
)
@lists
def list_actions(look: Look, only: Filters) -> None:
    """List the actions of every plan, done and dropped ones too.

    \b
    Examples:
      cfworkflow action list --overdue
      cfworkflow action list --owner cpsl-mind --state open
    """
    from msgspec.structs import asdict

    from cfworkflow.projections.actions import UNDER_WAY

    reading = look.reading()
    look.check_group(only.group, reading)
    facets: list[Facet] = [*only.facets("barrier", "owner", "group", "state")]
    facets += only.at_its_tier(reading.groups)
    if only.overdue:
        # What is done or dropped is never overdue, and in time it is most of them.
        facets.append(UNDER_WAY)
    also = (lambda row: row.overdue(look.day)) if only.overdue else None
    rows = only.of(reading.actions, facets, lambda row: row.due, also)
    data = [{**asdict(row), "overdue": row.overdue(look.day)} for row in rows]
    look.show_list(rows, _listing(look.day), data=data)


@click.command()
@click.argument("action", type=ACTION, metavar="ACTION")
@reads
def show(look: Look, action: str) -> None:
    """Show an action with everything noted on it.

    \b
    Example:
      cfworkflow action show A-0001
    """
    from cfworkflow.cli.table import show_facts

    row = look.pick("action", action, look.reading().actions)
    look.show(
        row,
        lambda: show_facts(
            [
                ("action", row.action),
                ("title", row.title),
                ("about", row.about),
                ("plan", row.plan),
                ("state", _state(row, look.day)),
                ("owner", f"{row.owner} of {row.group}"),
                ("due", row.due),
                ("notes", "\n".join(f"{n.on} {n.what}: {n.text or ''}" for n in row.notes)),
            ]
        ),
    )
