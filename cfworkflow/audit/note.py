"""Signed notes: a text, an empty line, and a line for each signature (c2sp.org/signed-note).

    cfworkflow/cambridgeshire
    20852163
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — cfworkflow/cambridgeshire Az3grlgtzPICa5OS8npVmf1Myq…

A signature line is an em dash, a space, the key's name, a space, and base64 of the key's ID
followed by the signature over the text, its last newline included. Read a note's file as bytes:
each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cfworkflow.audit.key_line import (
    Verifier,
    from_base64,
    is_name,
    read_skey,
    read_vkey,
    to_base64,
)
from cfworkflow.audit.refusals import (
    KeyMalformed,
    NoteMalformed,
    NoteSignatureWrong,
    NoteUnsignable,
    NoteUnsigned,
)

# The specification asks for a limit of at least 16; Go's reader has this one.
MOST_SIGNATURES = 100
_ID_BYTES = 4
_MARK = "— "
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Verified(NamedTuple):
    """A text that may be relied on, and the given public keys that signed it, in their order."""

    text: str
    signers: tuple[str, ...]


class _Signature(NamedTuple):
    name: str
    key_id: bytes
    signature: bytes


def sign(text: str, skey: str) -> str:
    """A whole signed note: `text`, signed with the private key in the line `skey`.

    Raises `NoteUnsignable` for a text that no reader would take, and `KeyMalformed`.
    """
    if flaw := text_flaw(text):
        raise NoteUnsignable(flaw)
    signer = read_skey(skey)
    signature = signer.key_id + signer.key.sign(text.encode())
    return f"{text}\n{_MARK}{signer.name} {to_base64(signature)}\n"


def verify(note: str | bytes, vkeys: Iterable[str]) -> Verified:
    """The text of a signed note, and which of the public keys in the lines `vkeys` signed it.

    Signatures by other keys are passed over, as the specification demands, but must be well formed.
    Raises a `NoteRefusal` on anything but a valid note: `NoteMalformed`, `NoteSignatureWrong` where
    a given key's signature does not fit, `NoteUnsigned` where there is none by a given key. Raises
    `KeyMalformed` where a line of `vkeys` is no public key.
    """
    known = _known(vkeys)
    text, lines = _parted(_decoded(note))
    signers: list[str] = []
    for number, line in enumerate(lines, 1):
        found = _signature(line, number)
        verifier = known.get((found.name, found.key_id))
        if verifier is None:
            continue
        if verifier.vkey in signers:
            raise NoteMalformed(f"The key {found.name} has signed it more than once.")
        if not verifier.verifies(text.encode(), found.signature):
            raise NoteSignatureWrong(
                f"The signature by the key {found.name} does not fit the text: "
                "the text, or the signature, was changed."
            )
        signers.append(verifier.vkey)
    if not signers:
        raise NoteUnsigned
    return Verified(text, tuple(signers))


def text_flaw(text: str) -> str:
    """Why `text` can't be that of a note, as a sentence; empty where it can."""
    if _SURROGATE.search(text):
        return "It is not valid UTF-8."
    if _CONTROL.search(text):
        return "It holds a control character, such as a tab or a carriage return."
    if not text.endswith("\n"):
        return "Its last line does not end with a newline."
    return ""


def _decoded(note: str | bytes) -> str:
    if isinstance(note, bytes):
        try:
            note = note.decode()
        except UnicodeDecodeError:
            raise NoteMalformed("It is not valid UTF-8.") from None
    if flaw := text_flaw(note):
        raise NoteMalformed(flaw)
    return note


def _parted(note: str) -> tuple[str, list[str]]:
    """The text with its last newline, and the signature lines without theirs."""
    text, parted, signatures = note.rpartition("\n\n")
    if not parted or not signatures:
        raise NoteMalformed("There is no empty line with signatures after it.")
    lines = signatures.removesuffix("\n").split("\n")
    if len(lines) > MOST_SIGNATURES:
        raise NoteMalformed(f"It has over {MOST_SIGNATURES} signatures.")
    return f"{text}\n", lines


def _signature(line: str, number: int) -> _Signature:
    name, _, code = line.removeprefix(_MARK).partition(" ")
    raw = from_base64(code)
    if not line.startswith(_MARK) or not is_name(name) or raw is None or len(raw) <= _ID_BYTES:
        raise NoteMalformed(f"Line {number} after the text is not a signature.")
    return _Signature(name, raw[:_ID_BYTES], raw[_ID_BYTES:])


def _known(vkeys: Iterable[str]) -> dict[tuple[str, bytes], Verifier]:
    known: dict[tuple[str, bytes], Verifier] = {}
    for verifier in map(read_vkey, vkeys):
        earlier = known.setdefault((verifier.name, verifier.key_id), verifier)
        if earlier.key != verifier.key:
            raise KeyMalformed(
                f"Two different keys are both named {verifier.name} and have the same ID.",
                try_="Give only the one you trust.",
            )
    return known
