"""A sense check as its facts tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.sensecheck.facts import (
    SenseCheckActedOn,
    SenseCheckAnswered,
    SenseCheckAsked,
    SenseCheckWithdrawn,
)
from cfworkflow.domain.thing import Thing


@dataclass
class SenseCheck(Thing):
    """A question to a partnership: asked, answered, acted_on or withdrawn.

    `answered_on` is when it was answered, None while it is not.
    """

    KIND = "sense-check"
    LETTER = "S"

    status: str = "asked"
    approach: str = ""
    asked: str = ""
    answered_on: date | None = None

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this sense check into account."""
        match told.fact:
            case SenseCheckAsked() as fact:
                self.approach, self.asked = fact.approach, fact.asked
            case SenseCheckAnswered():
                self.status, self.answered_on = "answered", told.on
            case SenseCheckActedOn():
                self.status = "acted_on"
            case SenseCheckWithdrawn():
                self.status = "withdrawn"
            case _:
                pass
