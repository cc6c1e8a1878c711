"""Reading a pack that a stranger sent: its files in memory, and nothing that does harm."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from pathlib import Path

from cfworkflow.audit.pack.files import KEY, LARGEST, ORDER
from cfworkflow.audit.pack.refusals import PackUnreadable

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

# What `zipfile` raises for a file that is none, is damaged, or was made to be.
_UNREADABLE = (
    *(OSError, ValueError, LookupError, EOFError, RuntimeError, OverflowError, MemoryError),
    *(struct.error, zlib.error, zipfile.BadZipFile),
)


def read_pack(path: str | os.PathLike[str]) -> dict[str, bytes]:
    """The files of a pack by name: from its zip, or from the folder it was unpacked into.

    Raises `PackUnreadable` unless each is there once, with none beside it in the zip, and none
    unpacks to more than `LARGEST` bytes.
    """
    where = os.fspath(path)
    try:
        files = _of_folder(Path(where)) if Path(where).is_dir() else _of_zip(where)
    except _UNREADABLE as error:
        raise PackUnreadable(f"It can't be read: {error}.", where=where) from None
    if missing := {*ORDER} - {KEY} - {*files}:
        raise PackUnreadable(f"It lacks {', '.join(sorted(missing))}.", where=where)
    for name, data in files.items():
        if len(data) > LARGEST:
            raise PackUnreadable(f"Its {name} is larger than {LARGEST} bytes.", where=where)
    return files


def _of_folder(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name in ORDER:
        place = folder / name
        if place.exists() and not place.is_file():
            raise PackUnreadable(f"Its {name} is not a file.", where=str(folder))
        if place.is_file():
            with place.open("rb") as file:
                found[name] = file.read(LARGEST + 1)
    return found


def _of_zip(where: str) -> dict[str, bytes]:
    with zipfile.ZipFile(where) as archive:
        members = archive.infolist()
        _refuse_strange(members, where)
        # Never more than it says it has, which was just found to be little enough.
        return {member.filename: archive.read(member) for member in members}


def _refuse_strange(members: list[zipfile.ZipInfo], where: str) -> None:
    names = [member.filename for member in members]
    for member, name in zip(members, names, strict=True):
        if name not in ORDER:
            raise PackUnreadable(f"It holds {name!r}, which no pack does.", where=where)
        if names.count(name) > 1:
            raise PackUnreadable(f"It holds {name} twice.", where=where)
        if member.file_size > LARGEST or member.compress_type not in _METHODS:
            raise PackUnreadable(f"Its {name} is too large, or packed strangely.", where=where)
