"""A meeting as its facts tell it: its state and who is in the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cfworkflow.domain.decision.facts import (
    DecisionDeferred,
    DecisionMade,
    DecisionProposed,
    DecisionPutAgain,
    DecisionWithdrawn,
)
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.meeting.facts import (
    ApologiesRecorded,
    AttendanceRecorded,
    AttendeeLeft,
    MeetingCancelled,
    MeetingClosed,
    MeetingOpened,
    MeetingScheduled,
    MinutesApproved,
)
from cfworkflow.domain.thing import Thing

_ENDS: dict[type[Fact], str] = {
    MeetingClosed: "closed",
    MinutesApproved: "approved",
    MeetingCancelled: "cancelled",
}


@dataclass
class Meeting(Thing):
    """A meeting. `room` maps each member in the room to the stand-in sent, or to None.

    `latest` is the date of its last fact: what is recorded of a meeting later on takes effect
    then, unless said otherwise, and so is judged by the roll of that day (rule T1).
    """

    KIND = "meeting"
    LETTER = "M"

    group: str = ""
    kind: str = ""
    status: str = "scheduled"
    day: date = date.min
    opened: date | None = None
    latest: date = date.min
    room: dict[str, str | None] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    apologies: set[str] = field(default_factory=set)
    undecided: list[str] = field(default_factory=list)

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this meeting into account."""
        self.latest = told.on
        match told.fact:
            case MeetingScheduled() as fact:
                self.group, self.day, self.kind = fact.group, fact.day, fact.kind
            case MeetingOpened():
                self.status, self.opened = "in_session", told.on
            case MeetingClosed() | MinutesApproved() | MeetingCancelled() as fact:
                self.status = _ENDS[type(fact)]
            case DecisionProposed() | DecisionPutAgain() as fact:
                self.undecided.append(fact.decision)
            case DecisionMade() | DecisionDeferred() | DecisionWithdrawn() as fact:
                if fact.decision in self.undecided:
                    self.undecided.remove(fact.decision)
            case _:
                self._come_and_go(told.fact)

    def _come_and_go(self, fact: Fact) -> None:
        match fact:
            case AttendanceRecorded():
                self.room[fact.member] = fact.proxy
                self.left.discard(fact.member)
                self.apologies.discard(fact.member)
            case AttendeeLeft():
                del self.room[fact.member]
                self.left.add(fact.member)
            case ApologiesRecorded():
                self.apologies.add(fact.member)
            case _:
                pass
