"""The facts and proofs of a pack, read as strictly as what they prove: one reading, or none."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from io import BytesIO
from typing import cast

from cfworkflow.audit.pack.files import Leaf

_HASH = re.compile(r"[0-9a-f]{64}")

Told = dict[str, object]


class Unreadable(Exception):  # noqa: N818 - a finding about a pack, no error of ours
    """A part of a pack that does not have its form: which part, and why."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(part, why)
        self.part, self.why = part, why


def read_leaves(facts: bytes, proofs: bytes) -> list[Leaf]:
    """Every fact with its proof, in the order of the log. Raises `Unreadable`."""
    leaves: list[Leaf] = []
    # One after another: a list of all lines could be many times as large as the file.
    for number, line in enumerate(BytesIO(facts or b"\n"), 1):
        told = _object("facts", line.removesuffix(b"\n"), {"position", "line", "narrative"})
        leaf = _leaf(told, number)
        if leaves and leaf.position <= leaves[-1].position:
            raise Unreadable("facts", f"The position in line {number} is out of order.")
        leaves.append(leaf)
    steps = _proofs(proofs, {str(leaf.position) for leaf in leaves})
    return [leaf._replace(proof=steps[str(leaf.position)]) for leaf in leaves]


def commitment(line: bytes) -> object:
    """The hash of its narrative that a fact's line holds; None where it holds none."""
    try:
        told = _parsed("facts", line)
    except Unreadable:
        return None
    return told.get("narrative") if isinstance(told, dict) else None


def _leaf(told: Told, number: int) -> Leaf:
    position, line, said = told["position"], told["line"], told["narrative"]
    # True is an int to Python, and JSON's true is no position.
    if not isinstance(position, int) or isinstance(position, bool) or position < 1:
        raise Unreadable("facts", f"The position in line {number} is none.")
    if not isinstance(line, str) or not isinstance(said, str | None):
        raise Unreadable("facts", f"Line {number} holds what is no text.")
    try:
        return Leaf(position, line.encode(), None if said is None else said.encode(), [])
    except UnicodeEncodeError:
        raise Unreadable("facts", f"Line {number} holds half a character.") from None


def _proofs(raw: bytes, positions: Collection[str]) -> dict[str, list[bytes]]:
    told = _object("proofs", raw, positions)
    for position, steps in told.items():
        if not isinstance(steps, list) or not all(map(_is_hash, steps)):
            raise Unreadable("proofs", f"That at position {position} is not a list of hashes.")
    return {
        position: [bytes.fromhex(step) for step in cast("list[str]", steps)]
        for position, steps in told.items()
    }


def _is_hash(step: object) -> bool:
    return isinstance(step, str) and bool(_HASH.fullmatch(step))


def _object(part: str, raw: bytes, names: Collection[str]) -> Told:
    told = _parsed(part, raw)
    if not isinstance(told, dict) or told.keys() != {*names}:
        raise Unreadable(part, "It does not hold what it should, or holds more.")
    return cast("Told", told)


def _parsed(part: str, raw: bytes) -> object:
    try:
        # As text: from bytes, other encodings than UTF-8 would be guessed.
        return json.loads(raw.decode(), object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise Unreadable(part, f"It is not JSON in UTF-8: {error}.") from None


def _each_once(pairs: list[tuple[str, object]]) -> Told:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise ValueError("a name stands twice, and readers would differ on what it says")
    return told
