"""An action as its facts tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cfworkflow.domain.action.facts import (
    ActionAdded,
    ActionCompleted,
    ActionDropped,
    ActionProgressed,
    ActionReassigned,
    ActionReopened,
    ActionStarted,
)
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.thing import Thing


@dataclass
class Action(Thing):
    """A line of an action plan, owned by a member of a group; of a barrier or of an approach."""

    KIND = "action"
    LETTER = "A"

    status: str = "open"
    barrier: str | None = None
    approach: str | None = None
    group: str = ""
    owner: str = ""
    due: date = date.min

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this action into account."""
        match told.fact:
            case ActionAdded() as fact:
                self.barrier, self.approach = fact.barrier, fact.approach
                self.group, self.owner, self.due = fact.group, fact.owner, fact.due
            case ActionReassigned() as fact:
                self.group, self.owner, self.due = fact.group, fact.owner, fact.due
            case ActionStarted() | ActionProgressed():
                self.status = "in_progress"
            case ActionCompleted():
                self.status = "done"
            case ActionDropped():
                self.status = "dropped"
            case ActionReopened():
                self.status = "open"
            case _:
                pass
