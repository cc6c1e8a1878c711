"""`cfworkflow meeting schedule, open, close, approve-minutes, cancel`: the session itself."""

from __future__ import annotations

from datetime import date

import click

from cfworkflow.cli import choices
from cfworkflow.cli.act import Act
from cfworkflow.cli.dates import DAY
from cfworkflow.cli.doubled import note_same_day
from cfworkflow.cli.options import MEETING, writes

_MEETING = {"meeting": "MEETING", "members": "MEMBER"}


@click.command()
@click.argument("group", metavar="GROUP")
@click.argument("day", metavar="DATE", type=DAY)
@click.option(
    "--kind",
    type=choices.MEETING_KIND,
    default="regular",
    show_default=True,
    help="What sort of meeting.",
)
@click.option("--title", metavar="TEXT", help="What it is about.")
@writes
def schedule(act: Act, group: str, day: date, kind: str, title: str | None) -> None:
    """Call a meeting of a group.

    For one already held, give the day it was.

    \b
    Example:
      cfworkflow meeting schedule tactical 2026-10-15
    """
    from cfworkflow.domain.meeting.commands import ScheduleMeeting

    words = {"group": "GROUP", "day": "DATE"}
    act.do(ScheduleMeeting, words, group=group, day=day, kind=kind, title=title)
    note_same_day(act, group, day, kind)


@click.command("open")
@click.argument("meeting", type=MEETING, metavar="MEETING")
@writes
def open_(act: Act, meeting: str) -> None:
    """Open a meeting: from now on items can be decided.

    \b
    Example:
      cfworkflow meeting open M-0001
    """
    from cfworkflow.domain.meeting.commands import OpenMeeting

    act.do(OpenMeeting, _MEETING, meeting=meeting)


@click.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@writes
def close(act: Act, meeting: str) -> None:
    """Close a meeting; items not reached are deferred.

    \b
    Example:
      cfworkflow meeting close M-0001
    """
    from cfworkflow.domain.meeting.commands import CloseMeeting

    act.do(CloseMeeting, _MEETING, meeting=meeting)


@click.command("approve-minutes")
@click.argument("meeting", type=MEETING, metavar="MEETING")
@click.option(
    "--at",
    "at_meeting",
    required=True,
    type=MEETING,
    metavar="MEETING",
    help="The meeting that approves them.",
)
@writes
def approve_minutes(act: Act, meeting: str, at_meeting: str) -> None:
    """Approve the minutes of a closed meeting.

    It is done at a later meeting of the same group, while that one is in session.

    \b
    Example:
      cfworkflow meeting approve-minutes M-0001 --at M-0002
    """
    from cfworkflow.domain.meeting.commands import ApproveMinutes

    options = {**_MEETING, "at_meeting": "--at"}
    act.do(ApproveMinutes, options, meeting=meeting, at_meeting=at_meeting)


@click.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@click.option("--because", metavar="TEXT", help="Why it will not take place.")
@writes
def cancel(act: Act, meeting: str, because: str | None) -> None:
    """Cancel a scheduled meeting; its items are deferred.

    \b
    Example:
      cfworkflow meeting cancel M-0001 --because "Too many apologies" --yes
    """
    from cfworkflow.domain.meeting.commands import CancelMeeting

    act.confirm(f"Cancel {meeting}?")
    act.do(CancelMeeting, _MEETING, meeting=meeting, because=because)
