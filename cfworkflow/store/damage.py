"""What of a store's file can't be read: after a failing disk, a bad copy, a page written over.

SQLite only says that a file is damaged. Which part of it is makes all the difference: facts that
are lost are lost, while what is kept beside them can be made anew.
"""

# ruff: noqa: S608 - what is put together here is our own text

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import apsw

if TYPE_CHECKING:
    from collections.abc import Sequence

COUNTER = "sqlite_sequence"
"""The table in which SQLite keeps the position of the last fact."""


class Stretch(NamedTuple):
    """Facts from one position to another, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"@{self.first}" if self.first == self.last else f"@{self.first} to @{self.last}"


def is_readable(connection: apsw.Connection, table: str) -> bool:
    """Whether every part of a table, and of what it is searched by, is in its place in the file.

    Nothing is wrong with a table that was never made.
    """
    name = table.replace("'", "''")
    with _beside(connection) as other:
        try:
            if not other.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).get:
                return True
            said = other.execute(f"PRAGMA quick_check('{name}')").fetchall()
        except (apsw.CorruptError, apsw.NotADBError):
            return False
    return said == [("ok",)]


def unreadable_tables(connection: apsw.Connection) -> frozenset[str]:
    """The tables of a store of which some part can't be read."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return frozenset(
        name for (name,) in cast("list[tuple[str]]", names) if not is_readable(connection, name)
    )


def lost_facts(connection: apsw.Connection) -> tuple[Stretch, ...]:
    """The facts that stood where the file can't be read; none where all of it can."""
    if is_readable(connection, "fact"):
        return ()
    last = last_position(connection)
    lost = [at for at in range(1, last + 1) if _stored(connection, "*", at) is None]
    return tuple(_stretches(lost))


def each_fact(
    connection: apsw.Connection, columns: str, only: str = "true"
) -> Iterator[tuple[Any, ...]]:
    """These columns of every fact that can be read, in order of position."""
    if is_readable(connection, "fact"):
        yield from connection.execute(f"SELECT {columns} FROM fact WHERE {only} ORDER BY position")
        return
    # A scan would end where the damage begins: each is asked for by itself.
    for position in range(1, last_position(connection) + 1):
        row = _stored(connection, columns, position, only)
        if row is not None:
            yield row


def last_position(connection: apsw.Connection) -> int:
    """The position of the last fact, by whatever of it can be read best."""
    for table, question in (
        ("fact", "SELECT max(position) FROM fact"),
        (COUNTER, f"SELECT seq FROM {COUNTER} WHERE name = 'fact'"),
        ("tag", "SELECT max(position) FROM tag"),
    ):
        if is_readable(connection, table):
            return cast("int | None", connection.execute(question).get) or 0
    return 0


def take_out(connection: apsw.Connection, tables: Iterable[str]) -> None:
    """Take tables out of a file, in whatever state they are, and give back the room they took.

    They are not emptied, which could not be done where a part can't be read: they are forgotten.
    """
    _tidy(connection)  # what is not in use may be damaged as well
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.pragma("writable_schema", "ON")
        connection.executemany(
            "DELETE FROM sqlite_schema WHERE tbl_name = ?", [(name,) for name in tables]
        )
        connection.pragma("writable_schema", "RESET")
        connection.execute("COMMIT")
    except BaseException:
        end(connection)
        raise
    _tidy(connection)


def end(connection: apsw.Connection) -> None:
    """Take back what a transaction did, if it is still there; quietly, as something else is told.

    Where a page can't be read SQLite may have ended it by itself, or be unable to.
    """
    if connection.in_transaction:
        with suppress(apsw.Error):
            connection.execute("ROLLBACK")


def _tidy(connection: apsw.Connection) -> None:
    """Write a file anew without what is not in use in it.

    Where that can't be done the room stays taken: nothing is read from it any more.
    """
    with suppress(apsw.Error):
        connection.execute("VACUUM")


@contextmanager
def _beside(connection: apsw.Connection) -> Iterator[apsw.Connection]:
    """Another connection to the same file: one that has met damage writes nothing any more."""
    if not connection.filename:
        yield connection  # a file without a name, which nobody else sees
        return
    with closing(apsw.Connection(connection.filename, flags=apsw.SQLITE_OPEN_READONLY)) as other:
        other.pragma("trusted_schema", "OFF")
        other.pragma("cell_size_check", "ON")
        yield other


def _stored(
    connection: apsw.Connection, columns: str, position: int, only: str = "true"
) -> tuple[Any, ...] | None:
    """Columns of the fact at a position; None where it can't be read, or is not there."""
    is_whole = (
        "typeof(type) = 'text' AND typeof(tags) = 'text' AND typeof(line) = 'blob'"
        " AND typeof(narrative) IN ('blob', 'null')"
    )
    question = f"SELECT {columns} FROM fact WHERE position = ? AND {is_whole} AND {only}"
    try:
        return connection.execute(question, (position,)).fetchone()
    except apsw.CorruptError:
        return None


def _stretches(positions: Sequence[int]) -> Iterator[Stretch]:
    for _, run in groupby(enumerate(positions), lambda each: each[1] - each[0]):
        found = [position for _, position in run]
        yield Stretch(found[0], found[-1])
