"""A copy of a record that was made without texts: which facts came to it without theirs.

An original lacks no text but those whose erasure is on record. A copy made without texts lacks
others, and its log can't say so: it is that of the original. So the file is marked as it is made.
Whoever has a file can mark it: what is marked is told wherever its texts are verified.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import apsw

_MARKED = """CREATE TABLE IF NOT EXISTS withheld(
  position INTEGER PRIMARY KEY -- this file was made without the text of this fact
) STRICT"""


def mark_withheld(connection: apsw.Connection, positions: Iterable[int]) -> None:
    """Note that the texts of the facts at these positions never were in this file."""
    rows = [(position,) for position in positions]
    if rows:
        connection.execute(_MARKED)
        connection.executemany("INSERT INTO withheld VALUES (?)", rows)


def left_out_of(connection: apsw.Connection) -> Callable[[int], bool] | None:
    """What tells of a position whether its fact came without its text; None where none did.

    What was erased on record is gone by that, whatever is marked.
    """
    if not _is_marked(connection):
        return None
    there = "SELECT 1 FROM withheld WHERE position = ?"
    erased = _erased_on_record(connection)
    return lambda position: (
        position not in erased and connection.execute(there, (position,)).get is not None
    )


def marked_withheld(connection: apsw.Connection) -> set[int]:
    """The positions of the facts that are marked to have come without their texts."""
    if not _is_marked(connection):
        return set()
    found = connection.execute("SELECT position FROM withheld")
    return {cast("int", position) for (position,) in found}


def _erased_on_record(connection: apsw.Connection) -> set[int]:
    """The positions that facts tell the erasure of; what can't be read tells of none."""
    found = connection.execute("SELECT line FROM fact WHERE type = 'narratives-erased'")
    erased: set[int] = set()
    for (line,) in cast("list[tuple[bytes]]", found.fetchall()):
        try:
            erased.update(json.loads(line)["facts"]["positions"])
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
    return erased


def _is_marked(connection: apsw.Connection) -> bool:
    # One of that name that somebody else made is no mark.
    there = "SELECT 1 FROM pragma_table_info('withheld') WHERE name = 'position'"
    return connection.execute(there).get is not None
