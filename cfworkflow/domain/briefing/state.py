"""Briefings as their facts tell them: each by itself, and all those to one audience."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cfworkflow.domain.briefing.facts import BriefingIssued, BriefingsScheduled
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.thing import Thing


@dataclass
class Briefing(Thing):
    """A text that was sent. Nothing becomes of it any more."""

    KIND = "briefing"
    LETTER = "R"

    status: str = "issued"
    audience: str = ""
    issued_on: date = date.min

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this briefing into account."""
        if isinstance(told.fact, BriefingIssued):
            self.audience, self.issued_on = told.fact.audience, told.on


@dataclass
class BriefingPlan(Thing):
    """How often an audience is briefed, and what it was sent so far. Its reference is the audience.

    `issued` are the hashes of the texts; `covered_to` is None where there are none.
    """

    KIND = "briefings"

    status: str = ""
    every: str = "never"
    first_due: date | None = None
    covered_to: date | None = None
    issued: set[str] = field(default_factory=set)

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about the briefings to this audience into account."""
        match told.fact:
            case BriefingsScheduled() as fact:
                self.every, self.first_due = fact.every, fact.first_due
            case BriefingIssued() as fact:
                self.covered_to = max(fact.covers_to, self.covered_to or date.min)
                self.issued.add(fact.sha256)
            case _:
                pass
