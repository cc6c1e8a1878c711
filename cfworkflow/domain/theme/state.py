"""A theme as its facts tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.theme.facts import ThemeNamed, ThemeRetired
from cfworkflow.domain.thing import Thing


@dataclass
class Theme(Thing):
    """What barriers and learning have in common. A retired one may have gone `into` another."""

    KIND = "theme"

    status: str = "named"
    into: str | None = None
    named_on: date = date.min

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this theme into account; another may be retired into it."""
        match told.fact:
            case ThemeNamed():
                self.named_on = told.on
            case ThemeRetired() as fact if fact.theme == self.ref:
                self.status, self.into = "retired", fact.into
            case _:
                pass
