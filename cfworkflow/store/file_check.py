"""What a file is, read from its own bytes, before SQLite is let near it.

Opening a file with SQLite can already change it or leave files beside it. So what isn't ours, is
from a newer version or is cut short is recognised from the header alone
(https://sqlite.org/fileformat.html#the_database_header) and stays byte for byte what it was.
"""

# Every command comes through here, and `pathlib` is slow to load.
# ruff: noqa: PTH112, PTH116, PTH120, PTH123

from __future__ import annotations

import os
import stat
from typing import NamedTuple

from cfworkflow.store.refusals import StoreDamaged, StoreForeign, StoreMissing, StoreUnwritable
from cfworkflow.store.schema import check_marks

HEADER_BYTES = 100
MAGIC = b"SQLite format 3\0"


class Header(NamedTuple):
    """The figures of a SQLite header that tell whose file it is and how long it should be."""

    application_id: int
    version: int
    page_bytes: int
    pages: int

    @classmethod
    def of(cls, head: bytes) -> Header:
        """Read the figures out of the first 100 bytes of a file."""
        page_bytes = int.from_bytes(head[16:18], "big")
        # The page count only holds if the last writer kept it.
        counted = head[24:28] == head[92:96]
        return cls(
            application_id=int.from_bytes(head[68:72], "big"),
            version=int.from_bytes(head[60:64], "big"),
            page_bytes=65536 if page_bytes == 1 else page_bytes,
            pages=int.from_bytes(head[28:32], "big") if counted else 0,
        )


def check_file(path: str, *, create: bool) -> None:
    """Refuse a file that is not a sound store of ours. It is only read, and only its first bytes.

    With `create`, nothing there, or an empty file, is fine. Raises StoreMissing, StoreForeign,
    StoreNewer, StoreDamaged or StoreUnwritable.
    """
    # Looked for first: the file itself is never empty once there is a write-ahead log.
    logged = _size(path + "-wal") > 0
    head = _first_bytes(path)
    if not head and logged:
        raise StoreDamaged(path, "The file is empty or gone, but its last changes are beside it.")
    if head:
        _check_head(path, head)
    elif not create:
        raise StoreMissing(path)
    elif not os.path.isdir(folder := os.path.dirname(path) or "."):
        raise StoreUnwritable(path, f"There is no folder {folder}.")


def has_pending(path: str) -> bool:
    """Whether a journal beside the file holds changes that are not in the file itself yet."""
    return any(_size(path + end) > 0 for end in ("-wal", "-journal"))


def _check_head(path: str, head: bytes) -> None:
    if len(head) < HEADER_BYTES and MAGIC.startswith(head[: len(MAGIC)]):
        raise StoreDamaged(path, "The file was cut short.")
    if not head.startswith(MAGIC):
        raise StoreForeign(path)
    header = Header.of(head)
    check_marks(header.application_id, header.version, path)
    # A writer at work has a journal, and the file grows to its length before that goes: so the
    # journal is looked at before the length, and both after the header.
    if not has_pending(path) and _size(path) < header.pages * header.page_bytes:
        raise StoreDamaged(path, "The file was cut short.")


def _first_bytes(path: str) -> bytes:
    try:
        # A pipe or a device could hang the reader, so its kind is asked before it is opened.
        kind = os.stat(path).st_mode
        if stat.S_ISDIR(kind):
            raise StoreForeign(path, "That is a folder.")
        if not stat.S_ISREG(kind):
            raise StoreForeign(path, "That is not an ordinary file.")
        with open(path, "rb", buffering=0) as file:
            return file.read(HEADER_BYTES)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StoreUnwritable(path, f"It can't be read: {error.strerror}.") from error


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
