"""The log of a store: its Merkle tree, kept as it grows, so that a proof is a few looks.

A leaf is a fact's line, byte for byte as it is stored. The nodes over whole subtrees are kept in
the store's own file; a new leaf adds two on average, and nothing is worked out from the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, cast

from apsw import ConstraintError

from cfworkflow.audit import merkle
from cfworkflow.store.damage import is_readable, take_out
from cfworkflow.store.refusals import StoreDamaged

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

        Leaves and nodes are written together, so what is cut off is done again from there. Where a
        fact was taken away it ends: no later one becomes the leaf in its place.
        """
        # Looked at first without a lock: most often there is nothing, or little, to do.
        while (size := self.size()) < self._head():
            grown_to = self._in_a_transaction()
            progress(grown_to)
            if grown_to - size < BATCH:
                return grown_to
        return size

    def make_anew(self, progress: Callable[[int], None] = lambda _: None) -> int:
        """Work the whole tree out again from the facts; the size reached."""
        if not is_readable(self._connection, "proof_node"):
            take_out(self._connection, ["proof_node"])
        self._connection.execute(TABLE)
        self._connection.execute("DELETE FROM proof_node")
        return self.catch_up(progress)

    def grow_beside(self, first: int, lines: Sequence[bytes]) -> None:
        """Add the leaves of facts that are being appended from position `first` on, with them.

        Nothing stands in a fact's way: a tree that is behind stays behind, for `catch_up` to see
        to, and so does one that was changed, for `audit verify` to tell of.
        """
        size = self.size()
        if size != first - 1:
            return
        with suppress(StoreDamaged, ConstraintError), self._connection:
            if size == 0:
                self._connection.execute(TABLE)
            self._add(size, [merkle.leaf_hash(line) for line in lines])

    def require_of_all(self) -> None:
        """Raise `StoreDamaged` unless it has a leaf for each fact on record, and no more."""
        size, head = self.size(), self._head()
        if size != head:
            raise _damaged(
                f"It has {size} leaves, and the last fact stands at position {head}: "
                "facts were taken away, or the log was changed."
            )

    def root(self, size: int | None = None) -> bytes:
        """The root of the first `size` leaves; by default of all that are kept.

        Raises `StoreDamaged` where a node is gone, as do the proofs.
        """
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

    def _in_a_transaction(self) -> int:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.execute(TABLE)
            size = self._grow(self.size())
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, ConstraintError):
                raise _damaged("It has nodes where those of new facts belong.") from error
            raise
        return size

    def _grow(self, size: int) -> int:
        found = self._connection.execute(
            "SELECT position, line FROM fact WHERE position > ? ORDER BY position", (size,)
        )
        lines = islice(cast("Iterator[tuple[int, bytes]]", iter(found)), BATCH)
        leaves = [
            merkle.leaf_hash(line)
            for expected, (position, line) in enumerate(lines, size + 1)
            if position == expected  # beyond a gap none is: the places of those are too high
        ]
        self._add(size, leaves)
        return size + len(leaves)

    def _add(self, size: int, leaves: list[bytes]) -> None:
        # So few leaves leave the larger subtrees as they are: their peaks need not be looked up.
        touched = (size ^ (size + len(leaves))).bit_length()
        peaks = [self._node(each, size >> each ^ 1) for each in _peaks(size) if each < touched]
        self._connection.executemany(
            "INSERT INTO proof_node VALUES (?, ?, ?)", grown(size, peaks, leaves)
        )

    def _node(self, level: int, place: int) -> bytes:
        found = self._connection.execute(
            "SELECT hash FROM proof_node WHERE level = ? AND place = ?", (level, place)
        ).get
        if found is None:
            raise _damaged(f"It lacks the node {level}/{place}: it was changed.")
        return cast("bytes", found)


def keep_beside(connection: apsw.Connection, first: int, lines: Sequence[bytes]) -> None:
    """Keep the log of a store with each append to it; see `Log.grow_beside`."""
    Log(connection).grow_beside(first, lines)


def _damaged(why: str) -> StoreDamaged:
    refusal = StoreDamaged("", why)
    refusal.what = "Tried to prove what is on record from the log kept with it."
    refusal.try_ = (
        "Hold it against a checkpoint kept elsewhere: cfworkflow audit verify --checkpoint FILE; "
        "where the facts are sound, make the log anew: cfworkflow projections rebuild --log"
    )
    return refusal


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
