"""A communication as its facts tell it."""

from __future__ import annotations

from dataclasses import dataclass

from cfworkflow.domain.communication.facts import CommunicationLogged
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.thing import Thing


@dataclass
class Communication(Thing):
    """Something that was told to others. Nothing becomes of it any more."""

    KIND = "communication"
    LETTER = "C"

    status: str = "logged"
    channel: str = ""

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this communication into account."""
        if isinstance(told.fact, CommunicationLogged):
            self.channel = told.fact.channel
