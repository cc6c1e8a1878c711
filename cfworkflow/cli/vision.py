"""`cfworkflow vision`: what the programme wants to bring about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import DECISION, lists, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act
    from cfworkflow.projections.measures import MeasureRow
    from cfworkflow.projections.visions import VisionRow

Of = Mapping[str, Sequence["MeasureRow"]]
"""Vision → its measures."""


@click.group()
def vision() -> None:
    """What the programme wants to bring about.

    \b
    Example:
      cfworkflow vision list
    """


@vision.command()
@click.argument("vision", metavar="VISION")
@click.argument("title", metavar="TEXT")
@click.option("--decision", type=DECISION, metavar="DECISION", help="What it was decided by.")
@writes
def state(act: Act, **fields: object) -> None:
    """State a vision under a short name, or state it in other words.

    What is stated again replaces what was stated before; the record keeps both.

    \b
    Example:
      cfworkflow vision state shared-learning "Learn together" --on 2025-03-01
    """
    from cfworkflow.domain.vision.commands import StateVision

    act.do(StateVision, {"vision": "VISION", "title": "TEXT"}, **fields)


@vision.command()
@click.argument("vision", metavar="VISION")
@click.option("--because", required=True, metavar="TEXT", help="Why it is pursued no longer.")
@click.option("--decision", type=DECISION, metavar="DECISION", help="What it was decided by.")
@writes
def retire(act: Act, **fields: object) -> None:
    """Say that a vision is pursued no longer.

    \b
    Example:
      cfworkflow vision retire co-production --because "It is how we work now"
    """
    from cfworkflow.domain.vision.commands import RetireVision

    act.do(RetireVision, {"vision": "VISION"}, **fields)


def _stands(row: VisionRow) -> str:
    by = f" by {row.decision}" if row.decision else ""
    return f"{row.status} on {row.changed_on}{by}"


def _listing(measures: Of) -> Listing:
    return Listing(
        {
            "vision": "vision",
            "state": "status",
            "text": "title",
            "measures": lambda row: [*_told(measures[row.vision])],
        },
        more={
            "stated": "stated_on",
            "changed": "changed_on",
            "decision": "decision",
            "because": "because",
        },
        empty="No such visions. State one with: cfworkflow vision state",
    )


def _told(measures: Sequence[MeasureRow]) -> Iterator[str]:
    """Each measure in a line, with its latest value and which way it goes."""
    from cfworkflow.cli.measure import goes

    for row in measures:
        latest = row.latest
        value = f"{latest.value} {row.unit} ({latest.day})" if latest else "not observed"
        way = goes(row)
        yield f"{row.measure}: {value}" + (f", {way}" if way else "")


def _lines(rows: Sequence[VisionRow], measures: Of) -> Callable[[], list[str]]:
    def lines() -> list[str]:
        from cfworkflow.cli.table import fact_lines

        return [
            line
            for number, row in enumerate(rows)
            for line in (
                *([""] if number else []),
                *fact_lines(
                    [
                        ("vision", row.vision),
                        ("text", row.title),
                        ("state", _stands(row)),
                        ("because", row.because),
                        ("measures", "\n".join(_told(measures[row.vision])) or "none defined"),
                    ]
                ),
            )
        ]

    return lines


@vision.command("list")
@filters(dated="stated first", states=choices.VISION_STATES)
@lists
def list_visions(look: Look, only: Filters) -> None:
    """List the visions, each with its measures and their latest values.

    \b
    Examples:
      cfworkflow vision list --state stated
      cfworkflow vision list --csv
    """
    from msgspec.structs import asdict

    from cfworkflow.cli.measure import as_data
    from cfworkflow.projections.measures import MEASURES
    from cfworkflow.projections.visions import VISIONS

    reading = look.reading()
    rows = only.of(reading.rows(VISIONS), only.facets("state"), lambda row: row.stated_on)
    kept = reading.rows(MEASURES)
    measures = {row.vision: kept.where(f"vision:{row.vision}") for row in rows}
    data = [
        {**asdict(row), "measures": [as_data(one) for one in measures[row.vision]]} for row in rows
    ]
    look.show_list(rows, _listing(measures), data=data, lines=_lines(rows, measures))
