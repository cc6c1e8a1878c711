"""`cfworkflow member`: places on a group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.areas import advise, check_area
from cfworkflow.cli.attendance import attendance
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import lists, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act


@click.group()
def member() -> None:
    """Places on a group and who holds them.

    \b
    Example:
      cfworkflow member list tactical
    """


@member.command()
@click.argument("group", metavar="GROUP")
@click.argument("member", metavar="MEMBER")
@click.option("--organisation", metavar="ID", help="The organisation; else the member's own id.")
@click.option("--name", metavar="TEXT", help="The organisation's name; never a person's.")
@choices.petal_option
@click.option("--area", "areas", metavar="ID", multiple=True, help="Repeat for more.")
@click.option("--sector", "sectors", type=choices.SECTOR, multiple=True, help="Repeat for more.")
@click.option(
    "--role", type=choices.ROLE, default="member", show_default=True, help="Its part in the group."
)
@writes
def appoint(act: Act, areas: tuple[str, ...], **fields: object) -> None:
    """Give a place on a group to an organisation.

    \b
    Example:
      cfworkflow member appoint tactical night-shelter --name "The Night Shelter"
    """
    from cfworkflow.domain.group.commands import AppointMember

    options = {"group": "GROUP", "member": "MEMBER", "areas": "--area"}
    act.do(AppointMember, options, areas=areas, **fields)
    advise(act, areas)


@member.command("stand-down")
@click.argument("group", metavar="GROUP")
@click.argument("member", metavar="MEMBER")
@click.option("--because", metavar="TEXT", help="Why the place is empty now.")
@writes
def stand_down(act: Act, group: str, member: str, because: str | None) -> None:
    """Empty a place on a group; its quorum changes from then on.

    \b
    Example:
      cfworkflow member stand-down tactical cpsl-mind --on 2025-03-01
    """
    from cfworkflow.domain.group.commands import StandDown

    options = {"group": "GROUP", "member": "MEMBER"}
    act.do(StandDown, options, group=group, member=member, because=because)


member.add_command(attendance)

_LISTING = Listing(
    {
        "member": "member",
        "since": "since",
        "role": "role",
        "petals": "petals",
        "areas": "areas",
        "sectors": "sectors",
        "name": "name",
    },
    more={"group": "group", "organisation": "organisation", "until": "until"},
)


@member.command("list")
@click.argument("group", metavar="GROUP")
@click.option("--on", "day", type=DAY, metavar="DATE", help="The roll on this date; else today.")
@filters("petal", "area", dated="appointed")
@lists
def list_members(look: Look, group: str, day: date | None, only: Filters) -> None:
    """List the members of a group on a date.

    \b
    Examples:
      cfworkflow member list tactical --on 2023-01-31
      cfworkflow member list tactical --petal homelessness --csv
    """
    from cfworkflow.projections.members import roll_on

    reading = look.reading()
    look.pick("group", group, reading.groups)
    check_area(look, only.area, reading)
    on = day or look.day

    roll = roll_on(reading.members, group, on).values()
    rows = only.latest(
        [
            row
            for row in roll
            if only.covers(row.since)
            and only.petal in (None, *row.petals)
            and only.area in (None, *row.areas)
        ]
    )
    empty = f"Nobody holds a place on {group} on {on.isoformat()}."
    if any((only.petal, only.area, only.since, only.until)):
        empty = f"No such place on {group} is held on {on.isoformat()}."
    look.show_list(rows, _LISTING._replace(empty=empty))
