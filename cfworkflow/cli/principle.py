"""`cfworkflow principle`: what decisions are to be in line with, and whether they say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing, spoken
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import DECISION, lists, writes

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act
    from cfworkflow.projections.citing import Cited, Citing


@click.group()
def principle() -> None:
    """What decisions are to be in line with.

    \b
    Example:
      cfworkflow principle list
    """


@principle.command()
@click.argument("principle", metavar="PRINCIPLE")
@click.argument("title", metavar="TEXT")
@click.option(
    "--fundamental/--not-fundamental",
    default=None,
    help="Whether all else hangs on it; else as it was, at first not.",
)
@click.option("--decision", type=DECISION, metavar="DECISION", help="What it was decided by.")
@writes
def state(act: Act, **fields: object) -> None:
    """State a principle under a short name, or state it in other words.

    Decisions cite it by that name (--principle). What is stated again replaces what was stated
    before; the record keeps both.

    \b
    Example:
      cfworkflow principle state be-kind "Be kind to one another" --fundamental
    """
    from cfworkflow.domain.vision.commands import StatePrinciple

    act.do(StatePrinciple, {"principle": "PRINCIPLE", "title": "TEXT"}, **fields)


@principle.command()
@click.argument("principle", metavar="PRINCIPLE")
@click.option("--because", required=True, metavar="TEXT", help="Why it is none any more.")
@click.option("--decision", type=DECISION, metavar="DECISION", help="What it was decided by.")
@writes
def retire(act: Act, **fields: object) -> None:
    """Say that decisions need no longer be in line with a principle.

    \b
    Example:
      cfworkflow principle retire equal-voice --because "Part of building-trust"
    """
    from cfworkflow.domain.vision.commands import RetirePrinciple

    act.do(RetirePrinciple, {"principle": "PRINCIPLE"}, **fields)


def _state(row: Cited) -> str:
    standing = row.fundamental and row.status == "stated"
    return "fundamental" if standing else row.status.replace("_", " ")


_LISTING = Listing(
    {
        "principle": "principle",
        "cited": "cited",
        "last by": "last_cited_by",
        "state": spoken("status"),
        "text": "title",
    },
    more={"last on": "last_cited_on", "fundamental": "fundamental", "stated": "stated_on"},
    empty="No such principles. State one with: cfworkflow principle state",
)
_ON_A_TERMINAL = Listing(
    {**_LISTING.columns, "cited": lambda row: row.cited or "never", "state": _state}
)


@principle.command("list")
@filters(dated="stated first", states=choices.PRINCIPLE_STATES)
@lists
def list_principles(look: Look, only: Filters) -> None:
    """List the principles, those that no decision cites first.

    With each stands how often it is cited. What was decided counts, carried or not. Cited names
    that nobody stated are "not on record". Beneath stands in how many decisions the record says
    how lived experience was heard.

    \b
    Examples:
      cfworkflow principle list
      cfworkflow principle list --state stated --json
    """
    from cfworkflow.projections.citing import citing

    found = citing(look.reading())
    dated = only.since is not None or only.until is not None
    rows = only.latest(
        [
            row
            for row in found.principles
            if only.state in (None, row.status)
            and (not dated or (row.stated_on is not None and only.covers(row.stated_on)))
        ]
    )
    look.show_list(
        rows,
        _LISTING,
        data={"principles": rows, "decided": found.decided, "heard": found.heard},
        lines=lambda: _lines(rows, found),
    )


def _lines(rows: Sequence[Cited], found: Citing) -> list[str]:
    from cfworkflow.cli.table import table_lines

    heard = "Nothing is decided yet."
    if found.decided:
        heard = (
            f"How lived experience was heard is on record for {found.heard} of {found.decided} "
            f"decision{'s' if found.decided > 1 else ''} taken."
        )
    return [*table_lines(_ON_A_TERMINAL.heads, _ON_A_TERMINAL.table(rows)), "", heard]
