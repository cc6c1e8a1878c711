"""Making signing keys, and keeping them in files that only their owner can read.

The private key's FILE (mode 0600) holds the key as one line (`cfworkflow.audit.key_line`), or,
under a passphrase, the lines described in `cfworkflow.audit.sealed_key`. FILE.pub, for anyone,
holds the public key as one line.
"""

from __future__ import annotations

import os
import shlex
import stat
from contextlib import ExitStack
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cfworkflow.audit.key_line import is_name, read_skey, read_vkey, skey_of, vkey_of
from cfworkflow.audit.refusals import (
    KeyFileExists,
    KeyFileExposed,
    KeyFileUnreadable,
    KeyFileUnwritable,
    KeyMalformed,
    KeyNameRefused,
    KeyPassphraseNeeded,
)
from cfworkflow.audit.sealed_key import is_sealed, sealed, unsealed

_OWNERS_ONLY, _ANYONES = 0o600, 0o644
_OTHERS = 0o077
_LONGEST_NAME = 200
_MOST_READ = 65_536  # bytes; many times what any key takes


def new_key(name: str) -> tuple[str, str]:
    """A new private key and its public half, each as a line: `(skey, vkey)`.

    `name` says whose signatures they will be; for a store's log, the log's origin, such as
    `cfworkflow/cambridgeshire`. Raises `KeyNameRefused`.
    """
    if not is_name(name) or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise KeyNameRefused(
            f"A key's name has 1 to {_LONGEST_NAME} characters, no space and no plus sign."
        )
    skey = skey_of(name, Ed25519PrivateKey.generate())
    return skey, vkey_of(skey)


def write_key(path: str | os.PathLike[str], skey: str, passphrase: str | None = None) -> Path:
    """Write a private key to `path`, encrypted where there is a passphrase; its public half beside.

    Both files or neither; none is ever overwritten. Returns the place of the public key. Raises
    `KeyFileExists`, `KeyFileUnwritable`, `KeyPassphraseEmpty` or `KeyMalformed`.
    """
    private, public = Path(path), Path(f"{os.fspath(path)}.pub")
    vkey = vkey_of(skey)
    text = f"{skey}\n" if passphrase is None else sealed(skey, passphrase)
    with ExitStack() as undo:
        _create(private, text, _OWNERS_ONLY, undo)
        _create(public, f"{vkey}\n", _ANYONES, undo)
        undo.pop_all()
    return public


def read_key(path: str | os.PathLike[str], passphrase: str | None = None) -> str:
    """The line of the private key in a file; a passphrase it does not need is not looked at.

    Raises `KeyFileUnreadable`, `KeyFileExposed` where others have any right to the file,
    `KeyPassphraseNeeded`, `KeyPassphraseWrong` or `KeyMalformed`; none repeats what is in it.
    """
    text, where = _read(path, forbidden=_OTHERS), str(path)
    if is_sealed(text):
        if passphrase is None:
            raise KeyPassphraseNeeded(where=where)
        text = unsealed(text, passphrase, where=where)
    skey = text.removesuffix("\n")
    try:
        read_skey(skey)
    except KeyMalformed as refusal:
        raise KeyMalformed(refusal.why, where=where) from None
    return skey


def read_public_key(path: str | os.PathLike[str]) -> str:
    """The line of the public key in a file. Raises `KeyFileUnreadable` or `KeyMalformed`."""
    vkey = _read(path).removesuffix("\n")
    try:
        read_vkey(vkey)
    except KeyMalformed as refusal:
        raise KeyMalformed(refusal.why, where=str(path)) from None
    return vkey


def _create(path: Path, text: str, mode: int, undo: ExitStack) -> None:
    """Write a new file with this mode from the start; `undo` learns how to remove it."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        undo.callback(path.unlink, missing_ok=True)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise KeyFileExists(where=str(path)) from None
    except (OSError, ValueError):  # a ValueError is a name that no file can have
        raise KeyFileUnwritable(where=str(path)) from None


def _read(path: str | os.PathLike[str], *, forbidden: int = 0) -> str:
    """The text of a file none of whose `forbidden` mode bits is set."""
    where = str(path)
    try:
        # Not waiting: a pipe in the place of the file would have us wait for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with ExitStack() as stack:
            stack.callback(os.close, handle)
            _require_safe(os.fstat(handle).st_mode, forbidden, where)
            raw = os.read(handle, _MOST_READ)
    except (OSError, ValueError):  # a ValueError is a name that no file can have
        raise KeyFileUnreadable(where=where) from None
    # Replaced, not refused: an exception about the encoding would carry the bytes with it.
    return raw.decode(errors="replace")


def _require_safe(mode: int, forbidden: int, where: str) -> None:
    """Raise unless `mode` is that of a plain file with no `forbidden` bit."""
    if not stat.S_ISREG(mode):
        raise KeyFileUnreadable("That is not a file.", where=where)
    if stat.S_IMODE(mode) & forbidden:
        raise KeyFileExposed(
            f"Others on this machine may use it: its mode is {stat.S_IMODE(mode):04o}.",
            where=where,
            try_=f"chmod 600 {shlex.quote(where)}",
        )
