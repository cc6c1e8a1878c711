"""What can be asked for about themes."""

from __future__ import annotations

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import BarrierRef, Line, Slug, Text


class NameTheme(Command):
    """Give a name to what barriers and learning have in common."""

    NAME = "theme name"

    theme: Slug
    title: Line
    description: Text | None = None


class RetireTheme(Command):
    """Use a theme no longer; what is under it goes to `into`, if that is given."""

    NAME = "theme retire"

    theme: Slug
    into: Slug | None = None
    because: Text


class ThemeBarrier(Command):
    """Put a barrier under a theme, in place of the one it is under; None for under none."""

    NAME = "barrier theme"

    barrier: BarrierRef
    theme: Slug | None = None
    because: Text | None = None
