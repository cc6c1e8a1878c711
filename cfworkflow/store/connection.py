"""A connection to a store file: checked before it is opened, durable once it is."""

from __future__ import annotations

import os
import threading
import time
import weakref

import apsw

from cfworkflow.store import schema
from cfworkflow.store.file_check import check_file, has_pending
from cfworkflow.store.refusals import (
    StoreBusy,
    StoreDamaged,
    StoreMissing,
    StoreRefusal,
    StoreUnsupported,
    StoreUnwritable,
)

BUSY_SECONDS = 10.0

_opening = threading.Lock()
_open_here: weakref.WeakKeyDictionary[apsw.Connection, tuple[int, int]] = (
    weakref.WeakKeyDictionary()
)

_REFUSALS: tuple[tuple[tuple[type[apsw.Error], ...], type[StoreRefusal], str], ...] = (
    ((apsw.BusyError, apsw.LockedError), StoreBusy, ""),
    ((apsw.CorruptError, apsw.NotADBError), StoreDamaged, ""),
    ((apsw.FullError,), StoreUnwritable, "The disk is full."),
    (
        (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError, apsw.IOError),
        StoreUnwritable,
        "",
    ),
)


def connect(
    place: str | os.PathLike[str], *, create: bool = True, busy_seconds: float = BUSY_SECONDS
) -> apsw.Connection:
    """Open the store file at `place`, made first if `create` says so and nothing is there.

    Raises a StoreRefusal; the file, and what lies beside it, is then as it was.
    """
    path = os.fspath(place)
    with _opening:
        # To open and close a file by hand drops the locks this process holds on it through SQLite
        # (https://sqlite.org/howtocorrupt.html section 2.2): never on a store open here already.
        if _identity(path) not in set(_open_here.values()):
            check_file(path, create=create)
        connection = _open(path, create=create)
    pending = has_pending(path)
    try:
        _prepare(connection, path, create=create, busy_seconds=busy_seconds)
    except BaseException as error:
        if pending:
            connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        disconnect(connection)
        if isinstance(error, apsw.Error):
            raise refusal_for(error, path) from error
        raise
    return connection


def disconnect(connection: apsw.Connection) -> None:
    """Close a connection that `connect` gave."""
    with _opening:
        _open_here.pop(connection, None)
        connection.close()


def refusal_for(error: apsw.Error, path: str | os.PathLike[str]) -> Exception:
    """What SQLite's error means for who uses the store at `path`; the error itself if nothing."""
    for errors, refusal, why in _REFUSALS:
        if isinstance(error, errors):
            return refusal(path, why)
    return error


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - `pathlib` is slow to load
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _open(path: str, *, create: bool) -> apsw.Connection:
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    try:
        connection = apsw.Connection(path, flags=flags)
    except apsw.Error as error:
        raise refusal_for(error, path) from error
    identity = _identity(path)
    if identity is not None:
        _open_here[connection] = identity
    return connection


def _prepare(connection: apsw.Connection, path: str, *, create: bool, busy_seconds: float) -> None:
    connection.set_busy_timeout(round(busy_seconds * 1000))
    # The file may come from a stranger: what it says is data, and its pages are looked at twice.
    connection.pragma("trusted_schema", "OFF")
    connection.pragma("cell_size_check", "ON")
    if schema.is_blank(connection):
        if not create:
            raise StoreMissing(path)
        schema.make(connection)
    schema.check(connection, path)
    _write_ahead(connection, path, time.monotonic() + busy_seconds)
    connection.pragma("synchronous", "FULL")


def _write_ahead(connection: apsw.Connection, path: str, deadline: float) -> None:
    """Have readers and the writer stay out of each other's way, for good.

    SQLite does not wait by itself when two processes want this at once.
    """
    mode = connection.pragma("journal_mode")
    while mode != "wal":
        try:
            mode = connection.pragma("journal_mode", "wal")
        except apsw.BusyError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.005)
            continue
        if mode != "wal":
            raise StoreUnsupported(path, "That disk can't keep a write-ahead log.")
