"""An inquiry and an experiment as their facts tell them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.inquiry.facts import (
    ChangeAgentJoined,
    ChangeAgentLeft,
    ExperimentEnded,
    ExperimentStarted,
    InquiryAdvanced,
    InquiryConcluded,
    InquiryLinked,
    InquiryLoopedBack,
    InquiryOpened,
)
from cfworkflow.domain.thing import Thing
from cfworkflow.domain.words import PHASES

Move = InquiryAdvanced | InquiryLoopedBack | InquiryConcluded
"""What moves an inquiry on its path."""


@dataclass
class Inquiry(Thing):
    """A system inquiry. `status` is its phase, or concluded, and `since` the day that began.

    `agents` maps each change agent it has, and had, to the day on which it joined, None for one
    that left; `feeds` are the barriers and themes it feeds, `moved` is the last step it took.
    """

    KIND = "inquiry"
    LETTER = "I"

    status: str = PHASES[0]
    cycle: int = 1
    opened_on: date = date.min
    since: date = date.min
    agents: dict[str, date | None] = field(default_factory=dict)
    moved: Move | None = None
    feeds: set[tuple[str | None, str | None]] = field(default_factory=set)

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this inquiry into account."""
        match told.fact:
            case InquiryOpened():
                self.opened_on = self.since = told.on
            case InquiryAdvanced() as fact:
                self._moved(fact, fact.to_phase, told.on)
            case InquiryLoopedBack() as fact:
                self._moved(fact, PHASES[0], told.on)
            case InquiryConcluded() as fact:
                self._moved(fact, "concluded", told.on)
            case InquiryLinked() as fact:
                self.feeds.add((fact.barrier, fact.theme))
            case ChangeAgentJoined() as fact:
                self.agents[fact.organisation] = told.on
            case ChangeAgentLeft() as fact:
                self.agents[fact.organisation] = None
            case _:
                pass

    def _moved(self, fact: Move, status: str, on: date) -> None:
        self.moved, self.status, self.since, self.cycle = fact, status, on, fact.cycle


@dataclass
class Experiment(Thing):
    """Something a change agent tries for an inquiry; running or ended."""

    KIND = "experiment"
    LETTER = "E"

    status: str = "running"
    inquiry: str = ""
    organisation: str = ""

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this experiment into account."""
        match told.fact:
            case ExperimentStarted() as fact:
                self.inquiry, self.organisation = fact.inquiry, fact.organisation
            case ExperimentEnded():
                self.status = "ended"
            case _:
                pass
