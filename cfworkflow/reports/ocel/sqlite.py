"""An object-centric event log as OCEL 2.0 SQLite: the relational form of the standard."""

# ruff: noqa: S608 - what is put together here are the names of our own facts and fields

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO, Literal

import apsw

if TYPE_CHECKING:
    from cfworkflow.reports.ocel.log import Log
    from cfworkflow.reports.ocel.parts import Kind, Scalar, Type

_TABLES = """
CREATE TABLE event_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL);
CREATE TABLE object_map_type (ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL);
CREATE TABLE event (
    ocel_id TEXT PRIMARY KEY,
    ocel_type TEXT NOT NULL REFERENCES event_map_type (ocel_type)
);
CREATE TABLE object (
    ocel_id TEXT PRIMARY KEY,
    ocel_type TEXT NOT NULL REFERENCES object_map_type (ocel_type)
);
CREATE TABLE event_object (
    ocel_event_id TEXT REFERENCES event (ocel_id),
    ocel_object_id TEXT REFERENCES object (ocel_id),
    ocel_qualifier TEXT,
    PRIMARY KEY (ocel_event_id, ocel_object_id, ocel_qualifier)
);
CREATE TABLE object_object (
    ocel_source_id TEXT REFERENCES object (ocel_id),
    ocel_target_id TEXT REFERENCES object (ocel_id),
    ocel_qualifier TEXT,
    PRIMARY KEY (ocel_source_id, ocel_target_id, ocel_qualifier)
);
"""

_COLUMNS: dict[Type, str] = {
    "string": "TEXT",
    "time": "TIMESTAMP",
    "integer": "INTEGER",
    "float": "REAL",
    "boolean": "BOOLEAN",
}

_Of = Literal["event", "object"]

_OWN: dict[_Of, dict[str, str]] = {
    "event": {
        "ocel_id": "TEXT PRIMARY KEY REFERENCES event (ocel_id)",
        "ocel_time": "TIMESTAMP",
    },
    "object": {
        "ocel_id": "TEXT NOT NULL REFERENCES object (ocel_id)",
        "ocel_time": "TIMESTAMP",
        "ocel_changed_field": "TEXT",
    },
}
"""The columns, beside the attributes, of the tables of each type of events or objects."""


def write_sqlite(log: Log, file: BinaryIO) -> None:
    """Write a log as a database. It is made in a file of its own first, and then copied."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.sqlite"
        with _made(path) as connection:
            _write(connection, log)
        with path.open("rb") as made:
            shutil.copyfileobj(made, file)


@contextmanager
def _made(path: Path) -> Iterator[apsw.Connection]:
    """A new database, without what would save it from being cut off. Raises `OSError`."""
    try:
        connection = apsw.Connection(str(path))
        try:
            connection.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            with connection:
                yield connection
        finally:
            connection.close()
    except (apsw.FullError, apsw.CantOpenError) as error:
        raise OSError(str(error)) from error


def _write(connection: apsw.Connection, log: Log) -> None:
    connection.execute(_TABLES)
    events = _Typed(connection, "event", log.event_kind)
    for event in log.events():
        events.add(event.type, event.attributes, ocel_id=event.id, ocel_time=event.time)
        connection.executemany(
            "INSERT INTO event_object VALUES (?, ?, ?)",
            [(event.id, ref, role) for ref, role in event.related.items()],
        )
    objects = _Typed(connection, "object", log.object_kind)
    for thing in log.objects():
        objects.add(thing.type, thing.attributes, ocel_id=thing.id, ocel_time=thing.since)
        for time, name, value in thing.changes:
            row = {"ocel_id": thing.id, "ocel_time": time, "ocel_changed_field": name}
            objects.row(thing.type, {name: value}, row)
        connection.executemany(
            "INSERT INTO object_object VALUES (?, ?, ?)",
            [(thing.id, ref, role) for ref, role in thing.related],
        )


class _Typed:
    """The tables of events, or of objects: the one of all, and one for each type that comes."""

    def __init__(self, connection: apsw.Connection, of: _Of, kind: Callable[[str], Kind]) -> None:
        self._connection = connection
        self._of: _Of = of
        self._kind = kind
        self._inserting: dict[str, tuple[str, list[str]]] = {}

    def add(self, name: str, values: Mapping[str, Scalar], **own: str) -> None:
        """Add an event or an object of a type, with what it has at first."""
        self.row(name, values, own)
        self._connection.execute(f"INSERT INTO {self._of} VALUES (?, ?)", (own["ocel_id"], name))

    def row(self, name: str, values: Mapping[str, Scalar], own: Mapping[str, str]) -> None:
        """Add a row to the table of a type, which is made where there is none."""
        if name not in self._inserting:
            self._inserting[name] = self._make(self._kind(name))
        insert, columns = self._inserting[name]
        given = {**own, **values}
        self._connection.execute(insert, [given.get(column) for column in columns])

    def _make(self, kind: Kind) -> tuple[str, list[str]]:
        """Make the table of a type; gives what adds a row to it, and its columns in order."""
        table = table_of(self._of, kind.name)
        columns = dict(_OWN[self._of])
        columns |= {attribute.name: _COLUMNS[attribute.type] for attribute in kind.attributes}
        declared = ", ".join(f'"{name}" {declared}' for name, declared in columns.items())
        self._connection.execute(f"CREATE TABLE {table} ({declared})")
        self._connection.execute(
            f"INSERT INTO {self._of}_map_type VALUES (?, ?)", (kind.name, _mapped(kind.name))
        )
        places = ", ".join("?" * len(columns))
        return f"INSERT INTO {table} VALUES ({places})", [*columns]


def table_of(of: _Of, name: str) -> str:
    """The table of a type: of events `barrier-raised` it is `event_BarrierRaised`."""
    return f"{of}_{_mapped(name)}"


def _mapped(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("-"))
