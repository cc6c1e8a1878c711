"""What the fold of a view has changed and is not written yet, and the way it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from cfworkflow.projections.kept_schema import fork

if TYPE_CHECKING:
    import apsw


class Pending:
    """Changes to what is kept of one view, gathered to be written many at a time.

    A word that became true and untrue meanwhile is written once, with both its ends.
    """

    def __init__(
        self, connection: apsw.Connection, generation: int, view: str, last_thing: int
    ) -> None:
        self.last_thing = last_thing
        self._connection = connection
        self._generation = generation
        self._view = view
        self._things: list[tuple[int, str, str, int]] = []
        self._rows: list[tuple[int, int, bytes | None]] = []
        self._true: dict[tuple[str, int], int] = {}
        self._untrue: list[tuple[str, int, int]] = []
        self._once: list[tuple[str, int, int, int, int]] = []
        self._counts: dict[tuple[str, int], int] = {}
        self._numbers: dict[str, int] = {}
        self._standing = f"""SELECT thing, (SELECT content FROM kept_row_{generation} AS r
              WHERE r.thing = t.thing ORDER BY since DESC LIMIT 1)
            FROM kept_thing_{generation} AS t WHERE view = ? AND key = ?
            ORDER BY thing DESC LIMIT 1"""

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

    def came(self, key: str, position: int, step: int) -> int:
        """Number a thing that came, so many beyond the last: other views count in between."""
        self.last_thing += step
        self._things.append((self.last_thing, self._view, key, position))
        return self.last_thing

    def row(self, thing: int, position: int, content: bytes | None) -> None:
        """From `position` on a thing has this row, or none."""
        self._rows.append((thing, position, content))

    def became_true(self, facet: str, thing: int, position: int) -> None:
        """From `position` on a facet is true of a thing."""
        self._true[f"{self._view} {facet}", thing] = position

    def became_untrue(self, facet: str, thing: int, since: int, until: int) -> None:
        """A facet that was true of a thing since a position is so no longer."""
        word = f"{self._view} {facet}"
        if self._true.pop((word, thing), None) is None:
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

    def write(self) -> None:
        """Write all that gathered."""
        gathered: tuple[tuple[str, Iterable[tuple[object, ...]]], ...] = (
            ("INSERT INTO kept_thing_{0} VALUES (?, ?, ?, ?)", self._things),
            ("INSERT INTO kept_row_{0} VALUES (?, ?, ?)", self._rows),
            (
                "DELETE FROM kept_true_{0} WHERE word = ? AND since = ? AND thing = ?",
                self._untrue,
            ),
            (
                "INSERT INTO kept_true_{0} VALUES (?, ?, ?)",
                [(word, since, thing) for (word, thing), since in self._true.items()],
            ),
            ("INSERT INTO kept_once_{0} VALUES (?, ?, ?, ?, ?)", self._once),
            (
                "INSERT INTO kept_count_{0} VALUES (?, ?, ?)",
                [(word, since, number) for (word, since), number in self._counts.items()],
            ),
        )
        for statement, given in gathered:
            if given:
                self._connection.executemany(statement.format(self._generation), given)
        for written in (self._things, self._rows, self._untrue, self._once):
            written.clear()
        self._true.clear()
        self._counts.clear()
