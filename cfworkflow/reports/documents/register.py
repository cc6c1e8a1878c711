"""The decision register: every item put to a group, with the whole of its record (rule D1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.asking import Filters
from cfworkflow.projections.plain import as_data
from cfworkflow.reports.document import Document, Paragraph, Section
from cfworkflow.reports.paging import newest_first
from cfworkflow.reports.parts.record import Record
from cfworkflow.reports.parts.register_table import day_of, register_table
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import some

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.view import Facet
    from cfworkflow.reports.document import Block, Provenance

EMPTY = "No item has been put to a group."


def document(  # noqa: PLR0913 - each is what can be asked of the register
    views: Views,
    provenance: Provenance,
    ref: str | None = None,  # noqa: ARG001 - it is about all of them
    *,
    tier: str | None = None,
    group: str | None = None,
    state: str | None = None,
    barrier: str | None = None,
    principle: str | None = None,
    since: date | None = None,
    until: date | None = None,
    page: int = 1,
    limit: int | None = None,
    records: bool = True,
    wide: bool = False,
) -> Document:
    """The register, what was put last first: a table, then with `records` each item in full.

    A decision has the date of its vote, an item not voted on that on which it was put. Made
    `wide`, the table has every field of the record and no records follow.
    """
    names = Names(views)
    only = Filters(tier=tier, group=group, state=state, barrier=barrier, since=since, until=until)
    facets: list[Facet] = [
        *only.facets("group", "state", "barrier"),
        *only.at_its_tier(views.groups),
        *([f"principle:{principle}"] if principle else []),
    ]
    found = newest_first(views.decisions, facets, only, day_of, page, limit)
    empty = "No such items." if facets or since or until else EMPTY
    told = [Record(views, names, row) for row in found.rows]
    blocks: list[Block] = [
        *(found.told("items") or [Paragraph(in_short(found.rows, empty))]),
        register_table(told, empty, wide=wide),
    ]
    if records and not wide:
        every = tuple(Section(record.heading(), (record.facts(),)) for record in told)
        blocks += [Section("Records in full", every)] if every else []
    return Document(
        name="decision-register",
        title="Decision register",
        of="Items put to the groups, with the record of each decision",
        provenance=provenance,
        blocks=tuple(blocks),
        data={"decisions": as_data(found.rows), **found.data()},
    )


def in_short(rows: Sequence[DecisionRow], empty: str) -> str:
    """What became of how many items."""
    if not rows:
        return empty
    counts = [
        some(many, "item") + f" {told}"
        for state, told in _BECAME.items()
        if (many := sum(row.status == state for row in rows))
    ]
    return f"{', '.join(counts)}."


_BECAME = {
    "carried": "carried",
    "not_carried": "not carried",
    "deferred": "deferred",
    "withdrawn": "withdrawn",
    "proposed": "not yet decided",
}
