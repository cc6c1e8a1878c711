"""Writing a pack: the same facts and the same key give the same zip, and nothing is overwritten."""

from __future__ import annotations

import os
import zipfile
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from cfworkflow.audit.new_file import NewFile
from cfworkflow.audit.pack.checking import verify_pack
from cfworkflow.audit.pack.files import ORDER
from cfworkflow.audit.pack.making import Pack
from cfworkflow.audit.pack.refusals import PackFileExists, PackFileUnwritable, PackUnproven

_PACK = NewFile(PackFileExists, PackFileUnwritable)

# The first moment a zip can tell of: when a pack was made is no part of it.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE, _SMALLEST = 3, 0o100644 << 16, 9


def write_pack(path: str | os.PathLike[str], pack: Pack) -> None:
    """Write a pack to a new file and verify it there; nothing is left behind where that fails.

    Raises `PackFileExists`, `PackFileUnwritable` or `PackUnproven`.
    """
    where = Path(path)
    with ExitStack() as undo:
        _PACK.write(where, lambda file: _zip(file, pack), undo)
        _require_proven(where, pack)
        undo.pop_all()


def require_new(path: str | os.PathLike[str]) -> None:
    """Raise `PackFileExists` where a pack could not be written: better before it is made."""
    if os.path.lexists(path):
        raise PackFileExists(where=str(path))


def _zip(file: BinaryIO, pack: Pack) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        _fill(archive, pack)


def _fill(archive: zipfile.ZipFile, pack: Pack) -> None:
    for name in ORDER:
        if name in pack.files:
            member = zipfile.ZipInfo(name, _MOMENT)
            member.create_system, member.external_attr = _UNIX, _PLAIN_FILE
            archive.writestr(member, pack.files[name], zipfile.ZIP_DEFLATED, _SMALLEST)


def _require_proven(where: Path, pack: Pack) -> None:
    """Raise where what was written does not verify, as where the store was tampered with."""
    for part, problem in verify_pack(where, [pack.vkey] if pack.vkey else []).problems:
        place = "" if problem.position is None else f" at position {problem.position}"
        raise PackUnproven(f"It would not verify ({part.name}{place}): {problem.what}")
