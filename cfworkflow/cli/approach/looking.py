"""Looking at approaches: all of them, and one with all that came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.approach.checks import check_lines, checks_in_words
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing, spoken
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import REFERENCES, lists, reads

if TYPE_CHECKING:
    from cfworkflow.projections.approaches import ApproachRow, Move
    from cfworkflow.projections.sense_checks import SenseCheckRow
    from cfworkflow.projections.trusted_person import Planned
    from cfworkflow.projections.view import Facet

_LISTING = Listing(
    {
        "approach": "approach",
        "state": spoken("status"),
        "element": "element",
        "for": lambda row: row.barrier or row.inquiry,
        "sense checks": lambda row: checks_in_words(row.sense_checks),
        "group": "group",
        "title": "title",
    },
    more={
        "plan": "plan",
        "lead": "lead",
        "description": "description",
        "proposed": "proposed_on",
        "changed": "changed_on",
        "adopted by": "adopted_by",
    },
    empty="No such approaches. Propose one with: cfworkflow approach propose",
)


class _Listed:
    """A row of the list: the approach, and its sense checks beside it."""

    def __init__(self, row: ApproachRow, sense_checks: tuple[SenseCheckRow, ...]) -> None:
        self._row = row
        self.sense_checks = sense_checks

    def __getattr__(self, name: str) -> object:
        return getattr(self._row, name)


@click.command("list")
@filters(
    *("plan", "group", "barrier"),
    dated="proposed",
    states=choices.APPROACH_STATES,
    group="Only those this group proposed.",
    barrier="Only those for this barrier.",
)
@click.option("--element", metavar="ID", help="Only for this part of the Trusted Person model.")
@lists
def list_approaches(look: Look, only: Filters, element: str | None) -> None:
    """List the approaches, with what partnerships make of them.

    \b
    Examples:
      cfworkflow approach list --state proposed
      cfworkflow approach list --element trusted-relationships
    """
    from cfworkflow.projections.approaches import APPROACHES
    from cfworkflow.projections.sense_checks import SENSE_CHECKS

    reading = look.reading()
    look.check_group(only.group, reading)
    facets: list[Facet] = [*only.facets("plan", "group", "barrier", "state")]
    facets += [f"element:{element}"] if element else []
    rows = only.of(reading.rows(APPROACHES), facets, lambda row: row.proposed_on)
    found = reading.rows(SENSE_CHECKS).where(tuple(f"approach:{row.approach}" for row in rows))
    listed = [
        _Listed(row, tuple(check for check in found if check.approach == row.approach))
        for row in rows
    ]
    look.show_list(listed, _LISTING, data=rows)


@click.command()
@click.argument("approach", type=REFERENCES["approach"], metavar="APPROACH")
@reads
def show(look: Look, approach: str) -> None:
    """Show an approach: its sense checks and what changed by them, its actions, what became of it.

    \b
    Example:
      cfworkflow approach show T-0001
    """
    from msgspec.structs import asdict

    from cfworkflow.projections.approaches import APPROACHES
    from cfworkflow.projections.trusted_person import planned_of

    reading = look.reading()
    row = look.pick("approach", approach, reading.rows(APPROACHES))
    (planned,) = planned_of(reading, [row], look.day)
    beside = {name: getattr(planned, name) for name in ("sense_checks", "actions", "in_its_way")}
    look.show({**asdict(row), **beside}, lambda: _show(row, planned))


def _show(row: ApproachRow, planned: Planned) -> None:
    from cfworkflow.cli.plan import action_line
    from cfworkflow.cli.table import show_facts

    show_facts(
        [
            ("approach", row.approach),
            ("title", row.title),
            ("description", row.description),
            ("state", f"{row.status.replace('_', ' ')} since {row.changed_on}"),
            ("plan", row.plan),
            ("element", row.element),
            ("for", row.barrier),
            ("comes of", row.inquiry),
            ("group", row.group),
            ("lead", row.lead),
            ("path", "\n".join(path_lines(row))),
            ("sense checks", "\n".join(check_lines(planned))),
            ("actions", "\n".join(action_line(each) for each in planned.actions)),
            ("in its way", planned.in_its_way),
        ]
    )


def path_lines(row: ApproachRow) -> Iterator[str]:
    """What became of an approach, a line each time."""
    yield f"{row.proposed_on} proposed by {row.group}"
    yield from (_move(move) for move in row.moves)


def _move(move: Move) -> str:
    what = {"proposed": "taken up again", "set_aside": "set aside"}.get(move.what, move.what)
    by = f" by {move.decision}" if move.decision else ""
    return f"{move.on} {what}{by}{f': {move.because}' if move.because else ''}"
