"""`cfworkflow group oversee, reports, links`: how the bodies are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.options import reads, writes
from cfworkflow.cli.table import show_table

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act
    from cfworkflow.projections.links import Links


@click.command()
@click.argument("group", metavar="GROUP")
@click.option("--by", required=True, metavar="GROUP", help="The group of the next tier up.")
@writes
def oversee(act: Act, group: str, by: str) -> None:
    """Say which group oversees a group from now on.

    It is of the next tier up, and barriers go to it from then on.

    \b
    Example:
      cfworkflow group oversee peterborough --by tactical
    """
    from cfworkflow.domain.group.commands import OverseeGroup

    act.do(OverseeGroup, {"group": "GROUP"}, group=group, by=by)


@click.command()
@click.argument("team", metavar="TEAM")
@click.option("--to", required=True, metavar="GROUP", help="The group it reports to.")
@click.option("--name", metavar="TEXT", help="The team's full name.")
@writes
def reports(act: Act, team: str, to: str, name: str | None) -> None:
    """Say which group a team reports to from now on.

    \b
    Example:
      cfworkflow group reports project-team --to tactical
    """
    from cfworkflow.domain.group.commands import AgreeReporting

    act.do(AgreeReporting, {"team": "TEAM"}, team=team, to=to, name=name)


@click.command("links")
@reads
def show_links(look: Look) -> None:
    """Show how the bodies are linked.

    Who oversees whom, which team reports where, which partnership is forming, and which one took
    over the areas of which.

    \b
    Example:
      cfworkflow group links
    """
    from cfworkflow.projections.links import links

    now = links(look.reading())
    look.show(now, lambda: _show(now))


def _show(now: Links) -> None:
    show_table(
        ("group", "tier", "status", "overseen by"),
        [(row.group, row.tier, row.status, row.overseen_by) for row in now.groups],
        empty="There are no groups. Begin one with: cfworkflow group establish",
    )
    if now.teams:
        click.echo()
        show_table(
            ("team", "reports to", "since", "name"),
            [(row.team, row.to, row.since, row.name) for row in now.teams],
            empty="",
        )
    if now.passed_on:
        click.echo()
        show_table(
            ("on", "from", "to", "areas passed on"),
            [
                (row.on, f"{row.group} (ended)" if row.ended else row.group, row.to, row.areas)
                for row in now.passed_on
            ],
            empty="",
        )
