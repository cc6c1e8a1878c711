"""The files an auditor brings: public keys, and checkpoints that were kept elsewhere."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure

if TYPE_CHECKING:
    from cfworkflow.audit.note import Verified
    from cfworkflow.audit.verification import Given

_LARGEST = 1_000_000
_CHECK = "Check the name, and the folder you are in."


def public_keys(given: Sequence[str]) -> list[str]:
    """The public keys that were given, typed or by their files, as lines. Raises a `KeyRefusal`."""
    from cfworkflow.audit.key_line import is_public, read_vkey
    from cfworkflow.audit.keys import read_public_key

    return [read_vkey(each).vkey if is_public(each) else read_public_key(each) for each in given]


def given_checkpoint(file: str, vkeys: Sequence[str]) -> Given:
    """The checkpoint in a file, and who signed it, as far as public keys were given.

    Three lines without a signature, typed from paper say, will do: they say what they say. What an
    editor does to line ends and blanks is undone; a signature must fit the text as it is, or that.
    Raises an `AuditRefusal` where they are none, or where a signature by a given key does not fit.
    """
    from cfworkflow.audit.checkpoint import read_checkpoint
    from cfworkflow.audit.refusals import AuditRefusal, CheckpointMalformed
    from cfworkflow.audit.typed import as_typed
    from cfworkflow.audit.verification import Given

    raw = _read(file)
    text = as_typed(raw)
    signers: tuple[str, ...] = ()
    try:
        if vkeys:
            text, signers = _signed(raw, text, vkeys)
        elif "\n\n" in text:
            text = text.partition("\n\n")[0] + "\n"
        found = read_checkpoint(text)
    except AuditRefusal as refusal:  # of several files, which one it is
        raise type(refusal)(refusal.why, where=file, try_=refusal.try_) from None
    names = tuple(vkey.partition("+")[0] for vkey in signers)
    if names and found.origin not in names:
        raise CheckpointMalformed(
            f"It is of the log {found.origin}, and signed by {' and '.join(names)}: "
            "a log signs with a key of its own name.",
            where=file,
        )
    return Given(file, found, names)


def _signed(raw: bytes, typed: str, vkeys: Sequence[str]) -> Verified:
    """What is signed in a note, taken as it is, else as its lines were typed."""
    from cfworkflow.audit.note import verify
    from cfworkflow.audit.refusals import NoteRefusal

    try:
        return verify(raw, vkeys)
    except NoteRefusal:
        return verify(typed, vkeys)


def require_there(pack: str) -> None:
    """Raise a failure where there is nothing to read at all."""
    if not os.path.exists(pack):  # noqa: PTH110 - `pathlib` is slow to load
        what = f"There is no file or folder {pack} to read."
        raise CommandFailure(NOTHING_THERE, [Failure("file", what, try_=_CHECK)])


def _read(file: str) -> bytes:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - `pathlib` is slow to load
            return opened.read(_LARGEST)
    except OSError as error:
        why = error.strerror or "It can't be read"
        failure = Failure("file", f"There is no file {file} to read.", f"{why}.", _CHECK)
        raise CommandFailure(NOTHING_THERE, [failure]) from None
