"""A store's file with a part of it lost, as a failing disk or a bad copy leaves it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import apsw

PAGE = 4096
HEADER = 100
"""Bytes at the beginning of a file by which it is known whose it is."""

FREE = ""
"""In the place of a table's name: pages that are not in use."""

Loss = Callable[[bytes, random.Random], bytes]


def _zeros(page: bytes, _chance: random.Random) -> bytes:
    return bytes(len(page))


def _noise(page: bytes, chance: random.Random) -> bytes:
    return chance.randbytes(len(page))


def _half(page: bytes, _chance: random.Random) -> bytes:
    """Not at the bounds of a page: what says where things are is there, and they are not."""
    return page[:1_500] + bytes(len(page) - 1_500)


LOSSES: dict[str, Loss] = {"zeros": _zeros, "noise": _noise, "half of it": _half}


class Damage(NamedTuple):
    """What is done to which page of a file, and which table stood there."""

    page: int
    table: str
    how: str

    @property
    def kind(self) -> str:
        """What the page is of: all tables of views are of one kind."""
        return "kept" if self.table.startswith("kept_") else self.table


def damages(store: Path) -> Iterator[Damage]:
    """Every page of a store, damaged in every way."""
    connection = apsw.Connection(str(store))
    last = connection.pragma("page_count")
    pages = connection.execute("SELECT pageno, name, pagetype FROM dbstat").fetchall()
    connection.close()
    of = {number: (name, kind) for number, name, kind in pages}
    assert isinstance(last, int)
    for number in range(1, last + 1):
        name, kind = of.get(number, (FREE, FREE))
        for how in LOSSES:
            # Elsewhere the end of a page need not hold anything.
            if how != "half of it" or kind == "leaf":
                yield Damage(number, str(name), how)


def damaged(store: Path, damage: Damage, copy: Path) -> Path:
    """A copy of a store with a page of it damaged."""
    sound = store.read_bytes()
    begin, end = (damage.page - 1) * PAGE, damage.page * PAGE
    begin = max(begin, HEADER)
    lost = LOSSES[damage.how](sound[begin:end], random.Random(damage.page))  # noqa: S311
    for old in copy.parent.glob(f"{copy.name}*"):
        old.unlink()
    copy.write_bytes(sound[:begin] + lost + sound[end:])
    return copy


def cannot_be_looked_up(store: Path, last: int) -> list[int]:
    """The positions up to `last` at which SQLite itself finds no line."""
    connection = apsw.Connection(str(store))

    def line(position: int) -> object:
        try:
            return connection.execute("SELECT line FROM fact WHERE position = ?", (position,)).get
        except apsw.CorruptError:
            return None

    found = [position for position in range(1, last + 1) if line(position) is None]
    connection.close()
    return found
