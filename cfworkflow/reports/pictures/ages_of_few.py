"""The ages of few open barriers: a bar each, in rows by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.ages import Age
from cfworkflow.projections.told.wording import counted
from cfworkflow.reports.document import Column, Ref, Table
from cfworkflow.reports.pictures.drawing import (
    EDGE,
    LARGE,
    MUTED,
    NORMAL,
    PALE,
    PAPER,
    SMALL,
    WIDTH,
    Anchor,
    Drawing,
    ticks,
)
from cfworkflow.reports.pictures.lettering import width_of
from cfworkflow.reports.pictures.places import PLACES, by_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cfworkflow.reports.words.names import Names

_HEAD, _PITCH, _BAR, _FOOT = 38, 42, 14, 26


def drawn_of_few(read: Sequence[Age], name: str, title: str, told: str) -> str:
    """A bar a barrier, from when it was raised; solid since it came to where it stands."""
    places = {where: some for where, some in by_place(read).items() if some}
    height = _HEAD + _PITCH * (len(read) + len(places)) + _FOOT
    drawing = Drawing(name, title, told, height)
    _draw_key(drawing)
    scale = ticks(max(each.days for each in read), 5)
    y = float(_HEAD)
    for where, some in places.items():
        drawing.words(0, y + 26, PLACES[where], size=LARGE, bold=True)
        y += _PITCH
        for each in some:
            _draw_bar(drawing, each, y, scale)
            y += _PITCH
    _draw_days(drawing, scale, y + 4)
    return drawing.svg()


def _draw_key(drawing: Drawing) -> None:
    drawing.box(0, 6, 28, _BAR)
    drawing.words(36, 18, "days where it stands now", size=SMALL, ink=MUTED)
    drawing.box(250.5, 6.5, 28, _BAR - 1, fill=PAPER, edge=EDGE)
    drawing.words(287, 18, "days before that, since it was raised", size=SMALL, ink=MUTED)


def _draw_bar(drawing: Drawing, each: Age, y: float, scale: Sequence[int]) -> None:
    said = f"{counted(each.days, 'day')}, {each.days_here:,} here"
    room = WIDTH - width_of(said, NORMAL) - 20
    drawing.words(0, y + 14, f"{each.barrier}  {each.title or ''}", room=room)
    drawing.words(WIDTH, y + 14, said, anchor="end")
    unit, top = WIDTH / scale[-1], y + 20
    for figure in scale[1:]:
        x = figure * unit - 0.5
        drawing.line(x, top - 2, x, top + _BAR + 2, edge=PALE)
    before = (each.days - each.days_here) * unit
    if before:
        drawing.box(0.5, top + 0.5, before, _BAR - 1, fill=PAPER, edge=EDGE)
    drawing.box(before, top, max(each.days_here * unit, 2), _BAR)
    drawing.line(0, top - 2, 0, top + _BAR + 2)


def _draw_days(drawing: Drawing, scale: Sequence[int], y: float) -> None:
    for figure in scale:
        anchor: Anchor = "end" if figure == scale[-1] else "middle" if figure else "start"
        word = counted(figure, "day") if figure == scale[-1] else f"{figure:,}"
        x = figure * WIDTH / scale[-1]
        drawing.words(x, y + 16, word, size=SMALL, anchor=anchor, ink=MUTED)


def table_of_few(read: Sequence[Age], name: str, names: Names) -> Table:
    """A row a barrier, the oldest first."""
    return Table(
        f"{name}-table",
        "Open barriers, the oldest first",
        (
            Column("barrier", "Barrier", width=10),
            Column("title", "What it is", width=40),
            Column("status", "Stands", width=24),
            Column("waits_on", "Waits on", width=24),
            Column("raised_on", "Raised", width=18),
            Column("days", "Days since", numeric=True),
            Column("since", "Stands there since", width=18),
            Column("days_here", "Days there", numeric=True),
        ),
        tuple(
            (
                Ref("barrier", each.barrier),
                each.title,
                PLACES[each.status],
                names.group(each.waits_on),
                each.raised_on,
                each.days,
                each.since,
                each.days_here,
            )
            for each in read
        ),
        empty="None is open.",
    )
