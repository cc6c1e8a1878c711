"""`cfworkflow meeting list, show`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from cfworkflow.cli import choices
from cfworkflow.cli.filters import Filters, filters
from cfworkflow.cli.listing import Listing, spoken
from cfworkflow.cli.look import Look
from cfworkflow.cli.options import MEETING, lists, reads
from cfworkflow.cli.table import show_facts

if TYPE_CHECKING:
    from cfworkflow.projections.meetings import Attendee, MeetingRow
    from cfworkflow.projections.reading import Views


_LISTING = Listing(
    {
        "meeting": "meeting",
        "group": "group",
        "day": "day",
        "kind": "kind",
        "status": spoken("status"),
        "items": lambda row: [item.decision for item in row.items],
        "title": "title",
    },
    more={
        "opened": "opened_on",
        "closed": "closed_on",
        "present": lambda row: _names(row.present),
        "left": lambda row: _names(row.left),
        "apologies": "apologies",
        "minutes approved at": "minutes_approved_at",
    },
    empty="No such meetings. Call one with: cfworkflow meeting schedule",
)


@click.command("list")
@filters(
    *("tier", "group"),
    dated="called for",
    states=choices.MEETING_STATES,
    tier="Only of groups of this tier.",
)
@lists
def list_meetings(look: Look, only: Filters) -> None:
    """List the meetings, in the order of their days.

    \b
    Example:
      cfworkflow meeting list --group tactical
    """
    reading = look.reading()
    look.check_group(only.group, reading)
    rows = only._replace(limit=None).of(  # the last of them by day need not be those called last
        reading.meetings,
        [*only.facets("group", "state"), *only.at_its_tier(reading.groups)],
        lambda row: row.day,
    )
    rows.sort(key=lambda row: row.day)
    look.show_list(only.latest(rows), _LISTING)


@click.command()
@click.argument("meeting", type=MEETING, metavar="MEETING")
@reads
def show(look: Look, meeting: str) -> None:
    """Show a meeting: who was there, and what was decided.

    \b
    Example:
      cfworkflow meeting show M-0001
    """
    from msgspec.structs import asdict

    from cfworkflow.projections.inquiries import INQUIRIES

    reading = look.reading()
    row = look.pick("meeting", meeting, reading.meetings)
    inquiries = reading.rows(INQUIRIES).keys_where(f"forum:{meeting}")
    look.show(
        {**asdict(row), "inquiries": inquiries},
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
                ("inquiries", inquiries),
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
