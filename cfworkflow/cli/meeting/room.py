"""`cfworkflow meeting attend, apologies, leave, declare-interest`: who is in the room."""

from __future__ import annotations

import click

from cfworkflow.cli.act import Act
from cfworkflow.cli.options import DECISION, MEETING, PAIR, named_twice, writes

_MEETING = {"meeting": "MEETING", "members": "MEMBER"}


@click.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@click.argument("members", metavar="MEMBER...", nargs=-1)
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


@click.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@click.argument("members", metavar="MEMBER...", nargs=-1, required=True)
@writes
def apologies(act: Act, meeting: str, members: tuple[str, ...]) -> None:
    """Record apologies.

    \b
    Example:
      cfworkflow meeting apologies M-0001 ferry-project
    """
    from cfworkflow.domain.meeting.commands import RecordApologies

    act.do(RecordApologies, _MEETING, meeting=meeting, members=members)


@click.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@click.argument("members", metavar="MEMBER...", nargs=-1, required=True)
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


@click.command("declare-interest")
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
