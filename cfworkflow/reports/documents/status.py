"""The status of the programme: what stands where, what waits on whom, what was decided last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.plain import as_data
from cfworkflow.projections.status import programme_status
from cfworkflow.reports.document import Column, Document, Paragraph, Ref, Section, Table
from cfworkflow.reports.parts.waiting import waiting
from cfworkflow.reports.parts.waiting.part import waiting_table
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.tally import votes_in_brief
from cfworkflow.reports.words.wording import TIERS, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cfworkflow.projections.reading import Views
    from cfworkflow.projections.status import ProgrammeStatus
    from cfworkflow.reports.document import Block, Provenance

_TIERS = (
    Column("tier", "Tier", width=16),
    Column("standing", "Open", numeric=True, width=8),
    Column("addressed", "Addressed, to be checked", numeric=True, width=12),
    Column("closed", "Closed", numeric=True, width=8),
    Column("withdrawn", "Withdrawn", numeric=True, width=10),
)
_AHEAD = (
    Column("meeting", "Meeting", width=11),
    Column("day", "Date", width=14),
    Column("group", "Group", width=28),
    Column("title", "Title", width=40),
    Column("status", "Status", width=14),
)
_TAKEN = (
    Column("decision", "Reference", width=11),
    Column("on", "Date", width=14),
    Column("group", "Group", width=24),
    Column("title", "What was decided", width=44),
    Column("outcome", "Outcome", width=14),
    Column("votes", "Votes", width=24),
)


def document(
    views: Views,
    provenance: Provenance,
    ref: str | None = None,  # noqa: ARG001 - it is about no one thing
) -> Document:
    """The status by the day of the provenance."""
    now = programme_status(views, provenance.day)
    names = Names(views)
    return Document(
        name="status",
        title="Status of the programme",
        of="What stands where, and what waits on whom",
        provenance=provenance,
        blocks=tuple(_blocks(now, names, views)),
        data=as_data(now),
    )


def _blocks(now: ProgrammeStatus, names: Names, views: Views) -> Iterator[Block]:
    yield _tiers(now)
    parts = [part for part in waiting(now, names) if part.lines]
    if parts:
        tables = tuple(Section(part.heading, (waiting_table(part, views),)) for part in parts)
        yield Section("What waits", tables)
    else:
        yield Paragraph("Nothing waits on anyone.")
    yield Section("Meetings ahead", (_ahead(now, names),))
    yield Section("Last decisions", (_taken(now, names),))


def _tiers(now: ProgrammeStatus) -> Table:
    rows = tuple(
        (TIERS[each.tier], each.standing, each.addressed, each.closed, each.withdrawn)
        for each in now.tiers
    )
    return Table("tiers", "Barriers, risks and other matters by tier", _TIERS, rows)


def _ahead(now: ProgrammeStatus, names: Names) -> Table:
    rows = tuple(
        (
            Ref("meeting", each.meeting),
            each.day,
            names.group(each.group),
            each.title,
            tag("meeting", each.status),
        )
        for each in now.meetings
        if each.day >= now.today
    )
    empty = "No meeting is called for a day to come."
    return Table("meetings", "Meetings ahead", _AHEAD, rows, empty)


def _taken(now: ProgrammeStatus, names: Names) -> Table:
    rows = tuple(
        (
            Ref("decision", each.decision),
            each.on,
            names.group(each.group),
            each.title,
            tag("decision", each.outcome),
            votes_in_brief(each.figures),
        )
        for each in now.last_decisions
    )
    return Table("decisions", "Last decisions", _TAKEN, rows, "None was taken yet.")
