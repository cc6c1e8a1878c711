"""What people type to say which theme, and what is wrong with one that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.cli.options import NAMES

if TYPE_CHECKING:
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.reading import Views


THEME = NAMES["theme"]


def check_theme(look: Look, theme: str | None, reading: Views) -> None:
    """Raise a failure where a theme asked for is none; quiet where nothing was on record."""
    from cfworkflow.projections.themes import THEMES

    if theme is not None and not look.nothing:
        look.pick("theme", theme, reading.rows(THEMES))
