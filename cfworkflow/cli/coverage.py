"""`cfworkflow coverage`: what the places on a group are for, and what none of them is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.choices import PETALS, SECTORS
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import reads
from cfworkflow.cli.table import fact_lines, show_table

if TYPE_CHECKING:
    from cfworkflow.projections.coverage import Coverage

_NO_AREA = "no area named"
_NAME = 20
"""A longer name of an area stands on a line of its own, so that the table fits 80 columns."""


@click.command()
@click.argument("group", metavar="GROUP")
@reads
def coverage(look: Look, group: str) -> None:
    """Show what the places on a group cover: petals by areas, sectors, the project team.

    The gaps come first: what no place is for, and then petals and areas that are covered, though
    by no place together. A partnership is asked for its own areas, any other group for those of
    all partnerships.

    \b
    Examples:
      cfworkflow coverage tactical
      cfworkflow coverage peterborough
    """
    from cfworkflow.projections.coverage import coverage as covered

    reading = look.reading()
    row = look.pick("group", group, reading.groups)
    now = covered(reading, row, look.day, PETALS, SECTORS)
    if now.members:
        look.show(now, lambda: _show(now))
    else:
        appoint = f"cfworkflow member appoint {now.group}"
        empty = f"Nobody holds a place on {now.group}. Appoint someone with: {appoint}"
        look.show(now, lambda: click.echo(empty, err=True))


def _show(now: Coverage) -> None:
    click.echo(f"{now.group} on {now.day.isoformat()}: places held: {len(now.members)}")
    gaps = [*_gaps(now)]
    click.echo("\nNo place is for" if gaps else "\nThere are no gaps.")
    for line in fact_lines((f"  {name}", what) for name, what in gaps):
        click.echo(line)
    click.echo("\nPlaces by petal and area")
    for line in _grid(now):
        click.echo(line.rstrip())
    unnamed = {each.what: each.members for each in now.unnamed}
    if unnamed["petal"]:
        click.echo(f"Places that name no petal: {len(unnamed['petal'])}")
    click.echo()
    sectors = [(each.what, each.members) for each in now.sectors]
    rows = [*sectors, ("no sector named", unnamed["sector"]), ("project team", now.project_team)]
    lines = [(what, len(members) or None, members) for what, members in rows]
    show_table(("sector", "places", "members"), lines, empty="")


def _gaps(now: Coverage) -> Iterator[tuple[str, list[str]]]:
    """What no place is for, under the words that bring it in; what misses nothing is left out."""
    for kind, name in (("petal", "petals"), ("area", "areas"), ("sector", "sectors")):
        missing = [str(getattr(gap, kind)) for gap in now.gaps if gap.kind == kind]
        if missing:
            yield name, missing
    if not now.project_team:
        yield "the project team", ["nobody has the role project-team"]
    apart: dict[str, list[str]] = {}
    for gap in now.gaps:
        if gap.kind == "petal-area":
            apart.setdefault(f"{gap.petal} in", []).append(str(gap.area))
    yield from apart.items()


def _grid(now: Coverage) -> Iterator[str]:
    """A line an area, a column a petal: so many places are for both; last, all of the area."""
    heads = [*(each.what.rpartition("-") for each in now.petals), ("", "", "all")]
    widths = [max(len(first), len(last)) for first, _, last in heads]
    held = {(cell.petal, cell.area): len(cell.members) for cell in now.cells}
    petals = [each.what for each in now.petals]
    yield _line("", [first.replace("-", " ") for first, _, _ in heads], widths)
    yield _line("", [last for _, _, last in heads], widths)
    for area in now.areas:
        counts = [held[petal, area.what] for petal in petals]
        yield from _row(area.what, [*counts, len(area.members)], widths)
    somewhere = {member for area in now.areas for member in area.members}
    nowhere = [held[petal, None] for petal in petals]
    yield from _row(_NO_AREA, [*nowhere, len(now.members) - len(somewhere)], widths)
    yield from _row("all", [*(len(e.members) for e in now.petals), len(now.members)], widths)


def _row(name: str, counts: list[int], widths: list[int]) -> Iterator[str]:
    if len(name) > _NAME:
        yield name
        name = ""
    yield _line(name, [str(count or "-") for count in counts], widths)


def _line(name: str, cells: list[str], widths: list[int]) -> str:
    return "  ".join(
        (name.ljust(_NAME), *(cell.rjust(wide) for cell, wide in zip(cells, widths, strict=True)))
    )
