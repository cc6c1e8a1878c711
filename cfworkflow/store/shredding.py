"""Leaving no trace of erased texts in a store's file, or beside it.

SQLite marks what is deleted as free and overwrites it some day. So after an erasure the file is
written anew without what is free, and the write-ahead log, which still holds older pages, is worked
into it and emptied. `shredded` notes up to which fact that was done, so that one that was cut off
is known to be owed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import apsw

from cfworkflow.store.refusals import ShreddingUnfinished

if TYPE_CHECKING:
    import os

ERASING = "narratives-erased"
"""The stored name of the fact with which narratives are erased."""

_NOTED = """CREATE TABLE IF NOT EXISTS shredded(
  position INTEGER NOT NULL -- no text erased up to this fact is left in unused parts of the file
) STRICT"""


def last_erasure(connection: apsw.Connection, after: int = 0) -> int:
    """The position of the last fact beyond another with which narratives were erased; 0 for none.

    It looks at every fact there.
    """
    found = connection.execute(
        "SELECT coalesce(max(position), 0) FROM fact WHERE position > ? AND type = ?",
        (after, ERASING),
    ).get
    return cast("int", found)


def is_owed(connection: apsw.Connection) -> bool:
    """Whether texts were erased of which copies may be left in unused parts of the file."""
    there = "SELECT 1 FROM sqlite_schema WHERE name = 'shredded'"
    done = 0
    if connection.execute(there).get:
        done = cast("int", connection.execute("SELECT max(position) FROM shredded").get or 0)
    return last_erasure(connection, done) > 0


def shred(connection: apsw.Connection, path: str | os.PathLike[str]) -> None:
    """Overwrite what was erased, wherever copies of it may be in the file or its log.

    Raises `ShreddingUnfinished` while others use the file, and where there is no room to write it
    anew: the texts are no longer on record then, and shredding is owed.
    """
    last = last_erasure(connection)
    try:
        connection.execute("VACUUM")
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        _note(connection, last)
    except apsw.Error as error:
        why = "" if isinstance(error, (apsw.BusyError, apsw.LockedError)) else f"{error}."
        raise ShreddingUnfinished(path, why) from error


def note_never_there(connection: apsw.Connection) -> None:
    """Note that no text erased by what is on record was ever in this file: it came without them."""
    last = last_erasure(connection)
    if last:
        _note(connection, last)


def _note(connection: apsw.Connection, last: int) -> None:
    connection.execute(_NOTED)
    connection.execute("INSERT INTO shredded VALUES (?)", (last,))
