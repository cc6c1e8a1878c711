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

from cfworkflow.audit.key_line import is_name, is_public, read_skey, read_vkey, skey_of, vkey_of
from cfworkflow.audit.new_file import NewFile
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
from cfworkflow.audit.typed import as_typed

_PRIVATE = NewFile(KeyFileExists, KeyFileUnwritable, 0o600)
_PUBLIC = NewFile(KeyFileExists, KeyFileUnwritable, 0o644)
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
        _PRIVATE.write(private, text.encode(), undo)
        _PUBLIC.write(public, f"{vkey}\n".encode(), undo)
        undo.pop_all()
    return public


def read_key(path: str | os.PathLike[str], passphrase: str | None = None) -> str:
    """The line of the private key in a file; a passphrase it does not need is not looked at.

    Raises `KeyFileUnreadable`, `KeyFileExposed` where others have any right to the file,
    `KeyPassphraseNeeded`, `KeyPassphraseWrong` or `KeyMalformed`; none repeats what is in it.
    """
    text, mode, where = *_read(path), str(path)
    if is_public(text.removesuffix("\n")):
        raise KeyMalformed(
            "It is a public key, and only a private one signs.",
            where=where,
            try_="Give the file beside it, without .pub at its end, if you are the signer.",
        )
    _require_unexposed(mode, where)
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
    vkey = as_typed(_bytes(path)[0]).removesuffix("\n")
    try:
        read_vkey(vkey)
    except KeyMalformed as refusal:
        raise KeyMalformed(refusal.why, where=str(path), try_=refusal.try_) from None
    return vkey


def _read(path: str | os.PathLike[str]) -> tuple[str, int]:
    """The text of a plain file, and its mode."""
    raw, mode = _bytes(path)
    # Replaced, not refused: an exception about the encoding would carry the bytes with it.
    return raw.decode(errors="replace"), mode


def _bytes(path: str | os.PathLike[str]) -> tuple[bytes, int]:
    """What a plain file holds, and its mode."""
    where = str(path)
    try:
        # Not waiting: a pipe in the place of the file would have us wait for ever.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        with ExitStack() as stack:
            stack.callback(os.close, handle)
            mode = os.fstat(handle).st_mode
            if not stat.S_ISREG(mode):
                raise KeyFileUnreadable("That is not a file.", where=where)
            raw = os.read(handle, _MOST_READ)
    except (OSError, ValueError):  # a ValueError is a name that no file can have
        raise KeyFileUnreadable(where=where) from None
    return raw, stat.S_IMODE(mode)


def _require_unexposed(mode: int, where: str) -> None:
    """Raise where others have any right to the file."""
    if mode & _OTHERS:
        raise KeyFileExposed(
            f"Others on this machine may use it: its mode is {mode:04o}.",
            where=where,
            try_=f"chmod 600 {shlex.quote(where)}",
        )
