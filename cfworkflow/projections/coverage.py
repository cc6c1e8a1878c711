"""What the places on a group cover: petals by areas, sectors, the project team; gaps first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.members import roll_on
from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cfworkflow.projections.groups import GroupRow
    from cfworkflow.projections.members import MemberRow
    from cfworkflow.projections.reading import Views

PROJECT_TEAM = "project-team"


class Covered(Row, frozen=True):
    """A petal, an area or a sector, and the members whose places are for it, or name none."""

    what: str
    members: tuple[str, ...]


class Cell(Row, frozen=True):
    """A petal in an area, and the members whose places are for both.

    An `area` of None is for places that name the petal and no area at all.
    """

    petal: str
    area: str | None
    members: tuple[str, ...]


class Gap(Row, frozen=True):
    """Something no place is for: a `petal`, `area`, `sector`, `petal-area`, or the `project-team`.

    A petal in an area is a gap of its own only where both are covered, though not together.
    """

    kind: str
    petal: str | None = None
    area: str | None = None
    sector: str | None = None


class Coverage(Row, frozen=True):
    """The places on a group on a day, by what the Terms of Reference ask them to know.

    `unnamed` are those that name no petal, no area or no sector: of what they are for nothing is
    on record, so a gap may be one of the record alone.
    """

    group: str
    day: date
    members: tuple[str, ...]
    gaps: tuple[Gap, ...]
    petals: tuple[Covered, ...]
    areas: tuple[Covered, ...]
    sectors: tuple[Covered, ...]
    cells: tuple[Cell, ...]
    unnamed: tuple[Covered, ...]
    project_team: tuple[str, ...]


def coverage(
    reading: Views, group: GroupRow, day: date, petals: Sequence[str], sectors: Sequence[str]
) -> Coverage:
    """What a group's places cover of all `petals` and `sectors`, and of the areas asked of it.

    Those of a partnership are its own; of any other group those of all partnerships; of both also
    any area that one of its places names.
    """
    roll = [*roll_on(reading.members, group.group, day).values()]
    areas = _areas(reading.groups.values(), group, roll)
    by_petal = _covered(petals, roll, lambda row: row.petals)
    by_area = _covered(areas, roll, lambda row: row.areas)
    by_sector = _covered(sectors, roll, lambda row: row.sectors)
    cells = tuple(_cells(petals, areas, roll))
    team = tuple(row.member for row in roll if row.role == PROJECT_TEAM)
    return Coverage(
        group=group.group,
        day=day,
        members=tuple(row.member for row in roll),
        gaps=(
            *(Gap("petal", petal=each.what) for each in by_petal if not each.members),
            *(Gap("area", area=each.what) for each in by_area if not each.members),
            *(Gap("sector", sector=each.what) for each in by_sector if not each.members),
            *([] if team else [Gap(PROJECT_TEAM)]),
            *_apart(cells, by_petal, by_area),
        ),
        petals=by_petal,
        areas=by_area,
        sectors=by_sector,
        cells=cells,
        unnamed=(
            Covered("petal", tuple(row.member for row in roll if not row.petals)),
            Covered("area", tuple(row.member for row in roll if not row.areas)),
            Covered("sector", tuple(row.member for row in roll if not row.sectors)),
        ),
        project_team=team,
    )


def _areas(groups: Iterable[GroupRow], group: GroupRow, roll: Iterable[MemberRow]) -> list[str]:
    asked = [group] if group.tier == "operational" else groups
    of_groups = {area for row in asked if row.status != "ended" for area in row.areas}
    return sorted(of_groups.union(*(row.areas for row in roll)))


def _covered(
    whats: Iterable[str], roll: Iterable[MemberRow], of: Callable[[MemberRow], tuple[str, ...]]
) -> tuple[Covered, ...]:
    return tuple(
        Covered(what, tuple(row.member for row in roll if what in of(row))) for what in whats
    )


def _cells(petals: Iterable[str], areas: list[str], roll: list[MemberRow]) -> Iterator[Cell]:
    for petal in petals:
        expert = [row for row in roll if petal in row.petals]
        for area in areas:
            yield Cell(petal, area, tuple(row.member for row in expert if area in row.areas))
        yield Cell(petal, None, tuple(row.member for row in expert if not row.areas))


def _apart(
    cells: Iterable[Cell], by_petal: Iterable[Covered], by_area: Iterable[Covered]
) -> Iterator[Gap]:
    petals = {each.what for each in by_petal if each.members}
    areas = {each.what for each in by_area if each.members}
    for cell in cells:
        if not cell.members and cell.petal in petals and cell.area in areas:
            yield Gap("petal-area", petal=cell.petal, area=cell.area)
