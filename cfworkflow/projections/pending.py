"""What the fold of a view has changed and is not written yet, and the way it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from cfworkflow.projections.kept_schema import fork

if TYPE_CHECKING:
    import apsw


Gathered = list[tuple[str, list[tuple[Any, ...]]]]
"""Statements to be carried out in this order, each once for each of its values."""


class Pending:
    """Changes to what is kept of one view, gathered to be written many at a time.

    `numbers` are those of things that come.
    """

    def __init__(
        self, connection: apsw.Connection, generation: int, view: str, numbers: Iterator[int]
    ) -> None:
        self._new_thing = numbers
        self._connection = connection
        self._generation = generation
        self._view = view
        self._numbers: dict[str, int] = {}
        self._standing = f"""SELECT thing, (SELECT content FROM kept_row_{generation} AS r
              WHERE r.thing = t.thing ORDER BY since DESC LIMIT 1)
            FROM kept_thing_{generation} AS t WHERE view = ? AND key = ?
            ORDER BY born DESC, thing DESC LIMIT 1"""
        rows = f"FROM kept_row_{generation} AS r WHERE r.thing = t.thing"
        at = f"""SELECT thing, key, born, (SELECT max(since) {rows}),
              (SELECT content {rows} AND since < :first ORDER BY since DESC LIMIT 1)
            FROM kept_thing_{generation} AS t WHERE view = :view AND"""
        self._stood = f"""SELECT * FROM ({at} key = :ref
            UNION ALL {at} key > :ref || '/' AND key < :ref || '0') ORDER BY thing"""
        self._begin()

    def _begin(self) -> None:
        self._things: list[tuple[int, str, str, int]] = []
        self._rows: list[tuple[int, int, bytes | None]] = []
        self._true: list[tuple[str, int, int]] = []
        self._untrue: list[tuple[str, int, int]] = []
        self._once: list[tuple[str, int, int, int, int]] = []
        self._counts: dict[tuple[str, int], int] = {}

    def standing(self, key: str) -> tuple[int, bytes] | None:
        """The thing that stands at a key, as written, and its row; None where there is none."""
        found = self._connection.execute(self._standing, (self._view, key)).fetchone()
        if found is None or found[1] is None:
            return None
        return cast("tuple[int, bytes]", found)

    def rows_back(self, thing: int) -> Iterator[tuple[int, bytes]]:
        """The rows a thing has had, as written, the last first, each with its position."""
        found = self._connection.execute(
            f"""SELECT since, content FROM kept_row_{self._generation} WHERE thing = ?
            ORDER BY since DESC""",
            (thing,),
        )
        return cast("Iterator[tuple[int, bytes]]", iter(found))

    def stood_before(self, first: int, refs: Iterable[str]) -> list[tuple[str, bytes | None]]:
        """The keys that are one of `refs`, or begin with one and a slash, and changed since.

        Each with its row as it was before the position `first`, as written, None where there was
        none; in the order they came. All that gathered must have been written.
        """
        found: dict[str, tuple[int, bool, bytes | None]] = {}
        for ref in refs:
            given = {"view": self._view, "ref": ref, "first": first}
            for thing, key, born, last, content in self._connection.execute(self._stood, given):
                _, changed, before = found.get(key, (thing, False, None))
                # Of several things that came at one key, the last that was there by then counts.
                row = cast("bytes | None", content) if cast("int", born) < first else before
                found[cast("str", key)] = (thing, changed or cast("int", last) >= first, row)
        ordered = sorted(found.items(), key=lambda each: each[1][0])
        return [(key, row) for key, (_, changed, row) in ordered if changed]

    def came(self, key: str, position: int) -> int:
        """Number a thing that came."""
        thing = next(self._new_thing)
        self._things.append((thing, self._view, key, position))
        return thing

    def row(self, thing: int, position: int, content: bytes | None) -> None:
        """From `position` on a thing has this row, or none."""
        self._rows.append((thing, position, content))

    def became_true(self, facet: str, thing: int, position: int) -> None:
        """From `position` on a facet is true of a thing."""
        self._true.append((f"{self._view} {facet}", position, thing))

    def became_untrue(self, facet: str, thing: int, since: int, until: int) -> None:
        """A facet that was true of a thing since a position is so no longer."""
        word = f"{self._view} {facet}"
        self._untrue.append((word, since, thing))
        self._once.append((word, fork(since, until), since, until, thing))

    def count(self, word: str, more: int, position: int) -> None:
        """From `position` on so many rows more are counted under a word."""
        word = f"{self._view} {word}"
        if word not in self._numbers:
            last = self._connection.execute(
                f"""SELECT number FROM kept_count_{self._generation} WHERE word = ?
                ORDER BY since DESC LIMIT 1""",
                (word,),
            ).get
            self._numbers[word] = cast("int | None", last) or 0
        self._numbers[word] += more
        self._counts[word, position] = self._numbers[word]

    def gathered(self) -> Gathered:
        """All that gathered, to be written now; from here on it gathers anew."""
        counts = [(word, since, number) for (word, since), number in self._counts.items()]
        gathered: Gathered = [
            ("INSERT INTO kept_thing_{0} VALUES (?, ?, ?, ?)", self._things),
            ("INSERT INTO kept_row_{0} VALUES (?, ?, ?)", self._rows),
            ("INSERT INTO kept_true_{0} VALUES (?, ?, ?)", self._true),
            (
                "DELETE FROM kept_true_{0} WHERE word = ? AND since = ? AND thing = ?",
                self._untrue,
            ),
            ("INSERT INTO kept_once_{0} VALUES (?, ?, ?, ?, ?)", self._once),
            ("INSERT INTO kept_count_{0} VALUES (?, ?, ?)", counts),
        ]
        self._begin()
        return [(sql.format(self._generation), values) for sql, values in gathered if values]
