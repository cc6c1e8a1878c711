"""What a list shows of each row: on a terminal, and in a sheet, where there is room for more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from types import MappingProxyType
from typing import Any, NamedTuple

Source = str | Callable[[Any], object]
"""Where a cell comes from: the name of a row's field, dotted for a field of a field, or a way."""


class Listing(NamedTuple):
    """The columns of a list by their heads; `more` stand in a sheet only.

    `empty` is said, on stderr, where there is nothing to list. On a terminal the last column has
    what room the others leave.
    """

    columns: Mapping[str, Source]
    more: Mapping[str, Source] = MappingProxyType({})
    empty: str = "There is nothing to list."

    def table(self, rows: Iterable[object]) -> Iterator[list[object]]:
        """The rows as a terminal shows them."""
        return ([_taken(row, source) for source in self.columns.values()] for row in rows)

    def sheet(self, rows: Iterable[object]) -> Iterator[list[object]]:
        """The rows as a sheet holds them."""
        sources = [*self.columns.values(), *self.more.values()]
        return ([_taken(row, source) for source in sources] for row in rows)

    @property
    def heads(self) -> list[str]:
        """The heads of the sheet."""
        return [*self.columns, *self.more]


def _taken(row: object, source: Source) -> object:
    return reduce(getattr, source.split("."), row) if isinstance(source, str) else source(row)


def spoken(name: str) -> Callable[[Any], object]:
    """A state as people say it: `not carried` for not_carried."""
    return lambda row: str(getattr(row, name)).replace("_", " ")
