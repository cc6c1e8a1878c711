"""Opening the store that a URL or a file name names."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from cfworkflow.store.refusals import StoreUnsupported

if TYPE_CHECKING:
    from eventsourcing.dcb.api import DCBRecorder

    from cfworkflow.store.sqlite import Beside

MEMORY = "memory:"
SQLITE = "sqlite:///"

# Two letters at least: C:\\minutes.db is a file.
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]+:"


def open_recorder(url: str, *, create: bool = True, beside: Beside | None = None) -> DCBRecorder:
    """The recorder of the store at `url`.

    `memory:` forgets everything at the end. `sqlite:///cfworkflow.db`, `sqlite:////an/absolute.db`
    (four slashes) and plain file names are files, made on first use if `create` says so; what is
    done `beside` each append to one, see `SQLiteRecorder`.
    Raises a StoreRefusal: StoreUnsupported for any other URL, StoreMissing if there is nothing
    to open, StoreForeign, StoreNewer, StoreDamaged, StoreBusy or StoreUnwritable.
    """
    if url == MEMORY:
        from cfworkflow.store.memory import MemoryRecorder  # noqa: PLC0415

        return MemoryRecorder()
    path = file_path(url)

    # Slow to load, and a reader that only wants the path needs none of it.
    from cfworkflow.store.sqlite import SQLiteRecorder  # noqa: PLC0415

    return SQLiteRecorder(path, create=create, beside=beside)


def file_path(url: str) -> str:
    """The file that a store URL names, as an absolute path.

    Raises StoreUnsupported if it names none.
    """
    name = url.removeprefix(SQLITE)
    if name == url and ":" in url and re.match(_SCHEME, url):
        raise StoreUnsupported(url)
    if not name or name == ":memory:" or name.endswith(("/", os.sep)):
        raise StoreUnsupported(url, "It names no file.")
    if name != url and "?" in name:
        raise StoreUnsupported(url, "A file store takes no options after a question mark.")
    return os.path.realpath(os.path.expanduser(name))  # noqa: PTH111 - `pathlib` is slow to load
