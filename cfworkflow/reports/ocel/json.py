"""An object-centric event log as OCEL 2.0 JSON, written as its events are taken."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from cfworkflow.reports.ocel.log import Log
    from cfworkflow.reports.ocel.parts import Event, Kind, Object, Scalar

# Every value is text: so the standard's schema has it, and a reader goes by the type declared.
_Piece = Mapping[str, object]


def write_json(log: Log, file: BinaryIO) -> None:
    """Write a log, an event or an object a line. What there are types of is known at the end."""
    file.write(b"{")
    _write(file, "events", map(_event, log.events()))
    file.write(b",")
    _write(file, "objects", map(_object, log.objects()))
    file.write(b",")
    _write(file, "eventTypes", map(_kind, log.event_kinds()))
    file.write(b",")
    _write(file, "objectTypes", map(_kind, log.object_kinds()))
    file.write(b"\n}\n")


def _write(file: BinaryIO, name: str, pieces: Iterable[_Piece]) -> None:
    file.write(f'\n"{name}": ['.encode())
    between = b"\n"
    for piece in pieces:
        file.write(between + json.dumps(piece, ensure_ascii=False).encode())
        between = b",\n"
    file.write(b"\n]")


def _event(event: Event) -> _Piece:
    return {
        "id": event.id,
        "type": event.type,
        "time": event.time,
        "attributes": [
            {"name": name, "value": _text(value)} for name, value in event.attributes.items()
        ],
        "relationships": [
            {"objectId": ref, "qualifier": role} for ref, role in event.related.items()
        ],
    }


def _object(thing: Object) -> _Piece:
    stood = [
        *((thing.since, name, value) for name, value in thing.attributes.items()),
        *thing.changes,
    ]
    return {
        "id": thing.id,
        "type": thing.type,
        "attributes": [
            {"name": name, "time": time, "value": _text(value)} for time, name, value in stood
        ],
        "relationships": [{"objectId": ref, "qualifier": role} for ref, role in thing.related],
    }


def _kind(kind: Kind) -> _Piece:
    attributes = [{"name": name, "type": type_} for name, type_ in kind.attributes]
    return {"name": kind.name, "attributes": attributes}


def _text(value: Scalar) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
