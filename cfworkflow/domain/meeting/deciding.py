"""How a meeting is called, opened, closed and its minutes approved."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.decision.facts import DecisionDeferred
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.commands import (
    ApproveMinutes,
    CancelMeeting,
    CloseMeeting,
    OpenMeeting,
    ScheduleMeeting,
)
from cfworkflow.domain.meeting.facts import (
    MeetingCancelled,
    MeetingClosed,
    MeetingOpened,
    MeetingScheduled,
    MinutesApproved,
)
from cfworkflow.domain.meeting.path import MEETING_PATH
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.session import (
    NotFromHere,
    g1_group_is_active,
    s1_in_session,
    s1_not_before_its_day,
    s1_on_its_day,
    s2_step_is_open,
)


def meeting_day(meeting: Meeting, today: date) -> date:
    """The date on which what is recorded of a meeting usually takes effect.

    The day it opened; before that the day it is called for, or today where that is to come.
    So a meeting typed up weeks later is judged by the roll of its own day (rule T1).
    """
    return meeting.opened or max(meeting.latest, min(meeting.day, today))


def load_meeting(past: Past, ref: str) -> Meeting:
    """The meeting, with its day as the date on which the command usually takes effect."""
    meeting = past.load(Meeting, ref)
    past.usually_on(meeting_day(meeting, past.today))
    return meeting


def schedule_meeting(past: Past, command: ScheduleMeeting) -> Facts:
    """Call a meeting. Refuses G1."""
    past.usually_on(min(command.day, past.today))
    group = past.load(Group, command.group)
    refuse_any(g1_group_is_active(group, past.on))
    yield MeetingScheduled(meeting=past.free_reference(Meeting), **command.model_dump())


def open_meeting(past: Past, command: OpenMeeting) -> Facts:
    """Open a meeting. Refuses S1, S2 and G1; quiet when it is in session."""
    meeting = load_meeting(past, command.meeting)
    if meeting.status == "in_session":
        return
    refuse_any(
        s2_step_is_open(MEETING_PATH, "open", meeting.ref, meeting.status),
        s1_not_before_its_day(meeting, past.on),
        g1_group_is_active(past.load(Group, meeting.group), past.on),
    )
    yield MeetingOpened(meeting=meeting.ref)


def close_meeting(past: Past, command: CloseMeeting) -> Facts:
    """Close a meeting and defer what it did not reach. Refuses S1 and S2; quiet when closed."""
    meeting = load_meeting(past, command.meeting)
    if meeting.status in ("closed", "approved"):
        return
    refuse_any(
        s2_step_is_open(MEETING_PATH, "close", meeting.ref, meeting.status),
        s1_on_its_day(meeting, past.on),
    )
    yield from _defer_the_rest(meeting)
    yield MeetingClosed(meeting=meeting.ref)


def _defer_the_rest(meeting: Meeting) -> Facts:
    for item in [*meeting.undecided]:
        yield DecisionDeferred(decision=item, meeting=meeting.ref, deferred_for="not-reached")


def cancel_meeting(past: Past, command: CancelMeeting) -> Facts:
    """Cancel a scheduled meeting. Refuses S2; quiet when it is cancelled."""
    meeting = load_meeting(past, command.meeting)
    if meeting.status == "cancelled":
        return
    refuse_any(s2_step_is_open(MEETING_PATH, "cancel", meeting.ref, meeting.status))
    yield from _defer_the_rest(meeting)
    yield MeetingCancelled(meeting=meeting.ref, because=command.because)


def approve_minutes(past: Past, command: ApproveMinutes) -> Facts:
    """Approve minutes at a later meeting of the group. Refuses S1 and S2; quiet when approved."""
    meeting = past.load(Meeting, command.meeting)
    approving = load_meeting(past, command.at_meeting)
    if meeting.status == "approved":
        return
    what = f"The minutes of {meeting.ref} were to be approved at {approving.ref}."
    refuse_any(
        s1_in_session(approving, what),
        s1_on_its_day(approving, past.on),
        s2_step_is_open(MEETING_PATH, "approve_minutes", meeting.ref, meeting.status),
        _a_later_one_of_the_group(meeting, approving, what),
    )
    yield MinutesApproved(meeting=meeting.ref, at_meeting=approving.ref)


def _a_later_one_of_the_group(meeting: Meeting, approving: Meeting, what: str) -> Refusal | None:
    if meeting.ref == approving.ref:
        why = "A meeting does not approve its own minutes."
    elif meeting.group != approving.group:
        why = f"{meeting.ref} is of {meeting.group}, and {approving.ref} of {approving.group}."
    elif meeting.opened and approving.opened and approving.opened < meeting.opened:
        why = f"{approving.ref} was held before {meeting.ref}."
    else:
        return None
    return NotFromHere(what, why, f"Name a later meeting of {meeting.group}.")
