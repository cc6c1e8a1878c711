"""The record of a programme in one SQLite file, safe for several threads and processes."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import apsw
from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
    DCBReadResponse,
    DCBRecorder,
    DCBSequencedEvent,
)
from eventsourcing.dcb.popo import SimpleDCBReadResponse
from eventsourcing.persistence import IntegrityError, ProgrammingError

from cfworkflow.store import sql_query
from cfworkflow.store.connection import BUSY_SECONDS, connect, disconnect, refusal_for
from cfworkflow.store.refusals import StoreDamaged
from cfworkflow.store.subscription import SQLiteSubscription
from cfworkflow.store.withheld import left_out_of

if TYPE_CHECKING:
    from typing import Self

PAGE_ROWS = 1_000
LAST_POSITION = 2**63 - 1

HEAD = "SELECT max(position) FROM fact"
ADD = "INSERT INTO fact (type, tags, line, narrative) VALUES (?, ?, ?, ?)"

ERASE = "UPDATE fact SET narrative = NULL WHERE position = ?"

FactRow = tuple[int, str, str, bytes, bytes | None]
NewRow = tuple[str, str, bytes, bytes | None]

Beside = Callable[[apsw.Connection, int, Sequence[bytes]], None]
"""Is given the position of the first fact of an append, and the lines of all."""


class SQLiteRecorder(DCBRecorder):
    """Appends facts to a store file and reads them back, by the rules of `eventsourcing.dcb`.

    An append is whole and on the disk when it returns, or it never was. `data` up to its first
    newline is kept as the fact's line, the rest as its narrative; reading gives back the same
    bytes, or the line alone once the narrative was erased.

    A recorder serves many threads, one at a time. It doesn't outlive a fork: SQLite's locks don't.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        busy_seconds: float = BUSY_SECONDS,
        beside: Beside | None = None,
    ) -> None:
        """Open the store file `path`, waiting at most `busy_seconds` for each lock.

        `beside` is done in the transaction of each append, and is recorded with it or not at all.
        Raises a StoreRefusal, the file untouched, if it is not a sound store of ours.
        """
        self.path = Path(path).resolve()
        self._beside = beside
        self._lock = threading.RLock()
        self._process = os.getpid()
        self._connection: apsw.Connection | None = connect(
            self.path, create=create, busy_seconds=busy_seconds
        )

    def append(
        self, events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None
    ) -> int:
        """Record all the events, or none, and give the position of the last.

        Raises IntegrityError if an event matches the condition, ProgrammingError if there is
        nothing to append, and StoreBusy, StoreDamaged or StoreUnwritable; nothing is recorded then.
        """
        if not events:
            raise ProgrammingError("An append needs at least one event.")
        rows = [_row(event) for event in events]
        with self._database() as database:
            return self._append(database, rows, condition)

    def append_and_erase(
        self,
        events: Sequence[DCBEvent],
        condition: DCBAppendCondition | None,
        positions: Sequence[int],
    ) -> int:
        """The same, the narratives of the facts at some positions being erased with it.

        What is left of them in unused parts of the file is for `shredding` to overwrite.
        """
        rows = [_row(event) for event in events]
        with self._database() as database:
            return self._append(database, rows, condition, positions)

    def read(
        self,
        query: DCBQuery | None = None,
        *,
        after: int | None = None,
        limit: int | None = None,
    ) -> DCBReadResponse:
        """The events that match the query, in order of position, each once.

        Without a limit they are fetched as they are asked for, a page at a time, up to the store's
        head at the time of this call; nothing is held open or locked in between.
        """
        select = sql_query.page(query)
        start = after or 0
        if limit is None:
            head = self._head()
            return SimpleDCBReadResponse(self._pages(select, start, head or 0), head)
        rows = self._page(select, start, LAST_POSITION, max(limit, 0))
        events = [self._event(row) for row in rows]
        return SimpleDCBReadResponse(iter(events), events[-1].position if events else None)

    def subscribe(
        self, query: DCBQuery | None = None, *, after: int | None = None
    ) -> SQLiteSubscription:
        """Follow the events that match the query, those of other processes too."""
        return SQLiteSubscription(self, query, after)

    def close(self) -> None:
        """Let go of the file. Closing twice is fine; other uses afterwards are not."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                disconnect(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.close()

    def _append(
        self,
        database: apsw.Connection,
        rows: list[NewRow],
        condition: DCBAppendCondition | None,
        erased: Sequence[int] = (),
    ) -> int:
        try:
            database.execute("BEGIN IMMEDIATE")
            if condition is not None:
                _check(database, condition)
            database.executemany(ADD, rows)
            position = database.last_insert_rowid()
            database.executemany(ERASE, [(each,) for each in erased])
            if self._beside is not None:
                lines = [line for _, _, line, _ in rows]
                self._beside(database, position - len(rows) + 1, lines)
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
        return position

    def _head(self) -> int | None:
        with self._database() as database:
            return cast("int | None", database.execute(HEAD).get)

    def _pages(
        self, select: sql_query.Select, after: int, head: int
    ) -> Iterator[DCBSequencedEvent]:
        while after < head:
            rows = self._page(select, after, head, PAGE_ROWS)
            for row in rows:
                yield self._event(row)
            if len(rows) < PAGE_ROWS:
                break
            after = rows[-1][0]

    def is_left_out(self, position: int) -> bool:
        """Whether the fact at a position came to this file without its text."""
        with self._database() as database:
            told = left_out_of(database)
            return told is not None and told(position)

    def _page(self, select: sql_query.Select, after: int, head: int, limit: int) -> list[FactRow]:
        values = select.values(after, head, limit)
        with self._database() as database:
            return cast("list[FactRow]", database.execute(select.sql, values).fetchall())

    def _event(self, row: FactRow) -> DCBSequencedEvent:
        position, type_, tags, line, narrative = row
        try:
            event = DCBEvent(type_, _joined(line, narrative), json.loads(tags))
        except ValueError as error:
            raise StoreDamaged(self.path, f"The tags of fact {position} are unreadable.") from error
        return DCBSequencedEvent(event, position)

    @contextmanager
    def _database(self) -> Iterator[apsw.Connection]:
        if os.getpid() != self._process:
            raise ProgrammingError("This store was opened before a fork. Start a fresh process.")
        with self._lock:
            if self._connection is None:
                raise ProgrammingError("This store was closed. Open it again.")
            try:
                yield self._connection
            except apsw.Error as error:
                raise refusal_for(error, self.path) from error


def _check(database: apsw.Connection, condition: DCBAppendCondition) -> None:
    after = condition.after or 0
    head = database.execute(HEAD).get or 0
    # Nothing new since the caller looked is the usual case, and needs no look-up.
    if head > after and any(
        database.execute(select.sql, select.values(after, head, 1)).get
        for select in sql_query.matches(condition.fail_if_events_match)
    ):
        raise IntegrityError(condition)


def _row(event: DCBEvent) -> NewRow:
    line, newline, narrative = event.data.partition(b"\n")
    tags = json.dumps(event.tags, ensure_ascii=False)
    return event.type, tags, line, narrative if newline else None


def _joined(line: bytes, narrative: bytes | None) -> bytes:
    return line if narrative is None else line + b"\n" + narrative
