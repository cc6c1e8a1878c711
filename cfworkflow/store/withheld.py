"""A copy of a record that was made without texts: which facts came to it without theirs.

An original lacks no text but those whose erasure is on record. A copy made without texts lacks
others, and its log can't say so: it is that of the original. So the file is marked as it is made.
Whoever has a file can mark it: what is marked is told wherever its texts are verified.
"""

from __future__ import annotations

from collections.abc import Iterable
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


def marked_withheld(connection: apsw.Connection) -> set[int]:
    """The positions of the facts that are marked to have come without their texts."""
    # One of that name that somebody else made is no mark.
    there = "SELECT 1 FROM pragma_table_info('withheld') WHERE name = 'position'"
    if not connection.execute(there).get:
        return set()
    found = connection.execute("SELECT position FROM withheld")
    return {cast("int", position) for (position,) in found}
