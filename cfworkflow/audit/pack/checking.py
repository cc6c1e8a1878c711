"""Verifying a pack: signatures, files, the proof of each fact and the hash of each text.

It shares nothing with the verifier that lies in the pack, and comes to the same verdict.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from hashlib import sha256

from cfworkflow.audit.checkpoint import Checkpoint
from cfworkflow.audit.merkle import InvalidProof, leaf_hash, verify_inclusion
from cfworkflow.audit.pack.files import FACTS, PROOFS, Leaf
from cfworkflow.audit.pack.packed_facts import Unreadable, commitment, read_leaves
from cfworkflow.audit.pack.reading import read_pack
from cfworkflow.audit.pack.refusals import PackUnreadable
from cfworkflow.audit.pack.signers import Keys, changed_files, checkpoint_of, keys_for
from cfworkflow.audit.verification import Part, Problem, Report

_NOT_LOOKED_AT = (
    "whether the rules were kept: `cfworkflow audit rules` judges that, on the whole record",
    "whether the log shown to others is this one: compare its root with a checkpoint you kept",
)
_OTHERS = "whether facts that are not in the pack would tell more: only a pack of all shows all"
_UNSIGNED = "who made it: nobody has signed it, and anyone could have made all of it"
_KEY_INSIDE = "whose the key is: it came with the pack, and vouches for nothing; give it with --key"
_TOO_MUCH = "It takes more memory than there is here."


def verify_pack(path: str | os.PathLike[str], vkeys: Sequence[str] = ()) -> Report:
    """Verify a pack, its zip or the folder it was unpacked into, with these public keys.

    Where none is given, the key that lies in the pack is used, and the report says what that is
    worth. Never raises for what is wrong with the pack: that is what is reported. `size` and
    `root` are those of its checkpoint, 0 and no bytes where it has none to rely on.
    """
    parts: list[Part] = []
    try:
        files = read_pack(path)
        parts.append(Part("pack", f"{len(files)} files"))
        keys = keys_for(files, vkeys)
        parts.append(_of_manifest(files, keys))
        checkpoint, signers = checkpoint_of(files, keys)
        parts.append(_of_checkpoint(checkpoint, signers))
        leaves = read_leaves(files[FACTS], files[PROOFS])
    except MemoryError:
        return _stopped([Part("pack", "its files", (Problem(_TOO_MUCH),))])
    except PackUnreadable as refusal:
        return _stopped([Part("pack", "its files", (Problem(refusal.why),))])
    except Unreadable as found:
        return _stopped([*parts, Part(found.part, "its form", (Problem(found.why),))])
    parts += [_of_facts(leaves, checkpoint), _of_texts(leaves)]
    return Report(
        checkpoint.size, checkpoint.root, tuple(parts), _not_looked_at(keys, leaves, checkpoint)
    )


def withheld(leaves: Iterable[Leaf]) -> list[int]:
    """The positions of facts that had a narrative once, which is not there."""
    return [
        leaf.position
        for leaf in leaves
        if leaf.narrative is None and commitment(leaf.line) is not None
    ]


def _of_manifest(files: dict[str, bytes], keys: Keys) -> Part:
    looked_at = f"{len(files) - 1} files"
    try:
        changed = changed_files(files, keys)
    except Unreadable as found:
        return Part(found.part, looked_at, (Problem(found.why),))
    return Part("manifest", looked_at, tuple(map(Problem, changed)))


def _of_checkpoint(checkpoint: Checkpoint, signers: tuple[str, ...]) -> Part:
    by = f"signed by {' and '.join(signers)}" if signers else "not signed"
    return Part("checkpoint", f"{checkpoint.size} facts of {checkpoint.origin}, {by}")


def _of_facts(leaves: list[Leaf], checkpoint: Checkpoint) -> Part:
    found: list[Problem] = []
    for position, line, _, proof in leaves:
        leaf = leaf_hash(line)
        try:
            verify_inclusion(position - 1, checkpoint.size, leaf, proof, checkpoint.root)
        except InvalidProof as invalid:
            found.append(Problem(f"It is not shown to be in the log: {invalid}.", position))
    return Part("facts", f"{len(leaves)} of {checkpoint.size} facts", tuple(found))


def _of_texts(leaves: list[Leaf]) -> Part:
    missing = [str(position) for position in withheld(leaves)]
    told = [leaf for leaf in leaves if leaf.narrative is not None]
    wrong = tuple(
        Problem("Its text is not the one that was recorded.", position)
        for position, line, narrative, _ in told
        if narrative is not None and sha256(narrative).hexdigest() != commitment(line)
    )
    without = f", withheld or erased at {', '.join(missing)}" if missing else ""
    return Part("texts", f"{len(told)} texts{without}", wrong)


def _not_looked_at(keys: Keys, leaves: list[Leaf], checkpoint: Checkpoint) -> tuple[str, ...]:
    found = list(_NOT_LOOKED_AT)
    if len(leaves) < checkpoint.size:
        found.append(_OTHERS)
    if not keys.given:
        found.insert(0, _KEY_INSIDE if keys.vkeys else _UNSIGNED)
    return tuple(found)


def _stopped(parts: list[Part]) -> Report:
    return Report(0, b"", tuple(parts), ("what comes after what is wrong",))
