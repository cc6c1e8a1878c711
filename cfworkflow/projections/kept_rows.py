"""The rows of one view as they are kept: written by its fold, read as of any position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar, cast

import apsw
import msgspec

from cfworkflow.projections.kept_schema import STILL, ancestors, fork
from cfworkflow.projections.view import Standing, View

R = TypeVar("R")

EVERY = ""
"""The facet of every row that stands."""

_MOST_AT_HAND = 10_000
_encode = msgspec.json.Encoder().encode


class _Version(NamedTuple):
    """A row not yet written, since when it stands, and since when its key is there."""

    since: int
    born: int
    row: Any


class _AtHand(NamedTuple):
    """The row that stands at a key, since when there is one there, and what is true of it."""

    row: Any
    born: int
    facets: frozenset[str]


class KeptRows(Generic[R]):
    """The rows of a view for its fold. What it puts stands from `position` on.

    Changes gather until they are written, many at a time; a row that came and went meanwhile is
    written once, with both its ends.
    """

    def __init__(self, connection: apsw.Connection, generation: int, view: View[R]) -> None:
        self.position = 0
        self._view = view
        self._decode = msgspec.json.Decoder(view.row).decode
        self._connection = connection
        self._at_hand: dict[str, _AtHand] = {}
        self._new: dict[str, _Version] = {}
        self._true: dict[tuple[str, str], int] = {}
        row, facet = f"kept_row_{generation}", f"kept_facet_{generation}"
        self._find = f"""SELECT content, born FROM {row}
            WHERE view = ? AND key = ? AND until = {STILL}"""
        self._statements: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
            "end": (
                f"""UPDATE {row} SET until = ?3
                WHERE view = ?1 AND key = ?2 AND until = {STILL}""",
                [],
            ),
            "stand": (
                f"""INSERT INTO {row}(view, key, since, until, born, content)
                VALUES (?, ?, ?, ?, ?, ?)""",
                [],
            ),
            "untrue": (
                f"""UPDATE {facet} SET until = ?4, node = fork(since, ?4)
                WHERE view = ?1 AND key = ?2 AND facet = ?3 AND node = 0""",
                [],
            ),
            "true": (f"INSERT INTO {facet} VALUES (?, ?, ?, ?, ?, ?)", []),
        }

    def get(self, key: str, /) -> R | None:
        """The row at `key`, or None where there is none."""
        found = self._found(key)
        return found.row if found else None

    def _found(self, key: str) -> _AtHand | None:
        if key in self._at_hand:
            return self._at_hand[key]
        if key in self._new:
            return None  # removed, and not yet written
        kept = self._connection.execute(self._find, (self._view.name, key)).fetchone()
        if kept is None:
            return None
        row = self._decode(kept[0])
        self._at_hand[key] = found = _AtHand(row, cast("int", kept[1]), self._facets(row))
        return found

    def _facets(self, row: R) -> frozenset[str]:
        return frozenset((EVERY, *self._view.facets(row)))

    def put(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key` from now on."""
        if self._view.grows:
            self._todo("stand", key, self.position, STILL, self.position, _encode(row))
            return
        before = self._found(key)
        born = before.born if before else self.position
        facets = self._facets(row)
        self._change_facets(key, before.facets if before else frozenset(), facets)
        self._end(key, stood=before is not None)
        self._new[key] = _Version(self.position, born, row)
        self._at_hand[key] = _AtHand(row, born, facets)

    def remove(self, key: str, /) -> None:
        """Let nothing stand at `key` from now on."""
        before = self._found(key)
        if before is None:
            return
        self._change_facets(key, before.facets, frozenset())
        self._end(key, stood=True)
        self._new[key] = _Version(self.position, 0, None)
        del self._at_hand[key]

    def _end(self, key: str, *, stood: bool) -> None:
        """Let what stood at `key` stand no longer."""
        last = self._new.pop(key, None)
        if last is None:
            if stood:
                self._todo("end", key, self.position)
        elif last.row is not None and last.since < self.position:
            self._todo("stand", key, last.since, self.position, last.born, _encode(last.row))

    def _change_facets(self, key: str, was: frozenset[str], now: frozenset[str]) -> None:
        if was == now:
            return
        for facet in was - now:
            since = self._true.pop((key, facet), None)
            if since is None:
                self._todo("untrue", key, facet, self.position)
            elif since < self.position:
                node = fork(since, self.position)
                self._todo("true", facet, node, since, self.position, key)
        for facet in now - was:
            self._true[key, facet] = self.position

    def _todo(self, what: str, *given: object) -> None:
        self._statements[what][1].append((self._view.name, *given))

    def write(self) -> None:
        """Write all changes gathered; what is at hand stays, unless it has become too much."""
        for key, last in self._new.items():
            if last.row is not None:
                self._todo("stand", key, last.since, STILL, last.born, _encode(last.row))
        for (key, facet), since in self._true.items():
            self._todo("true", facet, 0, since, STILL, key)
        for statement, todo in self._statements.values():
            self._connection.executemany(statement, todo)
            todo.clear()
        self._new.clear()
        self._true.clear()
        if len(self._at_hand) > _MOST_AT_HAND:
            self._at_hand.clear()

    def items(self) -> Iterable[tuple[str, R]]:
        """Every key and its row; for readers, a fold looks its rows up by key."""
        raise TypeError("a fold looks its rows up by key")


