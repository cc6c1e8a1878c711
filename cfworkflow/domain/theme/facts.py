"""Facts about themes, and about which theme a barrier is under."""

from __future__ import annotations

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import BarrierRef, Slug


class ThemeNamed(Fact):
    """Something that barriers and learning have in common was given a name."""

    NAME = "theme-named"
    TAGS = ("theme",)

    theme: Slug
    title: Narrative = None
    description: Narrative = None


class ThemeRetired(Fact):
    """A theme is used no longer; `into` is the one that has what was under it, if any has."""

    NAME = "theme-retired"
    TAGS = ("theme", "into")

    theme: Slug
    into: Slug | None = None
    because: Narrative = None

    def tags(self) -> tuple[str, ...]:
        """Both themes carry the fact."""
        return (f"theme:{self.theme}", *((f"theme:{self.into}",) if self.into else ()))

    def things(self) -> tuple[str, ...]:
        """The retired one alone: the other goes on as it was."""
        return (f"theme:{self.theme}",)


class BarrierThemed(Fact):
    """A barrier was put under a theme, in place of the one it was under; None for under none."""

    NAME = "barrier-themed"
    TAGS = ("barrier",)

    barrier: BarrierRef
    theme: Slug | None
    because: Narrative = None

    def things(self) -> tuple[str, ...]:
        """That alone: it moves no barrier on, and holds up nothing typed up later."""
        return (f"theme-of:{self.barrier}",)
