"""The ages of many open barriers: so many an age, in rows by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.ages import Age
from cfworkflow.projections.told.wording import counted
from cfworkflow.reports.document import Column, Ref, Table
from cfworkflow.reports.pictures.drawing import INK, LARGE, MUTED, SMALL, WIDTH, Drawing
from cfworkflow.reports.pictures.lettering import wrapped
from cfworkflow.reports.pictures.places import PLACES, by_place

if TYPE_CHECKING:
    from collections.abc import Sequence

_UP_TO = {
    "days_0": ("under 30 days", 30),
    "days_30": ("30 to 89 days", 90),
    "days_90": ("90 to 179 days", 180),
    "days_180": ("180 to 364 days", 365),
    "days_365": ("1 to 2 years", 730),
    "days_730": ("2 years or more", None),
}
"""The same ages in every picture, so that one can be held against that of last month."""

_LEFT, _ROW, _GAP, _FOOT = 250, 70, 34, 46


def drawn_of_many(read: Sequence[Age], name: str, title: str, told: str) -> str:
    """A row a tier, with a bar an age."""
    drawing = Drawing(name, title, told, len(PLACES) * (_ROW + _GAP) + _FOOT)
    found = {where: _by_age(some) for where, some in by_place(read).items()}
    most = max(max(numbers.values()) for numbers in found.values())
    slot = (WIDTH - _LEFT) / len(_UP_TO)
    base = 0.0
    for where, some in by_place(read).items():
        base += _ROW + _GAP
        drawing.words(0, base - _ROW + 14, PLACES[where], size=LARGE, bold=True)
        for number, line in enumerate(_summed(some)):
            drawing.words(0, base - _ROW + 35 + 19 * number, line, size=SMALL)
        drawing.line(_LEFT, base, WIDTH, base)
        for number, many in enumerate(found[where].values()):
            middle = _LEFT + slot * (number + 0.5)
            high = max(_ROW * many / most, 2) if many else 0
            if many:
                drawing.box(middle - slot * 0.36, base - high, slot * 0.72, high)
            ink = INK if many else MUTED
            drawing.words(middle, base - high - 5, f"{many:,}", anchor="middle", ink=ink)
    for number, (head, _) in enumerate(_UP_TO.values()):
        middle = _LEFT + slot * (number + 0.5)
        for place, line in enumerate(wrapped(head, slot, SMALL)):
            drawing.words(
                middle, base + 18 + 16 * place, line, size=SMALL, anchor="middle", ink=MUTED
            )
    drawing.words(0, base + 18, "Days since they were raised", size=SMALL, ink=MUTED)
    return drawing.svg()


def _summed(some: Sequence[Age]) -> list[str]:
    if not some:
        return ["none"]
    oldest = f"the oldest {some[0].barrier}, {counted(some[0].days, 'day')}"
    return [f"{len(some):,} open", oldest]


def _by_age(some: Sequence[Age]) -> dict[str, int]:
    names = [
        next(name for name, (_, end) in _UP_TO.items() if end is None or each.days < end)
        for each in some
    ]
    return {name: names.count(name) for name in _UP_TO}


def table_of_many(read: Sequence[Age], name: str) -> Table:
    """A row a place, with how many there are of each age, and the oldest."""
    return Table(
        f"{name}-table",
        "Open barriers by where they stand and how long ago they were raised",
        (
            Column("status", "Stands", width=24),
            *(Column(each, head, numeric=True) for each, (head, _) in _UP_TO.items()),
            Column("all", "All", numeric=True),
            Column("oldest", "The oldest", width=12),
            Column("days", "Its days", numeric=True),
        ),
        tuple(
            (
                PLACES[where],
                *_by_age(some).values(),
                len(some),
                Ref("barrier", some[0].barrier) if some else None,
                some[0].days if some else None,
            )
            for where, some in by_place(read).items()
        ),
    )
