"""The rows of one view as they are kept: written by its fold, read as of any position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar, cast

import apsw
import msgspec

from cfworkflow.projections.kept_schema import STILL, ancestors
from cfworkflow.projections.view import Standing, View

R = TypeVar("R")

EVERY = ""
"""The facet of every row that stands."""

_MOST_AT_HAND = 10_000
_encode = msgspec.json.Encoder().encode


class KeptRows(Generic[R]):
    """The rows of a view for its fold. What it puts stands from `position` on."""

    def __init__(self, connection: apsw.Connection, generation: int, view: View[R]) -> None:
        self.position = 0
        self._view = view
        self._decode = msgspec.json.Decoder(view.row).decode
        self._execute = connection.execute
        self._at_hand: dict[str, tuple[R, int]] = {}
        row, facet = f"kept_row_{generation}", f"kept_facet_{generation}"
        self._find = (
            f"SELECT content, born FROM {row} WHERE view = ? AND key = ? AND until = {STILL}"
        )
        self._end = f"""UPDATE {row} SET until = ?3
            WHERE view = ?1 AND key = ?2 AND until = {STILL} AND since < ?3"""
        self._begin = f"""INSERT INTO {row}(view, key, since, until, born, content)
            VALUES (?, ?, ?, {STILL}, ?, ?)
            ON CONFLICT (view, key, since) DO UPDATE SET content = excluded.content"""
        self._true = f"INSERT OR IGNORE INTO {facet} VALUES (?, ?, 0, ?, {STILL}, ?)"
        self._untrue = f"""UPDATE {facet} SET until = ?4, node = fork(since, ?4)
            WHERE view = ?1 AND key = ?2 AND facet = ?3 AND node = 0"""

    def get(self, key: str, /) -> R | None:
        """The row at `key`, or None where there is none."""
        found = self._found(key)
        return found[0] if found else None

    def _found(self, key: str) -> tuple[R, int] | None:
        if key not in self._at_hand:
            if len(self._at_hand) >= _MOST_AT_HAND:
                self._at_hand.clear()
            kept = self._execute(self._find, (self._view.name, key)).fetchone()
            if kept is None:
                return None
            self._at_hand[key] = self._decode(kept[0]), cast("int", kept[1])
        return self._at_hand[key]

    def put(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key` from now on."""
        name, position = self._view.name, self.position
        before = self._found(key)
        born = before[1] if before else position
        was = {EVERY, *self._view.facets(before[0])} if before else set()
        now = {EVERY, *self._view.facets(row)}
        if before:
            self._execute(self._end, (name, key, position))
        self._execute(self._begin, (name, key, position, born, _encode(row)))
        for facet in sorted(was - now):
            self._execute(self._untrue, (name, key, facet, position))
        for facet in sorted(now - was):
            self._execute(self._true, (name, facet, position, key))
        self._at_hand[key] = row, born

    def remove(self, key: str, /) -> None:
        """Let nothing stand at `key` from now on."""
        name, position = self._view.name, self.position
        before = self._found(key)
        if before is None:
            return
        self._execute(self._end, (name, key, position))
        for facet in sorted({EVERY, *self._view.facets(before[0])}):
            self._execute(self._untrue, (name, key, facet, position))
        del self._at_hand[key]

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
        given: dict[str, Any] = {
            "view": self._view.name,
            "facet": facet,
            "position": self._position,
            "below": str([node for node in self._ancestors if node < self._position]),
            "above": str([node for node in self._ancestors if node >= self._position]),
            "most": most,
        }
        return cast("list[tuple[str, bytes]]", self._execute(self._latest, given).fetchall())
