"""One group: what it is, who is on it, and by which terms it decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.plain import as_data
from cfworkflow.projections.quorum import quorum_on, terms_on
from cfworkflow.reports.document import (
    Column,
    Document,
    Facts,
    Line,
    Paragraph,
    Ref,
    Section,
    Table,
)
from cfworkflow.reports.documents.meetings import meeting_table
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.terms import terms_table
from cfworkflow.reports.words.texts import lines
from cfworkflow.reports.words.wording import TIERS, areas, petals, sectors, tag, tidy

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow, HandedOn, TermsSince
    from cfworkflow.projections.members import MemberRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block, Provenance, Text

_LAST = 10
"""So many of its meetings are told with a group."""

_ROLL = (
    Column("member", "Member", width=44),
    Column("role", "Role", width=14),
    Column("petals", "Petals", width=26),
    Column("areas", "Areas", width=26),
    Column("sectors", "Sectors", width=20),
    Column("since", "Since", width=14),
)


def document(views: Views, provenance: Provenance, ref: str | None = None) -> Document:
    """The group `ref`, its roll on the day of the provenance, and its terms then.

    Raises `KeyError` where there is no such group.
    """
    row = views.groups[ref or ""]
    names = Names(views)
    roll = names.roll(row.group, provenance.day)
    return Document(
        name=f"group-{row.group}",
        title=names.full(row.group),
        of=f"{TIERS[row.tier]} tier",
        provenance=provenance,
        blocks=(
            Facts(tuple(_facts(row, names, provenance, len(roll)))),
            Section("Members", (_roll_table(row, roll, names),)),
            Section("Terms", tuple(_terms(row, provenance))),
            Section("Last meetings", (_meetings(row, views, names),)),
        ),
        data={"group": as_data(row), "members": as_data(list(roll.values()))},
    )


def _meetings(row: GroupRow, views: Views, names: Names) -> Table:
    last = views.meetings.where(f"group:{row.group}", last=_LAST)[::-1]
    return meeting_table(last, views, names, "Last meetings", "None so far.")


def _facts(
    row: GroupRow, names: Names, provenance: Provenance, members: int
) -> Iterator[tuple[str, Text]]:
    yield "Tier", TIERS[row.tier]
    yield "Status", Line((tag("group", row.status), " since ", row.since))
    yield "Established", row.established
    if row.overseen_by:
        yield "Overseen by", names.group(row.overseen_by)
    if row.successor:
        yield "Succeeded by", names.group(row.successor)
    if row.areas:
        yield "Areas", areas(row.areas)
    if row.handed_on:
        yield "Areas passed on", lines(_passed(each, names) for each in row.handed_on)
    yield "Members", members
    quorum = quorum_on(row, provenance.day, members)
    if quorum is not None:
        yield "Quorum", quorum


def _passed(each: HandedOn, names: Names) -> Line:
    return Line((areas(each.areas) or "All", " to ", names.the_group(each.to), " on ", each.on))


def _roll_table(row: GroupRow, roll: dict[str, MemberRow], names: Names) -> Table:
    rows = tuple(
        (
            names.member(row.group, place.member),
            tidy(place.role),
            petals(place.petals),
            areas(place.areas),
            sectors(place.sectors),
            place.since,
        )
        for place in roll.values()
    )
    return Table("members", "Members", _ROLL, rows, "Nobody holds a place on it.")


def _terms(row: GroupRow, provenance: Provenance) -> Iterator[Block]:
    in_force = terms_on(row, provenance.day)
    if in_force is None:
        yield Paragraph("It has no terms yet.")
        return
    since = ("In force since ", in_force.since)
    if in_force.decision:
        yield Paragraph(Line((*since, ", adopted by ", Ref("decision", in_force.decision), ".")))
    else:
        yield Paragraph(Line((*since, ": the first it had.")))
    yield terms_table(in_force.terms, "terms", "Terms")
    before = lines(
        _earlier(each)
        for each in row.earlier_terms
        if each != in_force and each.since <= in_force.since
    )
    if before:
        yield Paragraph(before)


def _earlier(each: TermsSince) -> Line:
    since = ("Earlier terms: from ", each.since)
    if each.decision is None:
        return Line((*since, ", its first."))
    return Line((*since, ", adopted by ", Ref("decision", each.decision), "."))
