"""Sentences about meetings: called, attended, closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import given, plain, spoken, titled

if TYPE_CHECKING:
    from cfworkflow.domain.meeting.facts import AttendanceRecorded, MeetingScheduled


def meeting_scheduled(fact: MeetingScheduled) -> str:
    """A meeting was called, and for when."""
    kind = "" if given(fact.kind, "regular") == "regular" else f" ({fact.kind.replace('-', ' ')})"
    when = spoken(fact.day)
    return f"{fact.meeting} of {fact.group}{kind} scheduled for {when}{titled(fact.title)}."


meeting_opened = plain("{0.meeting} opened.")


def attendance_recorded(fact: AttendanceRecorded) -> str:
    """Who is in the room, and by whom if by proxy."""
    proxy = f" by proxy {fact.proxy}" if fact.proxy else ""
    return f"{fact.member} is present at {fact.meeting}{proxy}."


apologies_recorded = plain("{0.member} sent apologies for {0.meeting}.")
attendee_left = plain("{0.member} left {0.meeting}.")
interest_declared = plain(
    "{0.member} declared an interest in {0.decision} and takes no part in it."
)
meeting_closed = plain("{0.meeting} closed.")
minutes_approved = plain("The minutes of {0.meeting} were approved at {0.at_meeting}.")
meeting_cancelled = plain("{0.meeting} cancelled.")
