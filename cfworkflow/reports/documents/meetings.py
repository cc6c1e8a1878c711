"""The meetings: when each group met or will meet, what was on the table, how its minutes stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cfworkflow.projections.asking import Filters
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.sitting import held_on
from cfworkflow.reports.document import Column, Document, Ref, Table
from cfworkflow.reports.paging import newest_first
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.texts import lines, titled
from cfworkflow.reports.words.wording import MEETING_KINDS, tag

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.view import Facet
    from cfworkflow.reports.document import Provenance, Text

_COLUMNS = (
    Column("meeting", "Reference", width=11),
    Column("day", "Date", width=14),
    Column("group", "Group", width=24),
    Column("kind", "Kind", width=18),
    Column("status", "Status", width=22),
    Column("present", "Attended", numeric=True, width=9),
    Column("items", "Items", width=44),
)


def document(  # noqa: PLR0913 - each is what can be asked of the list
    views: Views,
    provenance: Provenance,
    ref: str | None = None,  # noqa: ARG001 - it is about all of them
    *,
    tier: str | None = None,
    group: str | None = None,
    state: str | None = None,
    since: date | None = None,
    until: date | None = None,
    page: int = 1,
    limit: int | None = None,
) -> Document:
    """The meetings asked for, those called last first."""
    only = Filters(tier=tier, group=group, state=state, since=since, until=until)
    facets: list[Facet] = [*only.facets("group", "state"), *only.at_its_tier(views.groups)]
    found = newest_first(views.meetings, facets, only, held_on, page, limit)
    table = meeting_table(found.rows, views, Names(views), "Meetings, those called last first")
    return Document(
        name="meetings",
        title="Meetings",
        of="When the groups met and will meet",
        provenance=provenance,
        blocks=(*found.told("meetings"), table),
        data={"meetings": as_data(found.rows), **found.data()},
    )


def meeting_table(
    found: Sequence[MeetingRow],
    views: Views,
    names: Names,
    caption: str,
    empty: str = "No such meetings.",
) -> Table:
    """Meetings, a line each: when, of what kind, how its minutes stand, and its items."""
    rows = tuple(_cells(row, views, names) for row in found)
    return Table("meetings", caption, _COLUMNS, rows, empty)


def _cells(row: MeetingRow, views: Views, names: Names) -> tuple[Text, ...]:
    items = (
        titled("decision", item.decision, views.decisions[item.decision].title)
        for item in row.items
    )
    return (
        Ref("meeting", row.meeting),
        held_on(row),
        names.group(row.group),
        MEETING_KINDS[row.kind],
        tag("meeting", row.status),
        len((*row.present, *row.left)) or None,
        lines(items),
    )
