"""Who signed a pack: the keys to check it with, and the texts of its two notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cfworkflow.audit.checkpoint import Checkpoint, read_checkpoint
from cfworkflow.audit.key_line import read_vkey
from cfworkflow.audit.note import text_flaw, verify
from cfworkflow.audit.pack.files import CHECKPOINT, KEY, MANIFEST, manifest_text
from cfworkflow.audit.pack.packed_facts import Unreadable
from cfworkflow.audit.refusals import AuditRefusal, KeyMalformed


class Keys(NamedTuple):
    """The public keys a pack is checked with, none where it is unsigned; `given` from outside."""

    vkeys: tuple[str, ...]
    given: bool


def keys_for(files: Mapping[str, bytes], given: Sequence[str]) -> Keys:
    """The given keys, else that in the pack, if there is one. Raises `Unreadable`."""
    vkeys = (*given,)
    if not given and KEY in files:
        vkeys = (files[KEY].decode(errors="replace").removesuffix("\n"),)
    try:
        for vkey in vkeys:
            read_vkey(vkey)
    except KeyMalformed as refusal:
        raise Unreadable("key", refusal.why) from None
    return Keys(vkeys, given=bool(given))


def checkpoint_of(files: Mapping[str, bytes], keys: Keys) -> tuple[Checkpoint, tuple[str, ...]]:
    """The checkpoint, and who signed it. Raises `Unreadable`."""
    text, signers = _note(CHECKPOINT, files, keys)
    try:
        checkpoint = read_checkpoint(text)
    except AuditRefusal as refusal:
        raise Unreadable(CHECKPOINT, refusal.why) from None
    if signers and checkpoint.origin not in {vkey.partition("+")[0] for vkey in signers}:
        why = "It is of another log than the key's: a log signs with a key of its own name."
        raise Unreadable(CHECKPOINT, why)
    return checkpoint, signers


def changed_files(files: Mapping[str, bytes], keys: Keys) -> list[str]:
    """What is wrong where the files are not those of the manifest. Raises `Unreadable`."""
    told, expected = _note(MANIFEST, files, keys)[0], manifest_text(files)
    if told == expected:
        return []
    others = {*expected.splitlines()} - {*told.splitlines()}
    names = sorted(line.rpartition(" ")[2] for line in others)
    return [f"{name} is not the file it tells of." for name in names] or [
        "It tells of other files than those here."
    ]


def _note(name: str, files: Mapping[str, bytes], keys: Keys) -> tuple[str, tuple[str, ...]]:
    try:
        if keys.vkeys:
            return verify(files[name], keys.vkeys)
        return _unsigned(name, files[name]), ()
    except AuditRefusal as refusal:
        raise Unreadable(name, refusal.why) from None


def _unsigned(name: str, raw: bytes) -> str:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise Unreadable(name, "It is not valid UTF-8.") from None
    if flaw := text_flaw(text):
        raise Unreadable(name, flaw)
    if "\n\n" in text:
        raise Unreadable(name, "It is signed, or damaged, and there is no key to check it with.")
    return text
