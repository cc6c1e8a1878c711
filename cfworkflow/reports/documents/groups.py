"""The groups of the three tiers: who oversees whom, their areas, and how many places each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.members import roll_on
from cfworkflow.projections.plain import as_data
from cfworkflow.projections.quorum import quorum_on
from cfworkflow.reports.document import Column, Document, Ref, Table
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import TIERS, areas, tag

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Provenance, Text

_COLUMNS = (
    Column("group", "Group", width=44),
    Column("tier", "Tier", width=14),
    Column("status", "Status", width=12),
    Column("overseen_by", "Overseen by", width=24),
    Column("areas", "Areas", width=40),
    Column("members", "Members", numeric=True, width=9),
    Column("quorum", "Quorum", numeric=True, width=8),
)


def document(
    views: Views,
    provenance: Provenance,
    ref: str | None = None,  # noqa: ARG001 - it is about no one thing
) -> Document:
    """All groups from the top tier down, those that have ended last in their tier."""
    tiers = [*TIERS]
    found = sorted(
        views.groups.values(), key=lambda row: (tiers.index(row.tier), row.status == "ended")
    )
    names = Names(views)
    rows = tuple(_cells(row, views, provenance, names) for row in found)
    return Document(
        name="groups",
        title="Groups",
        of="The bodies of the three tiers",
        provenance=provenance,
        blocks=(Table("groups", "Groups, by tier", _COLUMNS, rows, "There are no groups yet."),),
        data={"groups": as_data(found)},
    )


def _cells(row: GroupRow, views: Views, provenance: Provenance, names: Names) -> tuple[Text, ...]:
    members = len(roll_on(views.members, row.group, provenance.day))
    return (
        Ref("group", row.group, names.full(row.group)),
        TIERS[row.tier],
        tag("group", row.status),
        names.group(row.overseen_by) if row.overseen_by else None,
        areas(row.areas),
        members,
        quorum_on(row, provenance.day, members),
    )
