"""What can be asked for about meetings."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import DecisionRef, MeetingKind, MeetingRef, Slug, Text


class ScheduleMeeting(Command):
    """Call a meeting of a group for a day, which may be to come or long past."""

    NAME = "meeting schedule"

    group: Slug
    day: date
    kind: MeetingKind = "regular"
    title: Text | None = None


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
