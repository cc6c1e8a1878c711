"""Looking at sense checks: all of them, and one with what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing, spoken
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import REFERENCES, lists, reads

if TYPE_CHECKING:
    from collections.abc import Callable

    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.sense_checks import SenseCheckRow
    from cfworkflow.projections.view import Facet


def _changed(row: SenseCheckRow) -> str | None:
    return None if row.changed is None else "yes" if row.changed else "no"


_LISTING = Listing(
    {
        "check": "sense_check",
        "approach": "approach",
        "state": spoken("status"),
        "due": "due",
        "answer": "answer",
        "changed": _changed,
        "asked": "asked",
    },
    more={
        "findings": "findings",
        "asked by": "asked_by",
        "asked on": "asked_on",
        "question": "question",
        "answered by": "answered_by",
        "answered on": "answered_on",
        "how": "how",
        "acted on": "acted_on",
        "because": "because",
    },
    empty="No such sense checks. Ask a partnership with: cfworkflow sense-check ask",
)


@click.command("list")
@filters(
    "group",
    dated="asked",
    states=choices.SENSE_CHECK_STATES,
    group="Only those this group asked, was asked, answered, or has to answer now.",
)
@click.option(
    "--approach", type=REFERENCES["approach"], metavar="APPROACH", help="Only on this approach."
)
@lists
def list_checks(look: Look, only: Filters, approach: str | None) -> None:
    """List the sense checks: who was asked, what was answered, and whether anything changed.

    \b
    Examples:
      cfworkflow sense-check list --state answered
      cfworkflow sense-check list --group peterborough
    """
    from cfworkflow.projections.sense_checks import SENSE_CHECKS

    reading = look.reading()
    look.check_group(only.group, reading)
    facets: list[Facet] = [*only.facets("state")]
    facets += [f"approach:{approach}"] if approach else []
    also = None
    if only.group is not None:
        from cfworkflow.projections.succession import standing_in_for

        names = (only.group, *standing_in_for(reading.groups, only.group))
        facets.append(tuple(f"group:{name}" for name in names))
        also = _concerning(reading, only.group)
    rows = only.of(reading.rows(SENSE_CHECKS), facets, lambda row: row.asked_on, also)
    look.show_list(rows, _LISTING)


def _concerning(reading: Views, group: str) -> Callable[[SenseCheckRow], bool]:
    from cfworkflow.projections.sense_checks_due import answering

    def concerns(row: SenseCheckRow) -> bool:
        if group in (row.asked_by, row.asked, row.answered_by):
            return True
        return row.status == "asked" and answering(reading, row) == group

    return concerns


@click.command()
@click.argument("sense_check", type=REFERENCES["sense-check"], metavar="SENSE-CHECK")
@reads
def show(look: Look, sense_check: str) -> None:
    """Show a sense check: what was asked, what was answered, and what was made of it.

    \b
    Example:
      cfworkflow sense-check show S-0001
    """
    from msgspec.structs import asdict

    from cfworkflow.projections.sense_checks import SENSE_CHECKS
    from cfworkflow.projections.sense_checks_due import answering

    reading = look.reading()
    row = look.pick("sense-check", sense_check, reading.rows(SENSE_CHECKS))
    waits = answering(reading, row) if row.status == "asked" else None
    look.show({**asdict(row), "answering": waits}, lambda: _show(row, waits))


def _show(row: SenseCheckRow, waits: str | None) -> None:
    from cfworkflow.cli.table import show_facts
    from cfworkflow.projections.told.of_approaches import SENSE

    answered = f"{SENSE[row.answer]} ({row.answered_by}, {row.answered_on})" if row.answer else None
    changed = {None: None, True: "the approach changed", False: "nothing changed"}[row.changed]
    show_facts(
        [
            ("sense check", row.sense_check),
            ("approach", row.approach),
            ("state", row.status.replace("_", " ")),
            ("asked", f"{row.asked} by {row.asked_by} on {row.asked_on}, due {row.due}"),
            ("question", row.question),
            ("to answer", waits),
            ("answer", answered),
            ("findings", row.findings),
            ("acted on", changed and f"{changed} ({row.acted_on})"),
            ("how", row.how),
            ("withdrawn", row.because and f"{row.changed_on}: {row.because}"),
        ]
    )
