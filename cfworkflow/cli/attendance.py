"""`cfworkflow member attendance`: who came to a group's meetings, and what that did to quorum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.dates import DAY, check_period
from cfworkflow.cli.listing import Listing
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import lists
from cfworkflow.cli.table import table_lines

if TYPE_CHECKING:
    from cfworkflow.projections.attendance import Attendance, Sat
    from cfworkflow.projections.reading import Views

_LISTING = Listing(
    {
        "present": "present",
        "proxy": "by_proxy",
        "apologies": "apologies",
        "absent": "absent",
        "member": "member",
    },
    more={
        "organisation": "organisation",
        "meetings": "meetings",
        "left early": "left_early",
        "last": "last",
    },
)


@click.command()
@click.argument("group", metavar="GROUP")
@click.option("--member", metavar="MEMBER", help="Only this member.")
@click.option("--since", type=DAY, metavar="DATE", help="Only meetings held on this day or later.")
@click.option(
    "--until", type=DAY, metavar="DATE", help="Only meetings held by the end of this day."
)
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Only the last N of the meetings."
)
@lists
def attendance(
    look: Look,
    group: str,
    member: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
) -> None:
    """Show who came to the meetings of a group, and its quorum.

    Each meeting that is over counts for whoever held a place on its day: present in person, by a
    proxy, missed with apologies, or absent without a word. Then the meetings, with how many were
    there at the end beyond the quorum, and the item at which a quorum was found lost.

    \b
    Examples:
      cfworkflow member attendance tactical
      cfworkflow member attendance tactical --member cpsl-mind --limit 4
    """
    from cfworkflow.projections.attendance import attendance as attended
    from cfworkflow.projections.attendance import meetings_held
    from cfworkflow.projections.sitting import held_on

    check_period(since, until)
    reading = look.reading()
    look.pick("group", group, reading.groups)
    _check_member(reading, group, member)
    held = [
        row
        for row in meetings_held(reading, group)
        if (since is None or since <= held_on(row)) and (until is None or held_on(row) <= until)
    ]
    found = attended(reading, group, held if limit is None else held[-limit:], member)
    look.show_list(
        found.members,
        _LISTING._replace(empty=_none(group, whole=since is until is None)),
        data=found,
        lines=lambda: _lines(found),
    )


def _none(group: str, *, whole: bool) -> str:
    """What is said where no meeting is over, of all or of those asked for."""
    return (
        f"No meeting of {group} is over yet." if whole else f"No such meeting of {group} is over."
    )


def _check_member(reading: Views, group: str, member: str | None) -> None:
    """Raise a failure where a member asked for never held a place on the group."""
    names = {row.member for row in reading.members.where(f"group:{group}")}
    if member is None or member in names:
        return
    from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure
    from cfworkflow.projections.near import nearest

    near = nearest(member, sorted(names))
    why = f"Did you mean {' or '.join(near)}?" if near else f"Nobody of that name was on {group}."
    missing = f"{member} never held a place on {group}."
    where = f"cfworkflow member list {group}"
    raise CommandFailure(NOTHING_THERE, [Failure("unknown", missing, why, where)])


def _lines(found: Attendance) -> list[str]:
    return [
        *table_lines([*_LISTING.columns], _LISTING.table(found.members)),
        "",
        *table_lines(
            ("meeting", "day", "members", "quorum", "present", "spare", "left", "quorate"),
            [*map(_meeting, found.meetings)],
        ),
    ]


def _meeting(sat: Sat) -> Sequence[object]:
    quorate = "yes" if sat.quorate else "not at the end"
    if sat.lost_at:
        quorate = f"{'yes, but ' if sat.quorate else ''}not for {sat.lost_at}"
    return (
        *(sat.meeting, sat.day, sat.members, sat.quorum),
        *(sat.present, sat.spare, sat.left_early or None, quorate),
    )
