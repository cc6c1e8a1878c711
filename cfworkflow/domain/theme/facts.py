"""Facts about themes; which one a barrier is under is a fact of that barrier."""

from __future__ import annotations

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import Slug


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
