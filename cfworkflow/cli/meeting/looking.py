"""`cfworkflow meeting list, show`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import Look, pick
from cfworkflow.cli.options import MEETING, reads
from cfworkflow.cli.table import show_facts, show_table

if TYPE_CHECKING:
    from cfworkflow.projections.meetings import Attendee, MeetingRow
    from cfworkflow.projections.reading import Views


@click.command("list")
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


@click.command()
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


def _items(row: MeetingRow, reading: Views) -> str:
    return "\n".join(
        f"{item.decision} {item.outcome.replace('_', ' ')}: "
        f"{reading.decisions[item.decision].title or ''}"
        for item in row.items
    )
