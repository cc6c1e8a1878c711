"""One decision: the whole of its record, and its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.plain import as_data
from cfworkflow.projections.sitting import held_on
from cfworkflow.reports.document import Document, Section
from cfworkflow.reports.parts.record import Record
from cfworkflow.reports.parts.story import story_of
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.terms import terms_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block, Provenance


def document(views: Views, provenance: Provenance, ref: str | None = None) -> Document:
    """The record of the decision `ref`. Raises `KeyError` where there is none."""
    names, row = Names(views), views.decisions[ref or ""]
    names.roll(row.group, held_on(views.meetings[row.meeting]))  # they are told apart as it was
    record = Record(views, names, row)
    story = views.story(record.row.decision)
    return Document(
        name=f"decision-{record.row.decision.lower()}",
        title=record.heading(),
        of="The record of a decision",
        provenance=provenance,
        blocks=(
            record.facts(),
            *_terms(record),
            Section("What happened", (story_of(story, names, record.row.group),)),
        ),
        main="facts",
        data={"decision": as_data(record.row), "story": as_data(story)},
    )


def _terms(record: Record) -> Iterator[Block]:
    row = record.row
    if row.terms is not None:
        caption = "The terms it proposes" if row.status != "carried" else "The terms it adopts"
        yield Section(caption, (terms_table(row.terms, "terms", caption),))
    if row.judged_by is not None:
        caption = "The terms it was judged by"
        yield Section(caption, (terms_table(row.judged_by, "judged-by", caption),))
