"""`cfworkflow group`: the bodies of the three tiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.group_links import oversee, reports, show_links
from cfworkflow.cli.group_looking import list_groups, show
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act


@click.group()
def group() -> None:
    """Groups of the three tiers.

    \b
    Example:
      cfworkflow group list
    """


@group.command()
@click.argument("group", metavar="GROUP")
@click.option("--tier", type=choices.TIER, required=True, help="Its tier.")
@click.option("--name", metavar="TEXT", help="Its full name.")
@click.option("--area", "areas", metavar="ID", multiple=True, help="An area (repeat for more).")
@click.option(
    "--overseen-by",
    metavar="GROUP",
    help="The group of the next tier up; else the only one there is.",
)
@click.option("--forming", is_flag=True, help="A partnership that is not yet up and running.")
@click.option("--terms", "terms_file", metavar="FILE", help="Its first terms, as TOML.")
@writes
def establish(act: Act, terms_file: str | None, **fields: object) -> None:
    """Establish a group, with its first terms.

    \b
    Example:
      cfworkflow group establish board --tier strategic --name "Strategic Board"
    """
    from cfworkflow.cli.terms_file import read_terms
    from cfworkflow.domain.group.commands import EstablishGroup

    if terms_file:
        fields["terms"] = read_terms(terms_file)
    fields["overseen_by"] = fields["overseen_by"] or _only_one_above(act, str(fields["tier"]))
    act.do(EstablishGroup, {"group": "GROUP", "areas": "--area"}, **fields)


def _only_one_above(act: Act, tier: str) -> str | None:
    """The group of the next tier up, if there is just one; who oversees a group stays so."""
    from cfworkflow.domain.words import TIERS, tier_above

    above = tier_above(TIERS[choices.TIERS.index(tier)])
    if above is None:
        return None
    groups = Look(act.store).reading().groups
    found = [row.group for row in groups.values() if row.tier == above and row.status == "active"]
    if len(found) > 1:
        raise click.UsageError(f"Say which oversees it: --overseen-by {' or '.join(found)}.")
    if not found:
        click.echo(
            f"No {above} group is there to oversee it: barriers will have no way up from it. "
            "Establish that group first if they are to.",
            err=True,
        )
    return found[0] if found else None


@group.command()
@click.argument("group", metavar="GROUP")
@click.option(
    "--take", "areas", metavar="ID", multiple=True, help="An area it takes over (repeat for more)."
)
@click.option("--from", "taken_from", metavar="GROUP", help="The partnership that has them so far.")
@writes
def activate(act: Act, group: str, areas: tuple[str, ...], taken_from: str | None) -> None:
    """Say that a forming partnership is up and running.

    With --take and --from, areas pass to it in the same step, and open barriers and evidence
    checks with them.

    \b
    Examples:
      cfworkflow group activate fenland-east-cambridgeshire
      cfworkflow group activate fenland-east-cambridgeshire \\
          --from cambridgeshire --take fenland --take east-cambridgeshire
    """
    from cfworkflow.cli.passing import do_and_tell
    from cfworkflow.domain.group.commands import ActivatePartnership

    if bool(areas) != (taken_from is not None):
        missing = "--from: which partnership has these areas" if areas else "--take: which areas"
        raise click.UsageError(f"Give {missing}.")
    options = {"group": "GROUP", "areas": "--take", "taken_from": "--from"}
    do_and_tell(act, ActivatePartnership, options, group=group, areas=areas, taken_from=taken_from)


@group.command("reassign-areas")
@click.argument("group", metavar="GROUP")
@click.option("--to", required=True, metavar="GROUP", help="The partnership that takes them over.")
@click.option("--area", "areas", required=True, metavar="ID", multiple=True, help="An area.")
@writes
def reassign_areas(act: Act, group: str, to: str, areas: tuple[str, ...]) -> None:
    """Pass areas from one partnership to another.

    Open barriers of those areas, and evidence checks due on them, pass with them.

    \b
    Example:
      cfworkflow group reassign-areas cambridgeshire --area fenland \\
          --to fenland-east-cambridgeshire
    """
    from cfworkflow.cli.passing import do_and_tell
    from cfworkflow.domain.group.commands import ReassignAreas

    options = {"group": "GROUP", "areas": "--area"}
    do_and_tell(act, ReassignAreas, options, group=group, to=to, areas=areas)


@group.command()
@click.argument("group", metavar="GROUP")
@click.option("--successor", required=True, metavar="GROUP", help="Who takes over its areas.")
@click.option("--because", metavar="TEXT", help="Why it ends.")
@writes
def end(act: Act, group: str, successor: str, because: str | None) -> None:
    """End a partnership and name its successor.

    Its areas, its open barriers and the evidence checks due from it pass to the successor.

    \b
    Example:
      cfworkflow group end peterborough --successor cambridgeshire --yes
    """
    from cfworkflow.cli.passing import do_and_tell
    from cfworkflow.domain.group.commands import EndPartnership

    act.confirm(f"End {group} for good?")
    options = {"group": "GROUP"}
    do_and_tell(act, EndPartnership, options, group=group, successor=successor, because=because)


for _command in (oversee, reports, show_links, list_groups, show):
    group.add_command(_command)
