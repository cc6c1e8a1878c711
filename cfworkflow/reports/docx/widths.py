"""How wide the columns of a table are, and how large its letters: as large as lets words be whole.

Lengths are in twips, twentieths of a point; sizes of letters in half points, as Word has them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from cfworkflow.reports.document import Table, Text
from cfworkflow.reports.pictures.lettering import width_of
from cfworkflow.reports.words.in_words import words

SIZES = (20, 18, 16, 14)
"""The sizes that letters of a table may have; the first is that of its style."""

_LETTER = 5.0
"""How wide a letter is on average, for each half point of its size."""

_EM = 10
"""How many twips a letter of a half point is high."""

PADDING = 170
"""What a cell has on its left and right together."""

_LONGEST = 8.5
"""Ems of a word that a column makes room for, where it was meant to be narrower: 16 letters."""

_CROWDED = 1.2
"""So many times as wide as the page, a table's letters are made smaller."""

_LOOSE = 1.4
"""So many times as wide as it would choose to be, a table is at most."""

_WORD = re.compile(r"[^\s-]+-?")


class Fit(NamedTuple):
    """The widths of the columns, and the size of the letters."""

    widths: list[int]
    size: int


def natural(table: Table) -> int:
    """How wide a table would be if it could choose."""
    return sum(_wished(table, SIZES[0]))


def fitted(table: Table, room: int) -> Fit:
    """The columns of a table on a page with so much room.

    They are as wide as asked for in proportion, but no word is broken where a size of letters can
    help it. A table of a few figures is not drawn out over the page: nobody could follow its lines.
    """
    first = 0 if natural(table) <= room * _CROWDED else 1
    sizes = [size for size in SIZES[first:] if sum(_needed(table, size)) <= room]
    size = sizes[0] if sizes else SIZES[-1]
    wished, needed = _wished(table, size), _needed(table, size)
    if sum(wished) <= room:
        wider = min(room / sum(wished), _LOOSE)
        return Fit([int(width * wider) for width in wished], size)
    if sum(needed) >= room:
        return Fit([int(width * room / sum(needed)) for width in needed], size)
    free, asked = room - sum(needed), sum(wished) - sum(needed)
    shared = [
        need + int((wish - need) * free / asked) for need, wish in zip(needed, wished, strict=True)
    ]
    return Fit(shared, size)


def _wished(table: Table, size: int) -> list[int]:
    """Each column as wide as it was meant to be, or as it needs to be."""
    return [
        max(need, int(column.width * _LETTER * size) + PADDING)
        for column, need in zip(table.columns, _needed(table, size), strict=True)
    ]


def _needed(table: Table, size: int) -> list[int]:
    """Each column as wide as its longest word."""
    return [
        PADDING
        + int(
            size
            * _EM
            * max(
                _longest(column.head, bold=True),
                max((_unbroken(row[n]) for row in table.rows), default=0),
            )
        )
        for n, column in enumerate(table.columns)
    ]


def _unbroken(text: Text) -> float:
    """How wide, in ems, what is not to be broken is: a date, or else the longest word.

    Of a moment, the date has a line of its own and the time another.
    """
    if isinstance(text, date):
        return max(width_of(line, 1) for line in words(text).split(", "))
    return _longest(words(text))


def _longest(text: str, *, bold: bool = False) -> float:
    """How wide, in ems, a text's longest word is, up to the longest there is room for."""
    widths = (width_of(word, 1, bold=bold) for word in _WORD.findall(text))
    return min(_LONGEST, max(widths, default=1))
