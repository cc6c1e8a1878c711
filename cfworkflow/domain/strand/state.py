"""Work strands and tasks as their facts tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.strand.facts import (
    StrandNamed,
    TaskAdded,
    TaskProgressed,
    TaskReplanned,
)
from cfworkflow.domain.thing import Thing


@dataclass
class Strand(Thing):
    """A work strand of the programme."""

    KIND = "strand"

    named_on: date = date.min

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this strand into account."""
        if isinstance(told.fact, StrandNamed):
            self.named_on = told.on


@dataclass
class Task(Thing):
    """A task of a work strand. `percent` is what was reported last; 0 while nothing was."""

    KIND = "task"

    strand: str = ""
    begins: date | None = None
    ends: date | None = None
    percent: int = 0

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this task into account."""
        match told.fact:
            case TaskAdded() as fact:
                self.strand = fact.strand
                self.begins, self.ends = fact.begins, fact.ends
            case TaskProgressed() as fact:
                self.percent = fact.percent
            case TaskReplanned() as fact:
                self.begins, self.ends = fact.begins, fact.ends
            case _:
                pass
