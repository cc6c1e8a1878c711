"""Writing what is exported to a new file: whole or not at all, and never over another."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO


def write_new(path: str, content: bytes | Callable[[BinaryIO], object]) -> None:
    """Write `content`, or let it write itself. Raises a failure where it can't be written there."""
    from cfworkflow.audit.new_file import NewFile
    from cfworkflow.audit.refusals import AuditRefusal, FileExists, FileUnwritable
    from cfworkflow.cli.failure import USAGE, CommandFailure, Failure

    try:
        NewFile(FileExists, FileUnwritable).write(path, content)
    except AuditRefusal as no:
        failure = Failure("file", f"An export was to be written to {path}.", no.why, no.try_)
        raise CommandFailure(USAGE, [failure]) from None
