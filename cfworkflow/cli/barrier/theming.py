"""Putting a barrier under a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.options import BARRIER, writes
from cfworkflow.cli.theme.naming import THEME

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act


@click.command()
@click.argument("barrier", type=BARRIER, metavar="BARRIER")
@click.argument("theme", type=THEME, metavar="[THEME]", required=False)
@click.option("--none", "under_none", is_flag=True, help="Put it under no theme.")
@click.option("--because", metavar="TEXT", help="Why it belongs there.")
@writes
def theme(act: Act, barrier: str, theme: str | None, under_none: bool, because: str | None) -> None:
    """Put a barrier under a theme, in place of the one it is under, or under none.

    \b
    Example:
      cfworkflow barrier theme B-0001 discharge
    """
    from cfworkflow.domain.theme.commands import ThemeBarrier

    if under_none == (theme is not None):
        raise click.UsageError("Give a THEME, or --none.")
    act.do(
        ThemeBarrier,
        {"barrier": "BARRIER", "theme": "THEME"},
        barrier=barrier,
        theme=theme,
        because=because,
    )
