"""The rows of one view in memory: what a fresh fold makes, and what kept rows are held against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from cfworkflow.projections.view import EVERY, Standing

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

    def add(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key`, where nothing has stood before. Raises `LookupError` else."""
        if key in self:
            raise LookupError(f"an earlier fact began {key}")
        self.put(key, row)

    def put(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key`."""
        was = self._facets(self[key]) if key in self else set()
        now = self._facets(row)
        self._change(key, was, now)
        if key not in self:
            self._arrivals += 1
            self._came[key] = self._arrivals
        self[key] = row

    def remove(self, key: str, /) -> None:
        """Let nothing stand at `key`; quiet where nothing does."""
        if key in self:
            self._change(key, self._facets(self.pop(key)), set())

    def _facets(self, row: R) -> set[str]:
        return {EVERY, *self._view.facets(row)}

    def _change(self, key: str, was: set[str], now: set[str]) -> None:
        for facet in was - now:
            del self._true[facet][key]
        for facet in now - was:
            self._true.setdefault(facet, {})[key] = None

    def where(self, *facets: str, most: int = -1) -> list[R]:
        """The rows of which all `facets` are true, in order.

        With `most`, those so many of which the first facet has become true last.
        """
        first, *others = facets or (EVERY,)
        keys = [
            key
            for key in self._true.get(first, ())
            if all(key in self._true.get(other, ()) for other in others)
        ]
        chosen = keys if most < 0 else keys[len(keys) - min(most, len(keys)) :]
        return [self[key] for key in sorted(chosen, key=self._came.__getitem__)]

    def where_any(self, facets: Iterable[str]) -> list[R]:
        """The rows of which any of the facets is true, each once, in order."""
        keys = {key for facet in facets for key in self._true.get(facet, ())}
        return [self[key] for key in sorted(keys, key=self._came.__getitem__)]

    def count(self, word: str) -> int:
        """How many rows stand that the view counts under `word`."""
        return sum(self._view.counted(row) == word for row in self.values())
