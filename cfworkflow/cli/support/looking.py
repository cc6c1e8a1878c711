"""Looking at days of support: all of them, and one with every change and every use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.options import lists, reads

if TYPE_CHECKING:
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.support import Agreed, SupportRow, Used


def _per(agreed: SupportRow | Agreed) -> str:
    return f"{agreed.days} a month" if agreed.every == "month" else agreed.days


_LISTING = Listing(
    {
        "support": "support",
        "agreed": _per,
        "used": "used",
        "left": "left",
        "until": "until",
        "title": "title",
    },
    more={
        "days": "days",
        "every": "every",
        "paid by": "paid_by",
        "changes": lambda row: [_agreed(each) for each in row.agreed[1:]],
    },
    empty="No days of support are agreed. Agree some with: cfworkflow support agree",
)


def _data(row: SupportRow) -> dict[str, object]:
    from msgspec.structs import asdict

    return {**asdict(row), "title": row.title, "used": row.used, "left": row.left}


@click.command("list")
@filters(dated="first agreed")
@lists
def list_support(look: Look, only: Filters) -> None:
    """List the days of support: agreed, used and left.

    Of days agreed by the month it is not told how many are left.

    \b
    Example:
      cfworkflow support list
    """
    from cfworkflow.projections.support import SUPPORT

    rows = only.of(look.reading().rows(SUPPORT), [], lambda row: row.agreed[0].on)
    look.show_list(rows, _LISTING, data=[_data(row) for row in rows])


@click.command()
@click.argument("support", metavar="SUPPORT")
@reads
def show(look: Look, support: str) -> None:
    """Show days of support with every change, its reason, and every use.

    \b
    Example:
      cfworkflow support show meam
    """
    from cfworkflow.cli.table import show_facts
    from cfworkflow.projections.support import SUPPORT

    row = look.pick("support", support, look.reading().rows(SUPPORT))
    look.show(
        _data(row),
        lambda: show_facts(
            [
                ("support", row.support),
                ("title", row.title),
                ("agreed", _days(row)),
                ("until", row.until),
                ("paid by", row.paid_by),
                ("used", f"{row.used} days"),
                ("left", row.left and f"{row.left} days"),
                ("changes", "\n".join(_agreed(each) for each in row.agreed)),
                ("uses", "\n".join(_used(each) for each in row.uses)),
            ]
        ),
    )


def _days(agreed: SupportRow | Agreed) -> str:
    return f"{agreed.days} days{' a month' if agreed.every == 'month' else ''}"


def _agreed(each: Agreed) -> str:
    until = f", until {each.until}" if each.until else ""
    paid = f", paid by {each.paid_by}" if each.paid_by else ""
    because = f", because: {each.because}" if each.because else ""
    return f"{each.on} {_days(each)}{until}{paid}{because}"


def _used(each: Used) -> str:
    strand = f", {each.strand}" if each.strand else ""
    return f"{each.on} {each.days} days{strand}{f': {each.note}' if each.note else ''}"
