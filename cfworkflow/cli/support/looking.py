"""Looking at days of support: all of them, and one with every change and every use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.options import NAMES, lists, reads

if TYPE_CHECKING:
    from datetime import date

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
@click.argument("support", type=NAMES["support"], metavar="[SUPPORT]", required=False)
@reads
def show(look: Look, support: str | None) -> None:
    """Show days of support with every change, its reason, and every use.

    All support there is, where none is named.

    \b
    Examples:
      cfworkflow support show
      cfworkflow support show meam
    """
    from cfworkflow.projections.support import SUPPORT

    rows = look.reading().rows(SUPPORT)
    if support is None:
        found = [*rows.values()]
        look.show([_data(row) for row in found], lambda: _show_all(found, look))
    else:
        row = look.pick("support", support, rows)
        look.show(_data(row), lambda: _show(row))


def _show_all(rows: list[SupportRow], look: Look) -> None:
    if not rows and not look.nothing:
        click.echo(_LISTING.empty, err=True)
    for number, row in enumerate(rows):
        if number:
            click.echo()
        _show(row)


def _show(row: SupportRow) -> None:
    from cfworkflow.cli.table import show_facts
    from cfworkflow.projections.told.of_support import days

    show_facts(
        [
            ("support", row.support),
            ("title", row.title),
            ("agreed", _days(row)),
            ("until", row.until),
            ("paid by", row.paid_by),
            ("used", days(row.used)),
            ("left", row.left and days(row.left)),
            ("changes", "\n".join(_agreed(each) for each in row.agreed)),
            ("uses", "\n".join(_used(each) for each in sorted(row.uses, key=_when))),
        ]
    )


def _days(agreed: SupportRow | Agreed) -> str:
    from cfworkflow.projections.told.of_support import days

    return f"{days(agreed.days)}{' a month' if agreed.every == 'month' else ''}"


def _when(used: Used) -> tuple[date, int]:
    """When days were used: they may have been typed up in another order."""
    return used.on, used.at


def _agreed(each: Agreed) -> str:
    until = f", until {each.until}" if each.until else ""
    paid = f", paid by {each.paid_by}" if each.paid_by else ""
    because = f", because: {each.because}" if each.because else ""
    return f"{each.on} {_days(each)}{until}{paid}{because}"


def _used(each: Used) -> str:
    from cfworkflow.projections.told.of_support import days

    strand = f", {each.strand}" if each.strand else ""
    return f"{each.on} {days(each.days)}{strand}{f': {each.note}' if each.note else ''}"
