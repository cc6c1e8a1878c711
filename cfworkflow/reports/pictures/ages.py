"""How long open barriers have been so: a bar each where they are few, else so many an age.

A row a tier, so that everyone sees what waits on them; the oldest of each is named.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.ages import Age
from cfworkflow.projections.ages import ages as read_ages
from cfworkflow.projections.told.wording import counted, spoken
from cfworkflow.reports.document import Column, Figure, Ref, Table
from cfworkflow.reports.names import Names
from cfworkflow.reports.pictures.drawing import (
    EDGE,
    INK,
    LARGE,
    MUTED,
    NORMAL,
    PALE,
    PAPER,
    SMALL,
    WIDTH,
    Anchor,
    Drawing,
    nothing,
    ticks,
    width_of,
    wrapped,
)
from cfworkflow.reports.wording import PLANS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cfworkflow.projections.reading import Views

FEW = 16
"""Up to so many barriers have a bar each."""

PLACES = {
    "strategic": "Strategic",
    "tactical": "Tactical",
    "operational": "Operational",
    "addressed": "Addressed, to be checked",
}
"""From the top of the picture down."""

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
"""Of the rows of many."""

_HEAD, _PITCH, _BAR = 38, 42, 14
"""Of the bars of few."""


def ages(views: Views, day: date, *, plan: str = "barriers") -> Figure:
    """The age of each open barrier of a plan on a day, by where it stands; the oldest first."""
    read = read_ages(views, day, plan=plan)
    name = "ages" if plan == "barriers" else f"ages-{plan}"
    title = f"{PLANS[plan]} that are open: how old they are"
    told = _told(read, day)
    draw = _many if len(read) > FEW else _each if read else _nothing
    table = _table_of_many(read, name) if len(read) > FEW else _table_of_each(views, read, name)
    return Figure(name, title, told, draw(read, name, title, told), table)


def _nothing(_read: Sequence[Age], name: str, title: str, told: str) -> str:
    return nothing(name, title, told)


def _told(read: Sequence[Age], day: date) -> str:
    if not read:
        return f"On {spoken(day)} none is open."
    oldest = read[0]
    longest = max(read, key=lambda each: each.days_here)
    return (
        f"On {spoken(day)}, {len(read):,} {'is' if len(read) == 1 else 'are'} open. The oldest is "
        f"{oldest.barrier}, raised {counted(oldest.days, 'day')} ago. Longest where it stands is "
        f"{longest.barrier}: {counted(longest.days_here, 'day')}."
    )


def _by_place(read: Sequence[Age]) -> dict[str, list[Age]]:
    return {where: [each for each in read if each.status == where] for where in PLACES}


def _each(read: Sequence[Age], name: str, title: str, told: str) -> str:
    """A bar a barrier, from when it was raised; solid since it came to where it stands."""
    places = {where: some for where, some in _by_place(read).items() if some}
    height = _HEAD + _PITCH * (len(read) + len(places)) + 26
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


def _many(read: Sequence[Age], name: str, title: str, told: str) -> str:
    """A row a tier, with a bar an age."""
    drawing = Drawing(name, title, told, len(PLACES) * (_ROW + _GAP) + _FOOT)
    found = {where: _by_age(some) for where, some in _by_place(read).items()}
    most = max(max(numbers.values()) for numbers in found.values())
    slot = (WIDTH - _LEFT) / len(_UP_TO)
    base = 0.0
    for where, some in _by_place(read).items():
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


def _table_of_each(views: Views, read: Sequence[Age], name: str) -> Table:
    names = Names(views)
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


def _table_of_many(read: Sequence[Age], name: str) -> Table:
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
            for where, some in _by_place(read).items()
        ),
    )
