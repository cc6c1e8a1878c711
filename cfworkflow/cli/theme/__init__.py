"""`cfworkflow theme`: what barriers and learning have in common."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "list": Entry("cfworkflow.cli.theme.looking:list_themes", "List the themes."),
    "name": Entry("cfworkflow.cli.theme.steps:name", "Name a theme."),
    "retire": Entry("cfworkflow.cli.theme.steps:retire", "Use a theme no longer."),
    "show": Entry("cfworkflow.cli.theme.looking:show", "Show a theme with all that is under it."),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def theme() -> None:
    """Themes: what barriers and learning have in common.

    A barrier is put under one with `cfworkflow barrier theme`, learning with `learning link`.

    \b
    Example:
      cfworkflow theme name discharge --title "Leaving hospital"
    """
