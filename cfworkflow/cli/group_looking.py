"""`cfworkflow group list, show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.areas import check_area
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import lists, reads
from cfworkflow.cli.table import show_facts

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow

_LISTING = Listing(
    {
        "group": "group",
        "tier": "tier",
        "status": "status",
        "overseen by": "overseen_by",
        "areas": "areas",
    },
    more={"since": "since", "established": "established", "name": "name"},
    empty="No such groups. Begin one with: cfworkflow group establish",
)


@click.command("list")
@filters("tier", "area", dated="established", states=choices.GROUP_STATES)
@lists
def list_groups(look: Look, only: Filters) -> None:
    """List the groups.

    \b
    Example:
      cfworkflow group list --tier operational
    """

    def belongs(row: GroupRow) -> bool:
        return only.area in (None, *row.areas)

    reading = look.reading()
    check_area(look, only.area, reading)
    groups = reading.groups
    rows = only.of(groups, only.facets("tier", "state"), lambda row: row.established, belongs)
    look.show_list(rows, _LISTING)


@click.command()
@click.argument("group", metavar="GROUP")
@reads
def show(look: Look, group: str) -> None:
    """Show a group: its tier, areas, members and quorum today.

    \b
    Example:
      cfworkflow group show tactical
    """
    from cfworkflow.cli.quorum import quorum_on

    reading = look.reading()
    row = look.pick("group", group, reading.groups)
    members, quorum = quorum_on(reading, group, look.day)
    look.show(
        {"group": row, "members": members, "quorum": quorum},
        lambda: show_facts(
            [
                ("group", row.group),
                ("name", row.name),
                ("tier", row.tier),
                ("status", row.status),
                ("overseen by", row.overseen_by),
                ("succeeded by", row.successor),
                ("areas", row.areas),
                ("members", members),
                ("quorum", quorum),
            ]
        ),
    )
