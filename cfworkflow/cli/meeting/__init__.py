"""`cfworkflow meeting`: from scheduled to minutes approved."""

from __future__ import annotations

import click

from cfworkflow.cli.lazy import Entry, LazyGroup

ENTRIES = {
    "schedule": Entry("cfworkflow.cli.meeting.session:schedule", "Call a meeting of a group."),
    "open": Entry(
        "cfworkflow.cli.meeting.session:open_", "Open a meeting: from now on items can be decided."
    ),
    "attend": Entry(
        "cfworkflow.cli.meeting.room:attend", "Record who is in the room, in person or by proxy."
    ),
    "apologies": Entry("cfworkflow.cli.meeting.room:apologies", "Record apologies."),
    "leave": Entry("cfworkflow.cli.meeting.room:leave", "Record who left the room."),
    "declare-interest": Entry(
        "cfworkflow.cli.meeting.room:declare_interest", "Record a member's interest in an item."
    ),
    "close": Entry(
        "cfworkflow.cli.meeting.session:close", "Close a meeting; items not reached are deferred."
    ),
    "approve-minutes": Entry(
        "cfworkflow.cli.meeting.session:approve_minutes", "Approve minutes at a later meeting."
    ),
    "cancel": Entry("cfworkflow.cli.meeting.session:cancel", "Cancel a scheduled meeting."),
    "record": Entry(
        "cfworkflow.cli.meeting.typed:record", "Record a whole meeting from a file, all or nothing."
    ),
    "list": Entry("cfworkflow.cli.meeting.looking:list_meetings", "List the meetings."),
    "show": Entry(
        "cfworkflow.cli.meeting.looking:show", "Show a meeting: who was there, what was decided."
    ),
}


@click.group(cls=LazyGroup, entries=ENTRIES)
def meeting() -> None:
    """Meetings and who is there.

    \b
    Example:
      cfworkflow meeting list
    """
