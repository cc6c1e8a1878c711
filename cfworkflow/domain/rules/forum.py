"""F1: an inquiry opens and moves on at a change forum that was held, on its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.domain.refusal import Refusal

if TYPE_CHECKING:
    from cfworkflow.domain.meeting.state import Meeting


class NotAtAForum(Refusal):
    """F1: system inquiries take place at change forums (contract report, work strand 5)."""

    code = "F1"


def f1_a_change_forum(meeting: Meeting, what: str) -> Refusal | None:
    """Find fault with a meeting of another kind."""
    if meeting.kind == "change-forum":
        return None
    return NotAtAForum(
        what,
        f"{meeting.ref} was called as {meeting.kind}, and inquiries take place at change forums.",
        f"Call one: cfworkflow meeting schedule {meeting.group} DATE --kind change-forum",
    )


def f1_was_held(meeting: Meeting, what: str) -> Refusal | None:
    """Find fault with a meeting that has not been opened, or never was."""
    if meeting.opened is not None:
        return None
    if meeting.status == "cancelled":
        return NotAtAForum(
            what,
            f"{meeting.ref} was cancelled.",
            f"Call another: cfworkflow meeting schedule {meeting.group} DATE --kind change-forum",
        )
    return NotAtAForum(
        what,
        f"{meeting.ref} is scheduled for {meeting.day.isoformat()} and not on record as held.",
        f"Open it first: cfworkflow meeting open {meeting.ref}",
    )


def f1_on_its_day(meeting: Meeting, on: date) -> Refusal | None:
    """Find fault with a step that would take effect on another day than its forum."""
    held = meeting.opened
    if held is None or held == on:
        return None
    return NotAtAForum(
        f"Something said at {meeting.ref} would take effect on {on.isoformat()}.",
        f"{meeting.ref} was held on {held.isoformat()}, and what is said there takes effect then.",
        "Leave out --on.",
    )
