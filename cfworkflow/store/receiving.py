"""Taking a whole record from elsewhere: its lines as they stand, all of them or none.

What is taken is first laid out in a store of its own that nobody else sees and of which nothing is
left, so that all of it can be looked at before any of it is on record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count, islice
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple, cast

import apsw
from eventsourcing.dcb.api import DCBEvent

from cfworkflow.domain.fact import narrative_fields
from cfworkflow.store import schema
from cfworkflow.store.connection import connect, disconnect, refusal_for
from cfworkflow.store.line import command_tag, damaged
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.refusals import StoreMissing, StoreRefusal
from cfworkflow.store.shredding import note_never_there
from cfworkflow.store.sqlite import ADD, HEAD
from cfworkflow.store.withheld import mark_withheld, marked_withheld

if TYPE_CHECKING:
    import os

    from cfworkflow.domain.fact import Recorded
    from cfworkflow.store.sqlite import Beside, NewRow

BATCH = 1_000
"""Facts put down together."""

_LAID_OUT = "SELECT type, tags, line, narrative FROM fact ORDER BY position"
_read = Mapper().read


class StoreNotEmpty(StoreRefusal):
    """An import begins a record; two are never made one."""

    code = "store-not-empty"
    reason = "There is a record there, and an import begins one."

    def __init__(self, where: str | os.PathLike[str], why: str = "") -> None:
        super().__init__(where, why)
        self.try_ = (
            f"Give a place where there is no store yet, such as --store {_free_beside(where)}."
        )


def _free_beside(where: str | os.PathLike[str]) -> str:
    """A name like that of a file, and beside it, that no file has."""
    path = Path(where)
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return quote(str(next(name for name in names if not name.exists())))


class Taken(NamedTuple):
    """A fact that was taken from elsewhere, read with every check, and how it is put down."""

    told: Recorded
    row: NewRow


def take(line: bytes, narrative: bytes | None, position: int) -> Taken:
    """Take the fact of a line. Raises `StoreDamaged` or `StoreNewer`.

    The tags it will be found by must be those of what it says.
    """
    try:
        said = json.loads(line)
        kind, tags = said["type"], said["tags"]
        as_written = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    except (ValueError, KeyError, TypeError, RecursionError):
        raise damaged(position) from None
    if as_written != line:  # a name said twice, say: one reads the first, another the last
        raise damaged(position)
    data = line if narrative is None else line + b"\n" + narrative
    told = _read(DCBEvent(kind, data, tags), position)
    if said["recorded_at"] != told.recorded_at.isoformat():  # a moment can be written in many ways
        raise damaged(position)
    expected = [*told.fact.tags(), command_tag(told.command_id)]
    # A text that stood in the line could never be erased.
    if tags != expected or said["facts"].keys() & narrative_fields(type(told.fact)):
        raise damaged(position)
    return Taken(told, (kind, json.dumps(tags, ensure_ascii=False), line, narrative))


@contextmanager
def laid_out() -> Iterator[apsw.Connection]:
    """An empty store in a file without a name, which is gone when this is left."""
    with closing(apsw.Connection("")) as connection:
        # Nothing in it is ever taken back: it is used whole, or thrown away.
        for part in ("main", "temp"):
            connection.pragma("journal_mode", "off", schema=part)
        schema.make(connection)
        yield connection


def lay_out(connection: apsw.Connection, rows: Iterable[NewRow]) -> None:
    """Put facts down in a store that is laid out."""
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        connection.execute("BEGIN")
        connection.executemany(ADD, batch)
        connection.execute("COMMIT")


def require_empty(path: str | os.PathLike[str]) -> None:
    """Raise a `StoreRefusal` unless a record can begin at `path`: no store is there, or no fact."""
    with suppress(StoreMissing):
        connection = connect(path, create=False)
        try:
            _require_no_fact(connection, path)
        finally:
            disconnect(connection)


def receive(path: str | os.PathLike[str], laid: apsw.Connection, beside: Beside) -> int:
    """Put all facts that are laid out on record at `path`, in one transaction; how many they are.

    `beside` is done with each batch of them, as with an append. Raises a `StoreRefusal`, nothing
    being recorded then: `StoreNotEmpty` where there is a record already.
    """
    connection = connect(path)
    try:
        return _receive(connection, path, laid, beside)
    except apsw.Error as error:
        raise refusal_for(error, path) from error
    finally:
        disconnect(connection)


def _receive(
    connection: apsw.Connection, path: str | os.PathLike[str], laid: apsw.Connection, beside: Beside
) -> int:
    rows = cast("Iterator[NewRow]", iter(laid.execute(_LAID_OUT)))
    received = 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        _require_no_fact(connection, path)
        while batch := list(islice(rows, BATCH)):
            connection.executemany(ADD, batch)
            beside(connection, received + 1, [line for _, _, line, _ in batch])
            received += len(batch)
        note_never_there(connection)
        mark_withheld(connection, marked_withheld(laid))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return received


def _require_no_fact(connection: apsw.Connection, path: str | os.PathLike[str]) -> None:
    head = cast("int | None", connection.execute(HEAD).get)
    if head:
        there = "1 fact is" if head == 1 else f"{head} facts are"
        raise StoreNotEmpty(path, f"{there} on record there, and an import begins a record.")
