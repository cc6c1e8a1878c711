"""Logs of histories, and what a file tells of one, whichever form it is in."""

# ruff: noqa: S608 - the names of tables are those the file itself tells

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, cast

import apsw

from cfworkflow.domain.fact import Recorded
from cfworkflow.reports.ocel.json import write_json
from cfworkflow.reports.ocel.log import Log
from cfworkflow.reports.ocel.parts import Event, Object
from cfworkflow.reports.ocel.sqlite import write_sqlite
from cfworkflow.reports.ocel.standing import Standing, standing
from tests.projections.a_kept_store import connected, write


class Told(NamedTuple):
    """What a log tells, by id: each value as the type that is declared of it."""

    events: dict[str, tuple[str, str, dict[str, object]]]
    objects: dict[str, tuple[str, dict[str, object]]]
    changes: list[tuple[str, str, str, object]]
    related: set[tuple[str, str, str]]
    between: set[tuple[str, str, str]]


class Gathered(NamedTuple):
    """A log, all of it at once."""

    events: list[Event]
    objects: dict[str, Object]
    told: Told

    def of(self, ref: str) -> list[str]:
        """The types of the events that are about an object, in order."""
        return [event.type for event in self.events if ref in event.related]

    def the(self, kind: str) -> Event:
        """The last event of a type."""
        return [event for event in self.events if event.type == kind][-1]


def standing_in(folder: Path, facts: Sequence[Recorded], upto: int | None = None) -> list[Standing]:
    """What stands of a history up to a position, read from a store that has it."""
    path = folder / f"{len([*folder.iterdir()])}.db"
    write(path, facts)
    with connected(path) as connection:
        return [*standing(connection, len(facts) if upto is None else upto)]


def gathered(facts: Iterable[Standing], *, texts: bool = False) -> Gathered:
    """The log of facts that stand."""
    log = Log(facts, texts=texts)
    events = [*log.events()]
    objects = {each.id: each for each in log.objects()}
    told = Told(
        {each.id: (each.type, each.time, {**each.attributes}) for each in events},
        {each.id: (each.type, {**each.attributes}) for each in objects.values()},
        sorted((each.id, *change) for each in objects.values() for change in each.changes),
        {(each.id, ref, role) for each in events for ref, role in each.related.items()},
        {(each.id, *pair) for each in objects.values() for pair in each.related},
    )
    return Gathered(events, objects, told)


def json_of(facts: Iterable[Standing], *, texts: bool = False) -> bytes:
    """The log as JSON."""
    file = io.BytesIO()
    write_json(Log(facts, texts=texts), file)
    return file.getvalue()


def sqlite_of(facts: Iterable[Standing], *, texts: bool = False) -> bytes:
    """The log as SQLite."""
    file = io.BytesIO()
    write_sqlite(Log(facts, texts=texts), file)
    return file.getvalue()


def opened(database: bytes) -> apsw.Connection:
    """A database that was written, to ask questions of."""
    connection = apsw.Connection(":memory:")
    connection.deserialize("main", database)
    return connection


def told_by_json(text: bytes) -> Told:
    """What a JSON file tells."""
    data = json.loads(text)
    types = {
        (kind["name"], each["name"]): each["type"]
        for kind in (*data["eventTypes"], *data["objectTypes"])
        for each in kind["attributes"]
    }
    objects: dict[str, tuple[str, dict[str, object]]] = {}
    changes = []
    for thing in data["objects"]:
        first: dict[str, object] = {}
        for each in thing["attributes"]:
            value = _typed(types[thing["type"], each["name"]], each["value"])
            if each["name"] in first:
                changes.append((thing["id"], each["time"], each["name"], value))
            else:
                first[each["name"]] = value
        objects[thing["id"]] = (thing["type"], first)
    events = {
        each["id"]: (
            each["type"],
            each["time"],
            {
                one["name"]: _typed(types[each["type"], one["name"]], one["value"])
                for one in each["attributes"]
            },
        )
        for each in data["events"]
    }
    return Told(events, objects, sorted(changes), _pairs(data["events"]), _pairs(data["objects"]))


def _pairs(things: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {
        (each["id"], other["objectId"], other["qualifier"])
        for each in things
        for other in each["relationships"]
    }


def _typed(kind: str, text: str) -> object:
    if kind == "boolean":
        return {"true": True, "false": False}[text]
    return {"integer": int, "float": float}.get(kind, str)(text)


def told_by_sqlite(database: bytes) -> Told:
    """What a SQLite file tells."""
    connection = opened(database)
    events = {
        row.pop("ocel_id"): (kind, row.pop("ocel_time"), row)
        for kind, row in _typed_rows(connection, "event")
    }
    objects: dict[str, tuple[str, dict[str, object]]] = {}
    changes = []
    for kind, row in _typed_rows(connection, "object"):
        ref, time = row.pop("ocel_id"), row.pop("ocel_time")
        field = row.pop("ocel_changed_field", None)
        if field is None:
            assert ref not in objects, "an object has one beginning"
            objects[ref] = (kind, row)
        else:
            changes.append((ref, time, field, row.pop(field)))
            assert not row, "one change a row"
    return Told(
        events,
        objects,
        sorted(changes),
        {*connection.execute("SELECT * FROM event_object")},
        {*connection.execute("SELECT * FROM object_object")},
    )


def _typed_rows(connection: apsw.Connection, of: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """Each row of the table of each type, without what stands empty."""
    kinds = connection.execute(f"SELECT * FROM {of}_map_type").fetchall()
    for kind, name in cast("list[tuple[str, str]]", kinds):
        table = f"{of}_{name}"
        declared = {row[1]: row[2] for row in connection.execute(f"PRAGMA table_info({table})")}
        for row in connection.execute(f"SELECT * FROM {table}"):
            yield (
                kind,
                {
                    column: bool(value) if declared[column] == "BOOLEAN" else value
                    for column, value in zip(declared, row, strict=True)
                    if value is not None
                },
            )


def moment(day: str, after: int = 0) -> str:
    """A time as a log has it: a day, and so many milliseconds."""
    at = datetime.fromisoformat(day).replace(tzinfo=UTC) + timedelta(milliseconds=after)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
