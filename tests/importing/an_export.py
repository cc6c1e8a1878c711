"""A record exported as CloudEvents, and what comes of reading it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from cfworkflow.audit.log import Log, keep_beside
from cfworkflow.domain.fact import Recorded
from cfworkflow.importing.cloudevents import Read, read_record
from cfworkflow.reports.cloudevents import event_lines
from cfworkflow.store.receiving import laid_out, receive
from tests.projections.a_kept_store import connected, write

Event = dict[str, Any]
StoredFact = tuple[int, str, str, bytes, bytes | None]


def exported(path: Path, *, texts: bool = True) -> bytes:
    """The whole record of a store as CloudEvents."""
    with connected(path) as connection:
        head = int(connection.execute("SELECT coalesce(max(position), 0) FROM fact").get or 0)
        return b"".join(event_lines(connection, head, texts=texts))


def export_of(folder: Path, facts: Iterable[Recorded]) -> bytes:
    """These facts put on record and exported."""
    return exported(write(folder / "original.db", facts))


def changed(data: bytes, number: int, change: Callable[[Event], object]) -> bytes:
    """The export with the event in one line, from 1, changed."""
    lines = data.splitlines(keepends=True)
    event = json.loads(lines[number - 1])
    change(event)
    lines[number - 1] = json.dumps(event).encode() + b"\n"
    return b"".join(lines)


def read(data: bytes) -> Read:
    """What is found in a file of events."""
    with laid_out() as laid:
        return read_record(BytesIO(data), laid)


def wrong(data: bytes) -> list[tuple[int | None, str]]:
    """What is wrong with it, and in which lines."""
    return [(problem.line, problem.what) for problem in read(data).problems]


def root_of(data: bytes) -> bytes:
    """The root of the facts in a file of events that nothing is wrong with."""
    with laid_out() as laid:
        assert read_record(BytesIO(data), laid).problems == ()
        log = Log(laid)
        return log.root(log.catch_up())


def imported(data: bytes, path: Path) -> Path:
    """A new store at `path`, made of a file of events that nothing is wrong with."""
    with laid_out() as laid:
        assert read_record(BytesIO(data), laid).problems == ()
        receive(path, laid, keep_beside)
    return path


def stored(path: Path) -> tuple[list[StoredFact], list[tuple[str, int]], bytes]:
    """All that is on record in a store: its facts, the index of their tags, and the kept root."""
    with connected(path) as connection:
        facts = connection.execute("SELECT * FROM fact ORDER BY position").fetchall()
        tags = connection.execute("SELECT * FROM tag ORDER BY tag, position").fetchall()
        log = Log(connection)
        return facts, tags, log.root(log.catch_up())
