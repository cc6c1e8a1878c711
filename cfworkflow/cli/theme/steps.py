"""What happens to a theme: named, retired."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.options import writes
from cfworkflow.cli.theme.naming import THEME

if TYPE_CHECKING:
    from cfworkflow.cli.act import Act

_THEME = {"theme": "THEME"}


@click.command()
@click.argument("theme", type=THEME, metavar="THEME")
@click.option("--title", required=True, metavar="TEXT", help="The theme in a line.")
@click.option("--description", metavar="TEXT", help="What belongs under it.")
@writes
def name(act: Act, **fields: object) -> None:
    """Name a theme.

    THEME is a short name of it, such as discharge: small letters, digits and hyphens.

    \b
    Example:
      cfworkflow theme name discharge --title "Leaving hospital"
    """
    from cfworkflow.domain.theme.commands import NameTheme

    act.do(NameTheme, _THEME, **fields)


@click.command()
@click.argument("theme", type=THEME, metavar="THEME")
@click.option("--into", type=THEME, metavar="THEME", help="Which theme has what was under it.")
@click.option("--because", required=True, metavar="TEXT", help="Why it is used no longer.")
@writes
def retire(act: Act, **fields: object) -> None:
    """Use a theme no longer.

    With --into, the barriers and the learning under it are under that other theme from then on.

    \b
    Example:
      cfworkflow theme retire releases --into discharge --because "The same"
    """
    from cfworkflow.domain.theme.commands import RetireTheme

    act.do(RetireTheme, _THEME, **fields)
