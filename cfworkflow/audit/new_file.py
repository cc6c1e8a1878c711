"""Writing a file that was not there: whole or not at all, and never over another."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cfworkflow.audit.refusals import FileExists, FileUnwritable

_ANYONES = 0o666  # less what the umask takes away


class NewFile(NamedTuple):
    """A kind of file: what to raise where it can't be made, and its mode from the start."""

    exists: type[FileExists]
    unwritable: type[FileUnwritable]
    mode: int = _ANYONES

    def write(
        self,
        path: str | os.PathLike[str],
        content: bytes | Callable[[BinaryIO], object],
        undo: ExitStack | None = None,
    ) -> None:
        """Write `content`, or let it write itself; on disk when this returns.

        Nothing is left behind where that fails; `undo` learns how to remove the file should
        something fail that comes later.
        """
        place = Path(path)
        with ExitStack() as cleanup:
            try:
                handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, self.mode)
                cleanup.callback(_remove, place)
                with os.fdopen(handle, "wb") as file:
                    if callable(content):
                        content(file)
                    else:
                        file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
            except FileExistsError:
                raise self.exists(where=str(path)) from None
            except (OSError, ValueError):  # a ValueError is a name that no file can have
                raise self.unwritable(where=str(path)) from None
            cleanup.pop_all()
        if undo is not None:
            undo.callback(_remove, place)


def _remove(place: Path) -> None:
    with suppress(OSError):  # what went wrong before is what is to be told
        place.unlink()
