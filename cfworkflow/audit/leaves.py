"""Working the whole log of a store out again from its lines: every leaf, every node, the root.

One pass, in memory that does not grow with the store.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

from cfworkflow.audit import merkle
from cfworkflow.audit.log import grown

if TYPE_CHECKING:
    import apsw

    from cfworkflow.audit.log import Log

_EVERY = 20_000
"""Leaves between two words of how far it is."""


class Leaves(NamedTuple):
    """What the lines of a store add up to.

    `roots` are those at the sizes asked for, and at the end; `missing` are positions at which no
    fact stands though later ones do; `nodes_differ` is the first leaf, counted from 1, whose kept
    nodes are not those worked out, or None.
    """

    size: int
    roots: dict[int, bytes]
    missing: tuple[int, ...]
    nodes_differ: int | None


def read_leaves(
    connection: apsw.Connection,
    log: Log,
    sizes: Collection[int],
    progress: Callable[[int], None],
) -> Leaves:
    """Read every leaf, and hold the kept tree against what they add up to."""
    kept, kept_size = _KeptNodes(connection), log.size()
    size, peaks, wanted = 0, list[bytes](), {*sizes}
    roots = {0: merkle.EMPTY_ROOT}
    missing: list[int] = []
    differ: int | None = None
    for position, line in _lines(connection):
        missing += range(size + 1 + len(missing), position)
        for node in grown(size, peaks, [merkle.leaf_hash(line)]):
            if differ is None and size < kept_size and not kept.has(*node):
                differ = size + 1
        size += 1
        if size in wanted:
            roots[size] = _root(peaks)
        if size % _EVERY == 0:
            progress(size)
    if differ is None and kept.has_more():
        differ = size + 1
    roots[size] = _root(peaks)
    return Leaves(size, roots, tuple(missing), differ)


def _lines(connection: apsw.Connection) -> Iterator[tuple[int, bytes]]:
    found = connection.execute("SELECT position, line FROM fact ORDER BY position")
    return cast("Iterator[tuple[int, bytes]]", iter(found))


def _root(peaks: list[bytes]) -> bytes:
    if not peaks:
        return merkle.EMPTY_ROOT
    smallest, *larger = peaks
    for peak in larger:
        smallest = merkle.node_hash(peak, smallest)
    return smallest


class _KeptNodes:
    """The kept nodes, level by level, in the order in which a growing tree comes by them."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._levels: dict[int, Iterator[tuple[int, bytes]]] = {}

    def has(self, level: int, place: int, node: bytes) -> bool:
        """Whether the next node of a level is this one."""
        if level not in self._levels:
            found = self._connection.execute(
                "SELECT place, hash FROM proof_node WHERE level = ? ORDER BY place", (level,)
            )
            self._levels[level] = cast("Iterator[tuple[int, bytes]]", iter(found))
        return next(self._levels[level], None) == (place, node)

    def has_more(self) -> bool:
        """Whether nodes are left that no leaf accounts for."""
        return next(chain.from_iterable(self._levels.values()), None) is not None
