"""Checkpoints: a log's name, its size and its root in three lines (c2sp.org/tlog-checkpoint).

Signed as a note (`cfworkflow.audit.note`), they are what an auditor keeps, on paper if need be, to
find out later whether the log still begins with what it held then.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cfworkflow.audit.key_line import from_base64, to_base64
from cfworkflow.audit.note import text_flaw
from cfworkflow.audit.refusals import CheckpointMalformed

_ROOT_BYTES = 32
_SIZE = re.compile(r"0|[1-9][0-9]{0,19}")
_SIZE_LIMIT = 2**64


class Checkpoint(NamedTuple):
    """What a log held at one moment: `size` leaves, under a `root` of 32 bytes (SHA-256).

    `origin` is the log's name, such as `cfworkflow/cambridgeshire`; not empty, one line.
    `extensions` are further lines whose meaning is between the log and its readers.
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def text(self) -> str:
        """The lines to sign. Raises `CheckpointMalformed` where they could not be read back."""
        lines = (self.origin, str(self.size), to_base64(self.root), *self.extensions)
        text = "".join(f"{line}\n" for line in lines)
        if read_checkpoint(text) != self:
            raise CheckpointMalformed("A line of it would be read as two.")
        return text


def read_checkpoint(text: str) -> Checkpoint:
    """The checkpoint in the text of a note. Raises `CheckpointMalformed` on anything else.

    Says nothing about who made it: give it the text that `note.verify` returns.
    """
    if flaw := text_flaw(text):
        raise CheckpointMalformed(flaw)
    lines = text.removesuffix("\n").split("\n")
    if "" in lines:
        raise CheckpointMalformed("A line of it is empty.")
    if len(lines) < len(("origin", "size", "root")):
        raise CheckpointMalformed("It has fewer than three lines: the log's name, size and root.")
    origin, size, root, *extensions = lines
    return Checkpoint(origin, _size(size), _root(root), tuple(extensions))


def _size(line: str) -> int:
    # Measured before it is read: Python refuses to read numbers of thousands of digits.
    if not _SIZE.fullmatch(line) or int(line) >= _SIZE_LIMIT:
        raise CheckpointMalformed(
            "Its second line is not the number of leaves: digits, the first of them not 0."
        )
    return int(line)


def _root(line: str) -> bytes:
    root = from_base64(line)
    if root is None or len(root) != _ROOT_BYTES:
        raise CheckpointMalformed(f"Its third line is not a root: {_ROOT_BYTES} bytes in base64.")
    return root
