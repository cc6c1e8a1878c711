"""`cfworkflow measure`: the outcomes framework."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from cfworkflow.cli import choices
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import lists, reads, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act
    from cfworkflow.projections.measures import MeasureRow

_MEASURE = {"measure": "MEASURE"}


@click.group()
def measure() -> None:
    """What is measured to see whether visions come about.

    \b
    Example:
      cfworkflow measure list
    """


@measure.command()
@click.argument("measure", metavar="MEASURE")
@click.option("--title", required=True, metavar="TEXT", help="What is measured.")
@click.option(
    "--vision",
    "visions",
    required=True,
    multiple=True,
    metavar="VISION",
    help="A vision it is to show (repeat for more).",
)
@click.option("--unit", required=True, metavar="ID", help="Such as percent, people or days.")
@click.option("--wanted", required=True, type=choices.WANTED, help="What of it is wanted.")
@click.option("--baseline", metavar="FIGURE", help="What it was before anything was done.")
@click.option("--target", metavar="FIGURE", help="What it is to be.")
@click.option("--description", metavar="TEXT", help="How it is measured.")
@writes
def define(act: Act, **fields: object) -> None:
    """Define a measure under a short name.

    \b
    Example:
      cfworkflow measure define staff-trained --title "Staff trained in trauma" \\
          --vision trauma-informed-practice --unit percent --wanted more
    """
    from cfworkflow.domain.outcome.commands import DefineMeasure

    act.do(DefineMeasure, {**_MEASURE, "visions": "--vision"}, **fields)


@measure.command()
@click.argument("measure", metavar="MEASURE")
@click.argument("value", metavar="VALUE")
@click.option("--of", type=DAY, metavar="DATE", help="Last day of the period it is of.")
@click.option("--note", metavar="TEXT", help="Where it comes from, what to bear in mind.")
@writes
def observe(act: Act, **fields: object) -> None:
    """Note a value of a measure.

    It counts for the day it takes effect, or for the period that --of ends. A value below zero is
    written last, as in: -- -2.5

    \b
    Example:
      cfworkflow measure observe staff-trained 38.5 --of 2025-03-31
    """
    from cfworkflow.domain.outcome.commands import ObserveMeasure

    act.do(ObserveMeasure, {**_MEASURE, "value": "VALUE"}, **fields)


@measure.command()
@click.argument("measure", metavar="MEASURE")
@click.option("--because", required=True, metavar="TEXT", help="Why it is observed no longer.")
@writes
def retire(act: Act, measure: str, because: str) -> None:
    """Say that a measure is observed no longer.

    \b
    Example:
      cfworkflow measure retire staff-trained --because "Everyone is" --yes
    """
    from cfworkflow.domain.outcome.commands import RetireMeasure

    act.confirm(f"Retire {measure} for good?")
    act.do(RetireMeasure, _MEASURE, measure=measure, because=because)


def goes(row: MeasureRow) -> str | None:
    """Which way a measure goes, in a word; None where that can't be said yet."""
    from cfworkflow.projections.course import course

    if row.status == "retired":
        return "retired"
    found = course(row)
    return found.goes if found else None


def as_data(row: MeasureRow) -> dict[str, Any]:
    """A measure as JSON tells it: with its latest value and how it goes."""
    from msgspec.structs import asdict

    from cfworkflow.projections.course import course

    return {**asdict(row), "latest": row.latest, "course": course(row)}


def _of_latest(name: str) -> Callable[[MeasureRow], object]:
    """What a column tells of the latest value; nothing where there is none."""
    return lambda row: row.latest and getattr(row.latest, name)


_LISTING = Listing(
    {
        "measure": "measure",
        "latest": _of_latest("value"),
        "unit": "unit",
        "of": _of_latest("day"),
        "goes": goes,
        "title": "title",
    },
    more={
        "state": "status",
        "visions": "visions",
        "wanted": "wanted",
        "baseline": "baseline",
        "target": "target",
        "defined": "defined_on",
        "observed": lambda row: [f"{one.day} {one.value}" for one in row.series],
    },
    empty="No such measures. Define one with: cfworkflow measure define",
)


@measure.command("list")
@click.option("--vision", metavar="VISION", help="Only of this vision.")
@filters(dated="defined", states=choices.MEASURE_STATES)
@lists
def list_measures(look: Look, vision: str | None, only: Filters) -> None:
    """List the measures, with their latest values.

    \b
    Examples:
      cfworkflow measure list
      cfworkflow measure list --vision trauma-informed-practice --csv
    """
    from cfworkflow.projections.measures import MEASURES
    from cfworkflow.projections.visions import VISIONS

    reading = look.reading()
    if vision is not None and not look.nothing:
        look.pick("vision", vision, reading.rows(VISIONS))
    facets = [*only.facets("state"), *([f"vision:{vision}"] if vision else [])]
    rows = only.of(reading.rows(MEASURES), facets, lambda row: row.defined_on)
    look.show_list(rows, _LISTING, data=[as_data(row) for row in rows])


@measure.command()
@click.argument("measure", metavar="MEASURE")
@reads
def show(look: Look, measure: str) -> None:
    """Show a measure, its values and where they go.

    \b
    Example:
      cfworkflow measure show staff-trained
    """
    from cfworkflow.projections.measures import MEASURES

    row = look.pick("measure", measure, look.reading().rows(MEASURES))
    look.show(as_data(row), lambda: _show(row))


def _show(row: MeasureRow) -> None:
    from cfworkflow.cli.table import show_facts, show_table

    show_facts(
        [
            ("measure", row.measure),
            ("title", row.title),
            ("description", row.description),
            ("visions", row.visions),
            ("state", row.status),
            ("because", row.because),
            ("unit", row.unit),
            ("wanted", row.wanted),
            ("baseline", row.baseline),
            ("target", row.target),
            ("course", _course(row)),
        ]
    )
    if row.observed:
        click.echo()
    show_table(
        ["of", "value", "change", "noted", "note"],
        _series(row),
        empty=f"Not observed yet. Note a value: cfworkflow measure observe {row.measure} VALUE",
    )


def _course(row: MeasureRow) -> str:
    """The values in a row, what changed, and whether that is what is wanted."""
    from cfworkflow.projections.course import course

    found = course(row)
    if found is None:
        return ""
    values = [*([row.baseline] if row.baseline else []), *(one.value for one in row.series)]
    since = "its baseline" if row.baseline is not None else "it was first observed"
    way = {"towards": "towards what is wanted", "away": "away from what is wanted"}
    told = f"{found.change} since {since}, {way.get(found.goes, found.goes)}"
    return f"{' → '.join(values)}\n{told}"


def _series(row: MeasureRow) -> Iterator[tuple[date, str, str | None, date, str | None]]:
    from cfworkflow.projections.course import difference

    before = row.baseline
    for one in row.series:
        change = difference(before, one.value) if before is not None else None
        yield one.day, one.value, change, one.on, one.note
        before = one.value
