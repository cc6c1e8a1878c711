"""Working the whole log of a store out again from its lines: every leaf, every node, the root.

One pass, in memory that does not grow with the store.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from heapq import merge
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

from cfworkflow.audit import merkle
from cfworkflow.audit.log import grown
from cfworkflow.store.damage import Stretch, each_fact, is_readable, lost_facts

if TYPE_CHECKING:
    import apsw

    from cfworkflow.audit.log import Log

_EVERY = 20_000
"""Leaves between two words of how far it is."""


class Leaves(NamedTuple):
    """What the lines of a store add up to.

    `roots` are those at the sizes asked for, and at the end; `missing` are positions at which no
    fact stands though later ones do; `nodes_differ` is the first leaf, counted from 1, whose kept
    nodes are not those worked out, or None. `kept` is how many leaves the log has; None where it
    can't be read. `lost` are facts that can't be read; in the place of `stood_in` of them the
    leaves are taken that the log has.
    """

    size: int
    roots: dict[int, bytes]
    missing: tuple[int, ...]
    nodes_differ: int | None
    kept: int | None = None
    lost: tuple[Stretch, ...] = ()
    stood_in: int = 0

    @property
    def gone(self) -> int:
        """How many facts can't be read."""
        return sum(each.last - each.first + 1 for each in self.lost)

    @property
    def replaced(self) -> bool:
        """Whether the log has the leaves of all of them."""
        return self.stood_in == self.gone


def read_leaves(
    connection: apsw.Connection,
    log: Log,
    sizes: Collection[int],
    progress: Callable[[int], None],
) -> Leaves:
    """Read every leaf, and hold the kept tree against what they add up to."""
    kept = _KeptNodes(connection)
    kept_size = log.size() if is_readable(connection, "proof_node") else None
    size, peaks, wanted = 0, list[bytes](), {*sizes}
    roots = {0: merkle.EMPTY_ROOT}
    missing: list[int] = []
    differ: int | None = None
    lost = lost_facts(connection)
    replaced = _Replaced(connection, lost if kept_size else ())
    for position, leaf in replaced.among(_leaves(connection)):
        missing += range(size + 1 + len(missing), position)
        for node in grown(size, peaks, [leaf]):
            if differ is None and size < (kept_size or 0) and not kept.has(*node):
                differ = size + 1
        size += 1
        if size in wanted:
            roots[size] = _root(peaks)
        if size % _EVERY == 0:
            progress(size)
    if differ is None and kept.has_more():
        differ = size + 1
    roots[size] = _root(peaks)
    gone = {at for each in lost for at in range(each.first, each.last + 1)}
    missing = [position for position in missing if position not in gone]
    return Leaves(size, roots, tuple(missing), differ, kept_size, lost, replaced.count)


def _leaves(connection: apsw.Connection) -> Iterator[tuple[int, bytes]]:
    found = cast("Iterator[tuple[int, bytes]]", each_fact(connection, "position, line"))
    return ((position, merkle.leaf_hash(line)) for position, line in found)


def _root(peaks: list[bytes]) -> bytes:
    if not peaks:
        return merkle.EMPTY_ROOT
    smallest, *larger = peaks
    for peak in larger:
        smallest = merkle.node_hash(peak, smallest)
    return smallest


class _Replaced:
    """The leaves that the log has of facts that can't be read, in the place of those."""

    def __init__(self, connection: apsw.Connection, lost: Iterable[Stretch]) -> None:
        kept = [leaf for each in lost for leaf in _kept(connection, each)]
        self.count = len(kept)
        self._kept = kept

    def among(self, leaves: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
        """These leaves with those in between, by position."""
        return merge(leaves, self._kept) if self._kept else leaves


def _kept(connection: apsw.Connection, lost: Stretch) -> Iterator[tuple[int, bytes]]:
    found = connection.execute(
        """SELECT place + 1, hash FROM proof_node
        WHERE level = 0 AND place BETWEEN ? AND ? ORDER BY place""",
        (lost.first - 1, lost.last - 1),
    )
    return cast("Iterator[tuple[int, bytes]]", iter(found))


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
