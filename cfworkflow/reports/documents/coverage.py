"""Coverage: which petals, areas and sectors the places on a group are for; the gaps first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cfworkflow.projections.coverage import PROJECT_TEAM, Coverage, Covered, Gap, coverage
from cfworkflow.projections.plain import as_data
from cfworkflow.reports.document import Bullets, Column, Document, Paragraph, Section, Table
from cfworkflow.reports.pictures.coverage import matrix
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import PETALS, SECTORS, area, several, some

if TYPE_CHECKING:
    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block, Provenance

_SECTORS = (
    Column("sector", "Sector", width=24),
    Column("places", "Places", numeric=True, width=8),
    Column("members", "Members", width=60),
)


def document(views: Views, provenance: Provenance, ref: str | None = None) -> Document:
    """What the places on the group `ref` cover, or on every group that has places.

    Raises `KeyError` where there is no such group.
    """
    names = Names(views)
    groups = [views.groups[ref]] if ref else [*_with_places(views)]
    found = [coverage(views, row, provenance.day, [*PETALS], [*SECTORS]) for row in groups]
    told = [_Covers(views, names, now) for now in found]
    blocks: tuple[Block, ...]
    if ref:
        blocks = tuple(told[0].blocks())
    else:
        sections = [Section(names.full(each.now.group), tuple(each.blocks())) for each in told]
        blocks = tuple(sections) or (Paragraph("Nobody holds a place on any group."),)
    return Document(
        name=f"coverage-{ref}" if ref else "coverage",
        title=f"Coverage: {names.full(ref)}" if ref else "Coverage",
        of="Which petals, areas and sectors the places are for",
        provenance=provenance,
        blocks=blocks,
        data={"coverage": as_data(found[0] if ref else found)},
    )


def _with_places(views: Views) -> Iterator[GroupRow]:
    for row in views.groups.values():
        if row.status != "ended" and views.members.keys_where(f"serving:{row.group}"):
            yield row


class _Covers:
    """What a group's places cover, in words, tables and a picture."""

    def __init__(self, views: Views, names: Names, now: Coverage) -> None:
        self._views = views
        self._names = names
        self.now = now
        names.roll(now.group, now.day)

    def blocks(self) -> Iterator[Block]:
        """The gaps, the matrix, the sectors."""
        now = self.now
        if not now.members:
            yield Paragraph(f"Nobody holds a place on {self._names.the(now.group)}.")
            return
        yield Section("What no place is for", tuple(self._gaps()))
        yield matrix(self._views, now.day, now.group)
        yield Section("Sectors and roles", (self._sectors(),))
        unnamed = [each for each in now.unnamed if each.members]
        if unnamed:
            yield Section("What the roll does not say", tuple(map(self._unnamed, unnamed)))

    def _gaps(self) -> Iterator[Block]:
        gaps = [*_gaps(self.now.gaps)]
        if gaps:
            yield Bullets(tuple(gaps))
        else:
            yield Paragraph("There are no gaps.")

    def _sectors(self) -> Table:
        now = self.now
        covered = [(SECTORS[each.what], each.members) for each in now.sectors]
        rows = tuple(
            (what, len(members), self._named(members) or None)
            for what, members in (*covered, ("Project team", now.project_team))
        )
        name = f"sectors-{now.group}"
        return Table(name, f"Places by sector: {self._names.short(now.group)}", _SECTORS, rows)

    def _unnamed(self, each: Covered) -> Paragraph:
        many = len(each.members)
        told = f"{some(many, 'place')} {'names' if many == 1 else 'name'} no {each.what}"
        return Paragraph(f"{told}: {self._named(each.members)}.")

    def _named(self, members: Sequence[str]) -> str:
        return "; ".join(self._names.member(self.now.group, member) for member in members)


def _gaps(gaps: Sequence[Gap]) -> Iterator[str]:
    """The gaps, a line a kind; petals and areas that no place is for together, a line a petal."""
    of_petals = [PETALS[gap.petal] for gap in gaps if gap.kind == "petal" and gap.petal]
    of_areas = [area(gap.area) for gap in gaps if gap.kind == "area" and gap.area]
    of_sectors = [SECTORS[gap.sector] for gap in gaps if gap.kind == "sector" and gap.sector]
    for what, missing in (("Petals", of_petals), ("Areas", of_areas), ("Sectors", of_sectors)):
        if missing:
            yield f"{what}: {', '.join(missing)}"
    if any(gap.kind == PROJECT_TEAM for gap in gaps):
        yield "The project team: nobody has that role"
    apart: dict[str, list[str]] = {}
    for gap in gaps:
        if gap.kind == "petal-area" and gap.petal and gap.area:
            apart.setdefault(PETALS[gap.petal], []).append(area(gap.area))
    for petal, areas in apart.items():
        yield f"{petal} together with {several(areas)}: each is covered, but by no place for both"
