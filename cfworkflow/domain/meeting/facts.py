"""Facts about meetings and about who is there."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import DecisionRef, MeetingKind, MeetingRef, Slug


def sitting(group: str, day: date) -> str:
    """The tag that a group's meetings of one day share, so that none is typed up twice."""
    return f"sitting:{group}/{day.isoformat()}"


class MeetingScheduled(Fact):
    """A meeting of a group was called for a day."""

    NAME = "meeting-scheduled"
    TAGS = ("meeting",)

    meeting: MeetingRef
    group: Slug
    day: date
    kind: MeetingKind = "regular"
    title: Narrative = None

    def tags(self) -> tuple[str, ...]:
        """The meeting, and its group's day."""
        return (*super().tags(), sitting(self.group, self.day))

    def things(self) -> tuple[str, ...]:
        """The meeting alone: a day is no thing whose time moves on."""
        return super().tags()


class MeetingOpened(Fact):
    """The meeting is in session; items can be decided from now on (rule S1)."""

    NAME = "meeting-opened"
    TAGS = ("meeting",)

    meeting: MeetingRef


class AttendanceRecorded(Fact):
    """A member, or the stand-in sent as proxy, is in the room from now on (rule A1)."""

    NAME = "attendance-recorded"
    TAGS = ("meeting",)

    meeting: MeetingRef
    member: Slug
    proxy: Slug | None = None


class ApologiesRecorded(Fact):
    """A member sent apologies."""

    NAME = "apologies-recorded"
    TAGS = ("meeting",)

    meeting: MeetingRef
    member: Slug


class AttendeeLeft(Fact):
    """A member, or the proxy, left the room and counts no longer (rule Q2)."""

    NAME = "attendee-left"
    TAGS = ("meeting",)

    meeting: MeetingRef
    member: Slug


class InterestDeclared(Fact):
    """A member declared an interest in an item and takes no part in it (rule A2)."""

    NAME = "interest-declared"
    TAGS = ("meeting", "decision")

    meeting: MeetingRef
    decision: DecisionRef
    member: Slug
    nature: Narrative = None


class MeetingClosed(Fact):
    """The meeting ended; it takes no more facts but the approval of its minutes (rule S1)."""

    NAME = "meeting-closed"
    TAGS = ("meeting",)

    meeting: MeetingRef


class MinutesApproved(Fact):
    """A later meeting of the group approved the minutes."""

    NAME = "minutes-approved"
    TAGS = ("meeting",)

    meeting: MeetingRef
    at_meeting: MeetingRef


class MeetingCancelled(Fact):
    """A scheduled meeting will not take place."""

    NAME = "meeting-cancelled"
    TAGS = ("meeting",)

    meeting: MeetingRef
    because: Narrative = None
