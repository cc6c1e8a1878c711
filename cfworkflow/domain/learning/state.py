"""A piece of learning as its facts tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.learning.facts import LearningLinked, LearningShared, LearningTakenUp
from cfworkflow.domain.thing import Thing

LINKED = ("barrier", "decision", "inquiry", "approach", "theme")
"""The kinds of things that learning can be about."""


@dataclass
class Learning(Thing):
    """What a group learned. `links` are what it is about, by the kind of thing and its name."""

    KIND = "learning"
    LETTER = "L"

    status: str = "shared"
    group: str = ""
    shared_on: date = date.min
    links: set[tuple[str, str]] = field(default_factory=set)

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this learning into account."""
        match told.fact:
            case LearningShared() as fact:
                self.group, self.shared_on = fact.group, told.on
            case LearningLinked() as fact:
                named = ((kind, getattr(fact, kind)) for kind in LINKED)
                self.links.update((kind, ref) for kind, ref in named if ref is not None)
            case LearningTakenUp():
                self.status = "taken_up"
            case _:
                pass
