"""What can be asked for about meetings."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import DecisionRef, Line, MeetingKind, MeetingRef, Slug, Text


class ScheduleMeeting(Command):
    """Call a meeting of a group for a day, which may be to come or long past."""

    NAME = "meeting schedule"

    group: Slug
    day: date
    kind: MeetingKind = "regular"
    title: Line | None = None


class OpenMeeting(Command):
    """Open a meeting: on its day, unless said otherwise."""

    NAME = "meeting open"

    meeting: MeetingRef


class RecordAttendance(Command):
    """Record who came in: members in person, and members by the proxy they sent."""

    NAME = "meeting attend"

    meeting: MeetingRef
    members: tuple[Slug, ...] = ()
    proxies: dict[Slug, Slug] = Field(default_factory=dict)
    """Member → stand-in."""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        twice = sorted({*self.members} & {*self.proxies})
        if twice:
            msg = f"{', '.join(twice)} cannot come both in person and by proxy"
            raise ValueError(msg)
        return self


class RecordApologies(Command):
    """Record who will not come."""

    NAME = "meeting apologies"

    meeting: MeetingRef
    members: tuple[Slug, ...]


class RecordDeparture(Command):
    """Record who left the room."""

    NAME = "meeting leave"

    meeting: MeetingRef
    members: tuple[Slug, ...]


class DeclareInterest(Command):
    """Record a member's interest in an item, before it is decided."""

    NAME = "meeting declare-interest"

    decision: DecisionRef
    member: Slug
    nature: Text | None = None


class CloseMeeting(Command):
    """Close a meeting; items not reached are deferred."""

    NAME = "meeting close"

    meeting: MeetingRef


class ApproveMinutes(Command):
    """Approve a closed meeting's minutes at a later meeting of the group, now in session."""

    NAME = "meeting approve-minutes"

    meeting: MeetingRef
    at_meeting: MeetingRef


class CancelMeeting(Command):
    """Cancel a meeting that was scheduled; its items are deferred."""

    NAME = "meeting cancel"

    meeting: MeetingRef
    because: Text | None = None
