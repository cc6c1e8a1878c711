"""A vision and a principle as their facts tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.thing import Thing
from cfworkflow.domain.vision.facts import (
    PrincipleRetired,
    PrincipleStated,
    VisionRetired,
    VisionStated,
)


@dataclass
class _Stated(Thing):
    """What was stated, first on the day `since`. `said` is how it was stated last."""

    status: str = "stated"
    since: date = date.max
    said: Fact | None = None

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about it into account."""
        match told.fact:
            case VisionStated() | PrincipleStated() as fact:
                self.status, self.said = "stated", fact
                self.since = min(self.since, told.on)
            case VisionRetired() | PrincipleRetired():
                self.status = "retired"
            case _:
                pass


@dataclass
class Vision(_Stated):
    """Something the programme wants to bring about; stated or retired."""

    KIND = "vision"


@dataclass
class Principle(_Stated):
    """Something decisions are to be in line with; stated or retired."""

    KIND = "principle"

    @property
    def fundamental(self) -> bool:
        """Whether all else hangs on it."""
        return isinstance(self.said, PrincipleStated) and self.said.fundamental
