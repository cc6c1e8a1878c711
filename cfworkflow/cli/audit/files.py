"""The files an auditor brings: public keys, and checkpoints that were kept elsewhere."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cfworkflow.cli.failure import NOTHING_THERE, CommandFailure, Failure

if TYPE_CHECKING:
    from cfworkflow.audit.verification import Given

_LARGEST = 1_000_000


def public_keys(files: Sequence[str]) -> list[str]:
    """The public keys in files, each as a line. Raises a `KeyRefusal`."""
    from cfworkflow.audit.keys import read_public_key

    return [read_public_key(file) for file in files]


def given_checkpoint(file: str, vkeys: Sequence[str]) -> Given:
    """The checkpoint in a file, and who signed it, as far as public keys were given.

    Three lines without a signature, typed from paper say, will do: they say what they say. Raises
    an `AuditRefusal` where they are none, or where a signature by a given key does not fit.
    """
    from cfworkflow.audit.checkpoint import read_checkpoint
    from cfworkflow.audit.note import verify
    from cfworkflow.audit.refusals import CheckpointMalformed
    from cfworkflow.audit.verification import Given

    raw = _read(file)
    text = raw.decode(errors="replace")
    signers: tuple[str, ...] = ()
    if vkeys:
        text, signers = verify(raw, vkeys)
    elif "\n\n" in text:
        text = text.partition("\n\n")[0] + "\n"
    names = tuple(vkey.partition("+")[0] for vkey in signers)
    found = read_checkpoint(text)
    if names and found.origin not in names:
        raise CheckpointMalformed(
            f"It is of the log {found.origin}, and signed by {' and '.join(names)}: "
            "a log signs with a key of its own name.",
            where=file,
        )
    return Given(file, found, names)


def require_file(file: str) -> None:
    """Raise a failure where there is nothing to read at all."""
    if not os.path.exists(file):  # noqa: PTH110 - `pathlib` is slow to load
        raise CommandFailure(NOTHING_THERE, [Failure("file", f"There is no file {file} to read.")])


def _read(file: str) -> bytes:
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - `pathlib` is slow to load
            return opened.read(_LARGEST)
    except OSError as error:
        why = error.strerror or "It can't be read."
        failure = Failure("file", f"There is no file {file} to read.", f"{why}.")
        raise CommandFailure(NOTHING_THERE, [failure]) from None
