"""S1, S2, G1: what is done in session, from a state that allows it, by a group that is active."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.domain.machine import step, triggers_from
from cfworkflow.domain.refusal import Refusal

if TYPE_CHECKING:
    from transitions import Machine

    from cfworkflow.domain.group.state import Group
    from cfworkflow.domain.meeting.state import Meeting


class NotInSession(Refusal):
    """S1: items are decided only while their meeting is in session."""

    code = "S1"


class NotFromHere(Refusal):
    """S2: a step is taken only from a state that allows it (`cfworkflow paths`)."""

    code = "S2"


class GroupNotActive(Refusal):
    """G1: only an active group meets, raises, checks, asks, answers, shares or takes on."""

    code = "G1"


_SESSION_NEXT = {
    "scheduled": "Open it first: cfworkflow meeting open {ref}",
    "closed": "Use another meeting; a closed one takes only the approval of its minutes.",
    "approved": "Use another meeting; this one's minutes are approved.",
    "cancelled": "Schedule another: cfworkflow meeting schedule",
}


def s1_in_session(meeting: Meeting, what: str) -> Refusal | None:
    """Find fault with something recorded of a meeting that is not in session."""
    if meeting.status == "in_session":
        return None
    return NotInSession(
        what,
        f"{meeting.ref} is {meeting.status}, not in session.",
        _SESSION_NEXT[meeting.status].format(ref=meeting.ref),
    )


def s1_not_over(meeting: Meeting, what: str) -> Refusal | None:
    """Find fault with something recorded of a meeting that is over or cancelled."""
    return None if meeting.status == "scheduled" else s1_in_session(meeting, what)


def s1_on_its_day(meeting: Meeting, on: date) -> Refusal | None:
    """Find fault with a fact of a session that would take effect on another day than the session.

    Else the date could be chosen to suit the roll (rules Q1 and T1).
    """
    held = meeting.opened
    if held is None or held == on:
        return None
    return NotInSession(
        f"Something said at {meeting.ref} would take effect on {on.isoformat()}.",
        f"{meeting.ref} was held on {held.isoformat()}, and what is said there takes effect then.",
        "Leave out --on.",
    )


def s1_not_before_its_day(meeting: Meeting, on: date) -> Refusal | None:
    """Find fault with opening a meeting before the day it was called for."""
    if on >= meeting.day:
        return None
    return NotInSession(
        f"{meeting.ref} was to open on {on.isoformat()}.",
        f"It was called for {meeting.day.isoformat()}.",
        f"Cancel it (cfworkflow meeting cancel {meeting.ref}) and schedule the earlier one.",
    )


def s2_step_is_open(
    path: Machine, trigger: str, ref: str, state: str, thing: object = None
) -> Refusal | None:
    """Find fault with a step its path does not allow from `state`."""
    if step(path, trigger, state, thing) is not None:
        return None
    can = ", ".join(triggers_from(path, state)).replace("_", " ")
    return NotFromHere(
        f"The step '{trigger.replace('_', ' ')}' was asked for {ref}.",
        f"It is {state.replace('_', ' ')}, and the step does not lead on from there.",
        f"Steps from there: {can}." if can else "Nothing follows this state.",
    )


def g1_group_is_active(group: Group, day: date) -> Refusal | None:
    """Find fault with a group that is forming, ended or not yet established on `day`."""
    status = group.status_on(day)
    if status == "active":
        return None
    advice = {
        "forming": _once_active(group, day),
        "ended": f"Its successor is {group.successor}.",
        None: f"It was established on {group.established.isoformat()}: give a date from then on.",
    }
    return GroupNotActive(
        f"{group.ref} was to act on {day.isoformat()}.",
        f"It is {status or 'not established'} on that date.",
        advice[status],
    )


def _once_active(group: Group, day: date) -> str:
    later = [since for since, status in group.statuses if status == "active"]
    if later:
        return (
            f"It became active on {later[0].isoformat()}: give that date, or a later one. If it "
            "was active before, and that is the last that was recorded: cfworkflow undo"
        )
    return (
        "Activate it as of the day it was up and running, then or before: "
        f"cfworkflow group activate {group.ref} --on {day.isoformat()}"
    )
