"""`cfworkflow member`: places on a group."""

from __future__ import annotations

from datetime import date

import click

from cfworkflow.cli import choices
from cfworkflow.cli.act import Act
from cfworkflow.cli.look import Look, pick
from cfworkflow.cli.options import DAY, reads, writes
from cfworkflow.cli.table import show_table


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
def appoint(act: Act, **fields: object) -> None:
    """Give a place on a group to an organisation.

    \b
    Example:
      cfworkflow member appoint tactical night-shelter --name "The Night Shelter"
    """
    from cfworkflow.domain.group.commands import AppointMember

    options = {"group": "GROUP", "member": "MEMBER", "areas": "--area"}
    act.do(AppointMember, options, **fields)


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


@member.command("list")
@click.argument("group", metavar="GROUP")
@click.option("--on", "day", type=DAY, default="today", help="The roll on this date.")
@reads
def list_members(look: Look, group: str, day: date) -> None:
    """List the members of a group on a date.

    \b
    Example:
      cfworkflow member list tactical --on 2023-01-31
    """
    reading = look.reading()
    pick("group", group, reading.groups)
    rows = [row for row in reading.members.values() if row.group == group and row.in_post_on(day)]
    look.show(
        rows,
        lambda: show_table(
            ("member", "since", "role", "petals", "areas", "sectors", "name"),
            [
                (row.member, row.since, row.role, row.petals, row.areas, row.sectors, row.name)
                for row in rows
            ],
            empty=f"Nobody holds a place on {group} on {day.isoformat()}.",
        ),
    )
