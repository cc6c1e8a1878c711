"""A decision as its facts tell it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cfworkflow.domain.decision.facts import (
    DecisionDeferred,
    DecisionMade,
    DecisionProposed,
    DecisionPutAgain,
    DecisionWithdrawn,
)
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.meeting.facts import InterestDeclared
from cfworkflow.domain.thing import Thing


@dataclass
class Decision(Thing):
    """An item put to a meeting. `proposal` is what was put; `interests` who stands aside."""

    KIND = "decision"
    LETTER = "D"

    status: str = "proposed"
    meeting: str = ""
    proposal: DecisionProposed | None = None
    interests: set[str] = field(default_factory=set)

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this decision into account."""
        match told.fact:
            case DecisionProposed() as fact:
                self.proposal, self.meeting = fact, fact.meeting
            case DecisionPutAgain() as fact:
                self.status, self.meeting = "proposed", fact.meeting
            case InterestDeclared() as fact:
                self.interests.add(fact.member)
            case DecisionMade() as fact:
                self.status = fact.outcome
            case DecisionDeferred():
                self.status = "deferred"
            case DecisionWithdrawn():
                self.status = "withdrawn"
            case _:
                pass

    @property
    def put(self) -> DecisionProposed:
        """The proposal; every decision begins with one."""
        if self.proposal is None:
            raise TypeError(self.ref)
        return self.proposal
