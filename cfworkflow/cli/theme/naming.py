"""What people type to say which theme, and what is wrong with one that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.reading import Views


class Theme(click.ParamType[str]):
    """The name of a theme: discharge and theme:discharge are the same."""

    name = "theme"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name alone."""
        del param, ctx
        return str(value).removeprefix("theme:")


THEME = Theme()


def check_theme(look: Look, theme: str | None, reading: Views) -> None:
    """Raise a failure where a theme asked for is none; quiet where nothing was on record."""
    from cfworkflow.projections.themes import THEMES

    if theme is not None and not look.nothing:
        look.pick("theme", theme, reading.rows(THEMES))
