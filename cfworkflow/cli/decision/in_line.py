"""Whether the principles that an item cites are on record: advice, which refuses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act


def advise(act: Act, principles: Iterable[str]) -> None:
    """Say, on stderr, which of the cited principles are not on record, or retired.

    Quiet where no principle is on record: a programme need not state any.
    """
    cited = [*dict.fromkeys(principles)]
    if not cited:
        return
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.near import nearest
    from cfworkflow.projections.principles import PRINCIPLES

    rows = Look(act.store).reading().rows(PRINCIPLES)
    for name in cited if rows else ():
        row = rows.get(name)
        if row is None:
            near = nearest(name, rows)
            meant = f" Did you mean {' or '.join(near)}?" if near else ""
            told = f"No principle {name} is on record.{meant} See: cfworkflow principle list"
            click.echo(told, err=True)
        elif row.status == "retired":
            click.echo(f"The principle {name} is retired since {row.changed_on}.", err=True)
