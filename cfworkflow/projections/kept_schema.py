"""The tables in which views are kept, beside the facts and in the same file.

Each making of the views is a generation with tables of its own; the live one is what readers see.
Rows are *system-versioned*: no row is overwritten, so that any past moment can be read. A
*thing* is one stay of a key in a view, from the fact that put it there until one removes it;
things are numbered in the order they came. A *word* is a view's name and a facet by which its
rows are found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import apsw

LAYOUT = 2
"""Raised whenever these tables change, so that what was kept in others is made anew."""

_REGISTER = """CREATE TABLE IF NOT EXISTS kept_generation(
  generation INTEGER PRIMARY KEY,
  folds TEXT NOT NULL, -- which folds made it; with others it has to be made anew
  position INTEGER NOT NULL, -- the last fact taken into account
  live INTEGER NOT NULL,
  known INTEGER NOT NULL DEFAULT 0 -- the last fact on record when it was begun
) STRICT"""

_KNOWN = "ALTER TABLE kept_generation ADD COLUMN known INTEGER NOT NULL DEFAULT 0"

TABLES = {
    "thing": """CREATE TABLE kept_thing_{0}(
  thing INTEGER PRIMARY KEY,
  view TEXT NOT NULL,
  key TEXT NOT NULL,
  born INTEGER NOT NULL -- the position at which it came
) STRICT""",
    "key": "CREATE UNIQUE INDEX kept_key_{0} ON kept_thing_{0}(view, key, born, thing)",
    "row": """CREATE TABLE kept_row_{0}(
  thing INTEGER NOT NULL,
  since INTEGER NOT NULL, -- the position from which it stands, until the thing's next row
  content BLOB, -- a JSON list, as the view's row class writes it; NULL once it is removed
  PRIMARY KEY (thing, since)
) STRICT, WITHOUT ROWID""",
    "true": """CREATE TABLE kept_true_{0}( -- words that are still true of things
  word TEXT NOT NULL,
  since INTEGER NOT NULL,
  thing INTEGER NOT NULL,
  PRIMARY KEY (word, since, thing)
) STRICT, WITHOUT ROWID""",
    "once": """CREATE TABLE kept_once_{0}( -- words that were true from one fact to another
  word TEXT NOT NULL,
  node INTEGER NOT NULL, -- see `fork`
  since INTEGER NOT NULL,
  until INTEGER NOT NULL,
  thing INTEGER NOT NULL,
  PRIMARY KEY (word, node, since, thing)
) STRICT, WITHOUT ROWID""",
    "until": "CREATE INDEX kept_until_{0} ON kept_once_{0}(word, node, until)",
    "count": """CREATE TABLE kept_count_{0}(
  word TEXT NOT NULL,
  since INTEGER NOT NULL,
  number INTEGER NOT NULL, -- of rows counted under the word from that position on
  PRIMARY KEY (word, since)
) STRICT, WITHOUT ROWID""",
    "moment": """CREATE TABLE kept_moment_{0}(
  recorded_at INTEGER PRIMARY KEY, -- microseconds since 1970 in UTC
  position INTEGER NOT NULL -- the last fact recorded by then
) STRICT""",
}


def register(connection: apsw.Connection) -> None:
    """Make the register of generations, or add what it lacked in layout 1."""
    connection.execute(_REGISTER)
    columns = connection.execute("SELECT name FROM pragma_table_info('kept_generation')")
    if ("known",) not in columns.fetchall():
        connection.execute(_KNOWN)


def last_number(connection: apsw.Connection) -> int:
    """The highest number of a generation, of which there may be tables and no word any more."""
    found = connection.execute(
        """SELECT max(number) FROM (SELECT generation AS number FROM kept_generation
        UNION ALL SELECT CAST(substr(name, length('kept_thing_') + 1) AS INTEGER)
            FROM sqlite_schema WHERE name GLOB 'kept_thing_[0-9]*')"""
    ).get
    return cast("int | None", found) or 0


def make(generation: int) -> list[str]:
    """The statements that make a generation's tables."""
    return [statement.format(generation) for statement in TABLES.values()]


def make_beside(generation: int) -> list[str]:
    """The same for tables that only their own connection sees, and that are gone with it."""
    begun = (("CREATE TABLE ", "CREATE TEMP TABLE "), ("INDEX ", "INDEX temp."))
    statements = make(generation)
    for plain, beside in begun:
        statements = [statement.replace(plain, beside, 1) for statement in statements]
    return statements


def fork(since: int, until: int) -> int:
    """Where an interval of positions, `until` not included, hangs in a tree of all positions.

    It is the position inside it with the most trailing zeros in binary. Every interval that
    covers a position hangs at one of that position's few ancestors, so that finding them costs
    a look at each ancestor and no scan (the relational interval tree of Kriegel and others).
    """
    apart = ((since - 1) ^ (until - 1)).bit_length()
    return ((until - 1) >> (apart - 1)) << (apart - 1)


def ancestors(position: int, head: int) -> list[int]:
    """The places at which intervals that cover `position` can hang, all ends being ≤ `head`."""
    levels = range(max(position, head).bit_length() + 1)
    return sorted({(position >> (level + 1) << (level + 1)) | (1 << level) for level in levels})
