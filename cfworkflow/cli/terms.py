"""`cfworkflow terms`: the rule book of a group."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.dates import DAY
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import MEETING, reads, record_words, writes
from cfworkflow.cli.table import show_table

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

_EARLIER = "Give a date after it was established: cfworkflow terms show GROUP --on DATE"


@click.group()
def terms() -> None:
    """The rule book of a group.

    \b
    Example:
      cfworkflow terms show tactical
    """


@terms.command()
@click.argument("group", metavar="GROUP")
@click.option(
    "--on", "day", type=DAY, metavar="DATE", help="The terms in force on this date; else today."
)
@reads
def show(look: Look, group: str, day: date | None) -> None:
    """Show the terms of a group on a date.

    With each stands the clause it comes from.

    \b
    Example:
      cfworkflow terms show tactical
    """
    from cfworkflow.projections.quorum import terms_on

    row = look.pick("group", group, look.reading().groups)
    on = day or look.day
    latest = terms_on(row, on)
    if latest is None:
        from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure

        raise CommandFailure(
            NOTHING_THERE,
            [Failure("unknown", f"{group} had no terms on {on.isoformat()}.", try_=_EARLIER)],
        )

    def in_words() -> None:
        click.echo(
            f"Terms of {group} since {latest.since.isoformat()}"
            + (f", adopted by {latest.decision}." if latest.decision else ", its first.")
        )
        show_table(
            ("term", "value", "clause"),
            [
                (name.replace("_", "-"), _said(value), clauses.get(name.replace("_", "-")))
                for name, value in latest.terms.items()
                if name != "clauses"
            ],
            empty="",
        )

    clauses = latest.terms.get("clauses", {})
    look.show(latest, in_words)


def _said(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(seat_in_words(seat) for seat in value)
    return value


def seat_in_words(seat: dict[str, object]) -> str:
    """One line of a composition quorum, as rows hold it."""
    return f"at least {seat['at_least']} of {seat['petal'] or seat['sector'] or seat['role']}"


@terms.command()
@click.argument("group", metavar="GROUP")
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--meeting", required=True, type=MEETING, metavar="MEETING", help="Where they are put."
)
@click.option(
    "--title", default="Adopt new terms", show_default=True, metavar="TEXT", help="Of the item."
)
@record_words
@writes
def adopt(act: Act, group: str, file: str, **fields: object) -> None:
    """Put new terms to a meeting of the group.

    They apply once the decision is carried.

    \b
    Example:
      cfworkflow terms adopt tactical terms.toml --meeting M-0001
    """
    from cfworkflow.cli.terms_file import read_terms
    from cfworkflow.domain.decision.commands import ProposeDecision

    act.do(
        ProposeDecision,
        {"terms_for": "GROUP", "principles": "--principle"},
        **{"kind": "adopt-terms", "terms": read_terms(file), "terms_for": group, **fields},
    )
