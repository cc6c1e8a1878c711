"""The log of a store: its Merkle tree, kept as it grows, so that a proof is a few looks.

A leaf is a fact's line, byte for byte as it is stored. The nodes over whole subtrees are kept in
the store's own file; a new leaf adds two on average, and nothing is worked out from the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TYPE_CHECKING, cast

from cfworkflow.audit import merkle

if TYPE_CHECKING:
    import apsw

TABLE = """CREATE TABLE IF NOT EXISTS proof_node(
  level INTEGER NOT NULL,
  place INTEGER NOT NULL, -- over the 2^level leaves from place * 2^level on
  hash BLOB NOT NULL,
  PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID"""

BATCH = 10_000
"""Leaves a transaction."""

Node = tuple[int, int, bytes]


class Log:
    """The kept tree of a store. `connection` sees the store's file.

    What is kept can be changed by whoever has the file, as the facts can: it serves proofs, and
    `audit verify` works all of it out again.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def size(self) -> int:
        """How many leaves the kept tree has."""
        there = "SELECT 1 FROM sqlite_schema WHERE name = 'proof_node'"
        if not self._connection.execute(there).get:
            return 0
        last = self._connection.execute("SELECT max(place) FROM proof_node WHERE level = 0").get
        return 0 if last is None else cast("int", last) + 1

    def catch_up(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Add the leaves of all facts that are new; the size reached.

        Leaves and nodes are written together, so what is cut off is done again from there.
        """
        while True:
            # Looked at first without a lock: most often there is nothing, or little, to do.
            if self.size() == self._head():
                return self.size()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.execute(TABLE)
                size = self._grow(self.size())
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            progress(size)

    def root(self, size: int | None = None) -> bytes:
        """The root of the first `size` leaves; by default of all that are kept."""
        return merkle.root_of(self._node, self.size() if size is None else size)

    def inclusion(self, position: int, size: int) -> list[bytes]:
        """The proof that the fact at a position is in the tree of the first `size` leaves."""
        return merkle.inclusion(self._node, position - 1, size)

    def consistency(self, size1: int, size2: int) -> list[bytes]:
        """The proof that the tree of `size1` leaves begins that of `size2`."""
        return merkle.consistency(self._node, size1, size2)

    def _head(self) -> int:
        head = self._connection.execute("SELECT coalesce(max(position), 0) FROM fact").get
        return cast("int", head)

    def _grow(self, size: int) -> int:
        lines = self._connection.execute(
            "SELECT line FROM fact WHERE position > ? ORDER BY position", (size,)
        )
        leaves = [merkle.leaf_hash(cast("bytes", line)) for (line,) in islice(lines, BATCH)]
        peaks = [self._node(level, size >> level ^ 1) for level in _peaks(size)]
        self._connection.executemany(
            "INSERT INTO proof_node VALUES (?, ?, ?)", grown(size, peaks, leaves)
        )
        return size + len(leaves)

    def _node(self, level: int, place: int) -> bytes:
        found = self._connection.execute(
            "SELECT hash FROM proof_node WHERE level = ? AND place = ?", (level, place)
        ).get
        if found is None:
            raise LookupError(f"the kept tree has no node {level}/{place}")
        return cast("bytes", found)


def grown(size: int, peaks: list[bytes], leaves: Iterable[bytes]) -> Iterable[Node]:
    """The nodes that these leaves add to a tree of `size`.

    `peaks` are the roots of the whole subtrees it consists of, the smallest and last first; they
    are changed to those of the tree that has grown.
    """
    for leaf in leaves:
        level, place, found = 0, size, leaf
        yield level, place, found
        while place % 2:
            found = merkle.node_hash(peaks.pop(0), found)
            level, place = level + 1, place >> 1
            yield level, place, found
        peaks.insert(0, found)
        size += 1


def _peaks(size: int) -> list[int]:
    """The levels of the whole subtrees that a tree of `size` leaves consists of, smallest first."""
    return [level for level in range(size.bit_length()) if size >> level & 1]
