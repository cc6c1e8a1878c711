"""Who on a group covers which petal in which area, and where nobody does: a matrix.

What is covered is a full box with the number of places, a gap a dashed one that says so.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.coverage import Cell, Coverage, coverage
from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.document import Column, Figure, Lines, Table
from cfworkflow.reports.pictures.drawing import (
    EDGE,
    INK,
    MUTED,
    NORMAL,
    PALE,
    PAPER,
    SMALL,
    WIDTH,
    Drawing,
)
from cfworkflow.reports.pictures.lettering import wrapped
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.wording import PETALS, SECTORS, area, some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Text

_LEFT, _ALL = 165, 45
_HEAD, _ROW = 56, 38
_BOX = (72, 28)
_NOWHERE = "No area named"
_GAP = "gap"


def matrix(views: Views, day: date, group: str) -> Figure:
    """How many places on a group are for each petal in each area on a day.

    A partnership is asked for its own areas, any other group for those of all partnerships. Raises
    `KeyError` where there is no such group.
    """
    names = Names(views)
    now = coverage(views, views.groups[group], day, [*PETALS], [*SECTORS])
    name = f"coverage-matrix-{group}"
    title = f"Who covers what: {names.short(group)}"
    told = _told(now)
    return Figure(
        name, title, told, _drawn(now, name, title, told), _table(now, name, title, names)
    )


def matrices(views: Views, day: date) -> tuple[Figure, ...]:
    """The matrix of each group that has not ended and has places, in the order of the groups."""
    return tuple(
        matrix(views, day, row.group)
        for row in views.groups.values()
        if row.status != "ended" and views.members.keys_where(f"serving:{row.group}")
    )


def _told(now: Coverage) -> str:
    held = f"On {spoken(now.day)} the group has {some(len(now.members), 'place')}."
    pairs = [cell for cell in now.cells if cell.area is not None]
    if not pairs:
        return f"{held} It is asked for no area."
    gaps = sum(not cell.members for cell in pairs)
    told = f"{held} Of {len(pairs)} pairs of a petal and an area, {_of(gaps)}."
    unnamed = _unnamed(now)
    if not unnamed:
        return told
    who = "place names no area: it" if unnamed == 1 else "places name no area: they"
    return f"{told} {unnamed} {who} may cover more than is on record."


def _of(gaps: int) -> str:
    return f"{gaps} are gaps" if gaps > 1 else f"{gaps or 'none'} is a gap"


def _unnamed(now: Coverage) -> int:
    """How many places name no area."""
    return next(len(each.members) for each in now.unnamed if each.what == "area")


def _rows(now: Coverage) -> Iterator[tuple[str, bool, list[Cell], int]]:
    """Each row: what it is of, whether none is a gap there, a cell a petal, and how many in all."""
    held = {(cell.petal, cell.area): cell for cell in now.cells}
    petals = [each.what for each in now.petals]
    for each in now.areas:
        yield area(each.what), True, [held[petal, each.what] for petal in petals], len(each.members)
    yield _NOWHERE, False, [held[petal, None] for petal in petals], _unnamed(now)


def _drawn(now: Coverage, name: str, title: str, told: str) -> str:
    rows = [*_rows(now)]
    drawing = Drawing(name, title, told, _HEAD + _ROW * (len(rows) + 1) + 8)
    slot = (WIDTH - _LEFT - _ALL) / len(now.petals)
    middles = [_LEFT + slot * (number + 0.5) for number in range(len(now.petals))]
    for middle, each in zip(middles, now.petals, strict=True):
        head = PETALS[each.what]
        lines = wrapped(head, slot * (0.85 if " " in head else 1), SMALL, most=2)
        for number, line in enumerate(lines):
            above = 14 + 18 * (len(lines) - 1 - number)
            drawing.words(middle, _HEAD - above, line, size=SMALL, anchor="middle")
    drawing.words(WIDTH - _ALL / 2, _HEAD - 14, "All", size=SMALL, anchor="middle")
    y = float(_HEAD)
    for what, asked, cells, whole in rows:
        drawing.line(0, y, WIDTH, y, edge=PALE)
        lines = wrapped(what, _LEFT - 8, NORMAL, most=2)
        for number, line in enumerate(lines):
            drawing.words(0, y + 25 + 8.5 * (2 * number + 1 - len(lines)), line)
        for middle, cell in zip(middles, cells, strict=True):
            _draw_cell(drawing, len(cell.members), middle, y, asked=asked)
        _draw_sum(drawing, whole, WIDTH - _ALL / 2, y)
        y += _ROW
    drawing.line(0, y, WIDTH, y)
    drawing.words(0, y + 25, "All")
    for middle, each in zip(middles, now.petals, strict=True):
        _draw_sum(drawing, len(each.members), middle, y)
    _draw_sum(drawing, len(now.members), WIDTH - _ALL / 2, y)
    return drawing.svg()


def _draw_cell(drawing: Drawing, many: int, middle: float, y: float, *, asked: bool) -> None:
    wide, high = _BOX
    left, top = middle - wide / 2, y + (_ROW - high) / 2
    if many:
        drawing.box(left, top, wide, high)
        drawing.words(middle, y + 25, str(many), anchor="middle", bold=True, ink=PAPER)
    elif asked:
        drawing.box(left, top, wide, high, fill=PAPER, edge=EDGE, dashed=True)
        drawing.words(middle, y + 24, _GAP, anchor="middle")
    else:
        drawing.words(middle, y + 25, "0", anchor="middle", ink=MUTED)


def _draw_sum(drawing: Drawing, many: int, middle: float, y: float) -> None:
    drawing.words(middle, y + 25, str(many), anchor="middle", ink=MUTED if not many else INK)


def _table(now: Coverage, name: str, title: str, names: Names) -> Table:
    names.roll(now.group, now.day)
    return Table(
        f"{name}-table",
        f"{title}, by area and petal",
        (
            Column("area", "Area", width=24),
            *(Column(each.what, PETALS[each.what], width=24) for each in now.petals),
            Column("all", "All", numeric=True),
        ),
        (
            *(
                (what, *(_cell(now, cell, names, asked=asked) for cell in cells), whole)
                for what, asked, cells, whole in _rows(now)
            ),
            ("All", *(some(len(each.members), "place") for each in now.petals), len(now.members)),
        ),
    )


def _cell(now: Coverage, cell: Cell, names: Names, *, asked: bool) -> Text:
    """How many places, and whose."""
    if not cell.members:
        return _GAP if asked else some(0, "place")
    whose = (names.member(now.group, member) for member in cell.members)
    return Lines((some(len(cell.members), "place"), *whose))
