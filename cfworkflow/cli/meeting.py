"""`cfworkflow meeting`: from scheduled to minutes approved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.act import Act
from cfworkflow.cli.look import Look, pick
from cfworkflow.cli.options import DAY, DECISION, MEETING, PAIR, named_twice, reads, writes
from cfworkflow.cli.table import show_facts, show_table

if TYPE_CHECKING:
    from cfworkflow.projections.meetings import Attendee, MeetingRow
    from cfworkflow.projections.reading import Reading

_MEETING = {"meeting": "MEETING", "members": "MEMBER"}


@click.group()
def meeting() -> None:
    """Meetings and who is there.

    \b
    Example:
      cfworkflow meeting list
    """


@meeting.command()
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
def schedule(act: Act, **fields: object) -> None:
    """Call a meeting of a group.

    For one already held, give the day it was.

    \b
    Example:
      cfworkflow meeting schedule tactical 2026-10-15
    """
    from cfworkflow.domain.meeting.commands import ScheduleMeeting

    act.do(ScheduleMeeting, {"group": "GROUP", "day": "DATE"}, **fields)


@meeting.command("open")
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


@meeting.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@click.argument("members", metavar="MEMBER", nargs=-1)
@click.option("--proxy", type=PAIR, multiple=True, metavar="MEMBER=STAND-IN", help="Sent a proxy.")
@writes
def attend(
    act: Act, meeting: str, members: tuple[str, ...], proxy: tuple[tuple[str, str], ...]
) -> None:
    """Record who is in the room, in person or by proxy.

    \b
    Example:
      cfworkflow meeting attend M-0001 cpsl-mind --proxy ferry-project=deputy
    """
    from cfworkflow.domain.meeting.commands import RecordAttendance

    if not members and not proxy:
        raise click.UsageError("Name at least one MEMBER, or --proxy MEMBER=STAND-IN.")
    if doubled := named_twice(proxy):
        raise click.UsageError(f"{', '.join(doubled)} would send more than one proxy.")
    act.do(
        RecordAttendance,
        {**_MEETING, "proxies": "--proxy"},
        meeting=meeting,
        members=members,
        proxies=dict(proxy),
    )


@meeting.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@click.argument("members", metavar="MEMBER", nargs=-1, required=True)
@writes
def apologies(act: Act, meeting: str, members: tuple[str, ...]) -> None:
    """Record apologies.

    \b
    Example:
      cfworkflow meeting apologies M-0001 ferry-project
    """
    from cfworkflow.domain.meeting.commands import RecordApologies

    act.do(RecordApologies, _MEETING, meeting=meeting, members=members)


@meeting.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@click.argument("members", metavar="MEMBER", nargs=-1, required=True)
@writes
def leave(act: Act, meeting: str, members: tuple[str, ...]) -> None:
    """Record who left the room.

    They do not count for what is decided from then on.

    \b
    Example:
      cfworkflow meeting leave M-0001 sun-network
    """
    from cfworkflow.domain.meeting.commands import RecordDeparture

    act.do(RecordDeparture, _MEETING, meeting=meeting, members=members)


@meeting.command("declare-interest")
@click.argument("decision", type=DECISION, metavar="DECISION")
@click.argument("member", metavar="MEMBER")
@click.option("--nature", metavar="TEXT", help="What the interest is.")
@writes
def declare_interest(act: Act, decision: str, member: str, nature: str | None) -> None:
    """Record an interest in an item.

    From then on the member takes no part in it, and does not count for its quorum unless the
    terms of the group say so.

    \b
    Example:
      cfworkflow meeting declare-interest D-0001 cpsl-mind --nature "Would run it"
    """
    from cfworkflow.domain.meeting.commands import DeclareInterest

    options = {"decision": "DECISION", "member": "MEMBER"}
    act.do(DeclareInterest, options, decision=decision, member=member, nature=nature)


@meeting.command()
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


@meeting.command("approve-minutes")
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


@meeting.command()
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


@meeting.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@writes
def record(act: Act, file: str) -> None:
    """Record a whole meeting from a file, all or nothing.

    The file is TOML, such as the one below. It is checked in full first, and every problem is
    listed with its line. The same file is recorded once.

    \b
    group = "tactical"
    day = 2025-10-16
    present = ["cpsl-mind", "sun-network", "ferry-project"]
    apologies = ["cambridge-city-council"]
    [proxies]
    it-takes-a-city = "deputy"
    housing-board = "stand-in"
    co-production-forum = "another"
    [[items]]
    kind = "key"
    title = "Adopt the framework for learning"
    reasons = "It has been sense-checked with both partnerships"
    vote = {for = 5, against = 0, abstain = 1}

    \b
    Example:
      cfworkflow meeting record october.toml --dry-run
    """
    from cfworkflow.cli.meeting_file import record_file

    record_file(act, file)


@meeting.command("list")
@click.option("--group", metavar="GROUP", help="Only meetings of this group.")
@reads
def list_meetings(look: Look, group: str | None) -> None:
    """List the meetings.

    \b
    Example:
      cfworkflow meeting list --group tactical
    """
    rows = [row for row in look.reading().meetings.values() if group in (None, row.group)]
    look.show(
        rows,
        lambda: show_table(
            ("meeting", "group", "day", "kind", "status", "items", "title"),
            [
                (
                    row.meeting,
                    row.group,
                    row.day,
                    row.kind,
                    row.status.replace("_", " "),
                    [item.decision for item in row.items],
                    row.title,
                )
                for row in rows
            ],
            empty="No meetings yet. Call one with: cfworkflow meeting schedule",
        ),
    )


@meeting.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@reads
def show(look: Look, meeting: str) -> None:
    """Show a meeting: who was there, and what was decided.

    \b
    Example:
      cfworkflow meeting show M-0001
    """
    reading = look.reading()
    row = pick("meeting", meeting, reading.meetings)
    look.show(
        row,
        lambda: show_facts(
            [
                ("meeting", row.meeting),
                ("group", row.group),
                ("day", row.day),
                ("kind", row.kind),
                ("title", row.title),
                ("status", row.status.replace("_", " ")),
                ("present", _names(row.present)),
                ("left", _names(row.left)),
                ("apologies", row.apologies),
                ("items", _items(row, reading)),
                ("minutes approved at", row.minutes_approved_at),
            ]
        ),
    )


def _names(there: Iterable[Attendee]) -> list[str]:
    return [f"{one.member} (by {one.proxy})" if one.proxy else one.member for one in there]


def _items(row: MeetingRow, reading: Reading) -> str:
    return "\n".join(
        f"{item.decision} {item.outcome.replace('_', ' ')}: "
        f"{reading.decisions[item.decision].title or ''}"
        for item in row.items
    )
