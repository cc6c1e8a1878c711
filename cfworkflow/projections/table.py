"""The rows of one view in memory: what a fresh fold makes, and what kept rows are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from cfworkflow.projections.view import EVERY, Facet, Standing, last_of

if TYPE_CHECKING:
    from cfworkflow.projections.view import View

R = TypeVar("R")


class Table(dict[str, R], Standing[R]):
    """Rows in memory, in the order their keys first came."""

    def __init__(self, view: View[R]) -> None:
        super().__init__()
        self._view = view
        self._true: dict[str, dict[str, None]] = {}
        self._came: dict[str, int] = {}
        self._arrivals = 0
        self._before: list[tuple[int, str, R | None]] = []
        """At which position the row of which key was changed, and what it was."""
        self._unsettled: list[tuple[str, R | None]] = []

    def add(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key`, where nothing has stood before. Raises `LookupError` else."""
        if key in self:
            raise LookupError(f"an earlier fact began {key}")
        self.put(key, row)

    def put(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key`."""
        was = self._facets(self[key]) if key in self else set()
        now = self._facets(row)
        self._unsettled.append((key, self.get(key)))
        self._change(key, was, now)
        if key not in self:
            self._arrivals += 1
            self._came[key] = self._arrivals
        self[key] = row

    def remove(self, key: str, /) -> None:
        """Let nothing stand at `key`; quiet where nothing does."""
        if key in self:
            self._unsettled.append((key, self[key]))
            self._change(key, self._facets(self.pop(key)), set())

    def settle(self, position: int, /) -> None:
        """Note that the fact at `position` has done all it does."""
        self._before += [(position, key, row) for key, row in self._unsettled]
        self._unsettled.clear()

    def back_to(self, first: int, touches: Iterable[str] = (), /) -> None:
        """Let all stand as before the fact at `first`; which rows that means is known here."""
        del touches
        stood: dict[str, R | None] = {}
        while self._before and self._before[-1][0] >= first:
            _, key, row = self._before.pop()
            stood[key] = row
        for key in sorted(stood, key=self._came.__getitem__):
            row = stood[key]
            if row is None:
                self.remove(key)
            else:
                self.put(key, row)
        self._unsettled.clear()

    def _facets(self, row: R) -> set[str]:
        return {EVERY, *self._view.facets(row)}

    def _change(self, key: str, was: set[str], now: set[str]) -> None:
        for facet in was - now:
            del self._true[facet][key]
        for facet in now - was:
            self._true.setdefault(facet, {})[key] = None

    def where(self, *facets: Facet, last: int | None = None) -> list[R]:
        """The rows of which all `facets` are true, in order; the `last` so many of them if given.

        Which are the last goes by that same order, whatever the facets: by when their keys came.
        """
        return [self[key] for key in last_of(self._keys(facets), last)]

    def keys_where(self, *facets: Facet) -> list[str]:
        """The keys of the rows of which all `facets` are true, in order."""
        return self._keys(facets)

    def newest(self, *facets: Facet) -> Iterator[R]:
        """The same rows the other way round, read as they are asked for."""
        return (self[key] for key in reversed(self._keys(facets)))

    def latest(self, facet: str, most: int) -> list[R]:
        """The `most` rows of which a facet has become true last, in the order their keys came."""
        keys = last_of([*self._true.get(facet, ())], most)
        return [self[key] for key in sorted(keys, key=self._came.__getitem__)]

    def _keys(self, facets: Iterable[Facet]) -> list[str]:
        found = {*self}
        for facet in facets:
            words = (facet,) if isinstance(facet, str) else facet
            found &= {key for word in words for key in self._true.get(word, ())}
        return sorted(found, key=self._came.__getitem__)

    def count(self, word: str) -> int:
        """How many rows stand that the view counts under `word`."""
        return sum(self._view.counted(row) == word for row in self.values())