class RowsAsOf(Standing[R]):
    """The rows of a view as they stood at a position, in the order their keys first came."""

    def __init__(
        self, connection: apsw.Connection, generation: int, view: View[R], position: int
    ) -> None:
        self._view = view
        self._position = position
        self._decode = msgspec.json.Decoder(view.row).decode
        self._execute = connection.execute
        self._ancestors = ancestors(position, position)
        row, facet = f"kept_row_{generation}", f"kept_facet_{generation}"
        self._one = f"""SELECT until, content FROM {row} WHERE view = ? AND key = ? AND since <= ?
            ORDER BY since DESC LIMIT 1"""
        self._count = f"SELECT count(*) FROM {row} WHERE view = ? AND since <= ?"
        self._grown = f"""SELECT key, content FROM {row} WHERE view = ? AND since <= ?
            ORDER BY key DESC LIMIT ?"""
        standing = " UNION ALL ".join(
            f"""SELECT * FROM (SELECT key, since FROM {facet}
                WHERE view = :view AND facet = :facet AND {where}
                ORDER BY since DESC LIMIT :most)"""
            for where in (
                "node = 0 AND since <= :position",
                "node IN (SELECT value FROM json_each(:below)) AND until > :position",
                "node IN (SELECT value FROM json_each(:above)) AND since <= :position",
            )
        )
        self._latest = f"""SELECT r.key, r.content
            FROM (SELECT * FROM ({standing}) ORDER BY since DESC LIMIT :most) AS f
            CROSS JOIN {row} AS r ON r.view = :view AND r.key = f.key
                AND r.since <= :position AND r.until > :position
            ORDER BY r.born, r.key"""

    def __getitem__(self, key: str) -> R:
        found = self._execute(self._one, (self._view.name, key, self._position)).fetchone()
        if found is None or cast("int", found[0]) <= self._position:
            raise KeyError(key)
        return self._decode(found[1])

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._where(EVERY, -1))

    def __len__(self) -> int:
        if self._view.grows:
            return cast("int", self._execute(self._count, (self._view.name, self._position)).get)
        return len(self._where(EVERY, -1))

    def values(self) -> list[R]:  # type: ignore[override]  # a list serves as a view does
        """All rows."""
        return [self._decode(content) for _, content in self._where(EVERY, -1)]

    def where(self, *facets: str, most: int = -1) -> list[R]:
        """The rows of which all `facets` are true, in order.

        With `most`, those so many of which the first facet has become true last.
        """
        first, *others = facets or (EVERY,)
        rows = [self._decode(content) for _, content in self._where(first, -1 if others else most)]
        if others:
            rows = [row for row in rows if {*others} <= {*self._view.facets(row)}]
        return rows[-most:] if most >= 0 else rows

    def _where(self, facet: str, most: int) -> list[tuple[str, bytes]]:
        if self._view.grows:
            grown = self._execute(self._grown, (self._view.name, self._position, most))
            return cast("list[tuple[str, bytes]]", grown.fetchall()[::-1])
        given: dict[str, Any] = {
            "view": self._view.name,
            "facet": facet,
            "position": self._position,
            "below": str([node for node in self._ancestors if node < self._position]),
            "above": str([node for node in self._ancestors if node >= self._position]),
            "most": most,
        }
        return cast("list[tuple[str, bytes]]", self._execute(self._latest, given).fetchall())
