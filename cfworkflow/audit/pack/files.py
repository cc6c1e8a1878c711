"""The files of a pack: their names, and how each is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from cfworkflow.domain.rules.catalogue import RULES

PAGE, VERIFIER, RULES_FILE = "index.html", "verify.py", "rules.txt"
FACTS, PROOFS = "facts.jsonl", "proofs.json"
CHECKPOINT, MANIFEST, KEY = "checkpoint", "manifest", "key.pub"

ORDER = (PAGE, VERIFIER, CHECKPOINT, MANIFEST, KEY, FACTS, PROOFS, RULES_FILE)
"""Every name there can be, in the order of the zip; the key is there where a pack is signed."""

LARGEST = 256 * 1024 * 1024
"""Bytes a file may have. A verifier reads it whole, and takes a larger one for a bomb."""

FIRST_LINE = "evidence pack of cfworkflow, version 1"


class Leaf(NamedTuple):
    """A fact as it goes into a pack, with the hashes that lead from it to the root.

    `narrative` is None where there was none, where it was erased and where it is withheld.
    """

    position: int
    line: bytes
    narrative: bytes | None
    proof: list[bytes]


def facts_file(leaves: Iterable[Leaf]) -> bytes:
    """One fact a line. Raises `UnicodeDecodeError` where one is not text."""
    return "".join(f"{_as_json(leaf)}\n" for leaf in leaves).encode()


def _as_json(leaf: Leaf) -> str:
    said = None if leaf.narrative is None else leaf.narrative.decode()
    told = {"position": leaf.position, "line": leaf.line.decode(), "narrative": said}
    return json.dumps(told, ensure_ascii=False)


def proofs_file(leaves: Iterable[Leaf]) -> bytes:
    """Position → the hashes of its inclusion proof in hexadecimal, a position a line."""
    told = (
        f'"{leaf.position}": {json.dumps([each.hex() for each in leaf.proof])}' for leaf in leaves
    )
    return "{{\n{}\n}}\n".format(",\n".join(told)).encode()


def rules_file() -> bytes:
    """The rules as sentences, with their codes and sources."""
    head = "The rules of the governance: code, rule, source.\n\n"
    return (head + "".join(f"{code}  {text} [{source}]\n" for code, text, source in RULES)).encode()


def manifest_text(files: Mapping[str, bytes]) -> str:
    """What the manifest of these files says, before it is signed: the SHA-256 of each."""
    lines = (
        f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted({*files} - {MANIFEST})
    )
    return f"{FIRST_LINE}\n{''.join(lines)}"
