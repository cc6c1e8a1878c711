"""How wide the columns of a table are, and how large its letters: as large as lets words be whole.

Lengths are in twips, twentieths of a point; sizes of letters in half points, as Word has them.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from cfworkflow.reports.document import Table, Text
from cfworkflow.reports.words.in_words import words

SIZES = (20, 18, 16, 14)
"""The sizes that letters of a table may have; the first is that of its style."""

_LETTER, _BOLD = 5.0, 5.8
"""How wide a letter is on average, for each half point of its size."""

_OF_FIGURES = 1.15
"""So many times as wide as other words, dates are: figures are wide letters."""

PADDING = 170
"""What a cell has on its left and right together."""

_LONGEST = 16
"""Letters of a word that a column makes room for, where it was meant to be narrower."""

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
            * max(
                _longest(column.head) * _BOLD,
                max((_unbroken(row[n]) * _LETTER for row in table.rows), default=0),
            )
        )
        for n, column in enumerate(table.columns)
    ]


def _unbroken(text: Text) -> int:
    """The letters of what is not to be broken: a date in a line of its own, or the longest word."""
    is_day = isinstance(text, date) and not isinstance(text, datetime)
    return int(len(words(text)) * _OF_FIGURES) if is_day else _longest(words(text))


def _longest(text: str) -> int:
    """The letters of a text's longest word, up to the longest there is room for."""
    return min(_LONGEST, max(map(len, _WORD.findall(text)), default=1))
