"""The tables of a store file, and the triggers that hold rule I1 against any program.

`fact` is the record: a row a fact, `line` being what is proved and `narrative` what may be erased.
`tag` is an index the file keeps of it by itself, and repeats what the facts say: never more.
"""

from __future__ import annotations

from typing import cast

import apsw

from cfworkflow.store.refusals import StoreDamaged, StoreForeign, StoreNewer

APPLICATION_ID = 0x43465746  # "CFWF"
VERSION = 1

# SQLite shows an automatic position as -1 to a trigger that runs before the insert; a written -1
# is stopped by the table's own check.
OBJECTS = {
    "fact": """CREATE TABLE fact(
  position INTEGER PRIMARY KEY AUTOINCREMENT CHECK (position > 0),
  type TEXT NOT NULL,
  tags TEXT NOT NULL, -- a JSON list, in the order given
  line BLOB NOT NULL,
  narrative BLOB
) STRICT""",
    "tag": """CREATE TABLE tag(
  tag TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (tag, position)
) STRICT, WITHOUT ROWID""",
    "fact_is_next": """CREATE TRIGGER fact_is_next BEFORE INSERT ON fact
WHEN NEW.position <> -1
  AND NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM fact)
BEGIN
  SELECT raise(ABORT, 'I1: a new fact comes after the last one, and takes the place of none.');
END""",
    "fact_is_tagged": """CREATE TRIGGER fact_is_tagged AFTER INSERT ON fact
BEGIN
  INSERT OR IGNORE INTO tag SELECT value, NEW.position FROM json_each(NEW.tags);
END""",
    "fact_is_kept": """CREATE TRIGGER fact_is_kept BEFORE DELETE ON fact
BEGIN
  SELECT raise(ABORT, 'I1: a fact, once recorded, is never removed. Record a correction instead.');
END""",
    "fact_is_unchanged": """CREATE TRIGGER fact_is_unchanged BEFORE UPDATE ON fact
WHEN NOT (
  NEW.position IS OLD.position AND NEW.type IS OLD.type AND NEW.tags IS OLD.tags
  AND NEW.line IS OLD.line AND NEW.narrative IS NULL
)
BEGIN
  SELECT raise(ABORT, 'I1: a fact, once recorded, is never changed; only narratives are erased.');
END""",
    "tag_is_true": """CREATE TRIGGER tag_is_true BEFORE INSERT ON tag
WHEN NOT EXISTS (
  SELECT 1 FROM fact, json_each(fact.tags) AS own
  WHERE fact.position = NEW.position AND own.value = NEW.tag
)
BEGIN
  SELECT raise(ABORT, 'I1: a tag only repeats what its fact says.');
END""",
    "tag_is_kept": """CREATE TRIGGER tag_is_kept BEFORE DELETE ON tag
BEGIN
  SELECT raise(ABORT, 'I1: the tag of a fact, once recorded, is never removed.');
END""",
    "tag_is_unchanged": """CREATE TRIGGER tag_is_unchanged BEFORE UPDATE ON tag
BEGIN
  SELECT raise(ABORT, 'I1: the tag of a fact, once recorded, is never changed.');
END""",
}


def is_blank(connection: apsw.Connection) -> bool:
    """Whether nothing at all has been made in this file yet."""
    made = cast("int", connection.execute("SELECT count(*) FROM sqlite_schema").get)
    return made + cast("int", connection.pragma("application_id")) == 0


def make(connection: apsw.Connection) -> None:
    """Make an empty store, whole or not at all, unless another process was quicker."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if is_blank(connection):
            for statement in OBJECTS.values():
                connection.execute(statement)
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", VERSION)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def check(connection: apsw.Connection, path: str) -> None:
    """Refuse a file whose tables or safeguards are not those this version makes.

    Raises StoreForeign, StoreNewer or StoreDamaged.
    """
    check_marks(connection.pragma("application_id"), connection.pragma("user_version"), path)
    found = set(connection.execute("SELECT name, sql FROM sqlite_schema").fetchall())
    for name, statement in OBJECTS.items():
        if (name, statement) not in found:
            raise StoreDamaged(path, f"Its part `{name}` is missing or was changed.")


def check_marks(application_id: object, version: object, path: str) -> None:
    """Refuse a file that is marked as another program's or another version's."""
    if application_id != APPLICATION_ID:
        raise StoreForeign(path)
    if not isinstance(version, int) or version < VERSION:
        raise StoreDamaged(path, "Its version number was changed.")
    if version > VERSION:
        raise StoreNewer(path)
