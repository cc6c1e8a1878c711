"""The Merkle tree over facts: RFC 9162 section 2.1, with SHA-256.

A tree of `size` leaves has one root. An inclusion proof shows that a leaf is under a root; a
consistency proof shows that a smaller tree is the beginning of a larger one. Hashes are 32 bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256

HASH_BYTES = 32

EMPTY_ROOT = sha256().digest()
"""The root of no leaves: the hash of nothing (RFC 9162 section 2.1.1)."""

Nodes = Callable[[int, int], bytes]
"""(level, place) → the root of the 2^level leaves from place * 2^level on; level 0 are leaves."""


class InvalidProof(Exception):  # noqa: N818 - what it is, in the words of the RFC
    """A proof that does not prove what it is said to. `code` is stable, for programs."""

    code = "proof"


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf; what it starts with keeps it apart from a node's."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of the node over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


def root(leaf_hashes: Sequence[bytes]) -> bytes:
    """The root of the tree of these leaves. Raises `ValueError` for a hash that is none."""
    return root_of(nodes_of(leaf_hashes), len(leaf_hashes))


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int, size: int) -> list[bytes]:
    """The proof that a leaf is in the tree of the first `size` leaves (section 2.1.3.1).

    `index` counts from 0. Raises `ValueError` where no such leaf or tree is.
    """
    return inclusion(_nodes_up_to(leaf_hashes, size), index, size)


def consistency_proof(leaf_hashes: Sequence[bytes], size1: int, size2: int) -> list[bytes]:
    """The proof that the tree of `size1` leaves begins that of `size2` (section 2.1.4.1).

    Empty where the first tree is, or where both are one. Raises `ValueError` where no such trees
    are.
    """
    return consistency(_nodes_up_to(leaf_hashes, size2), size1, size2)


def nodes_of(leaf_hashes: Sequence[bytes]) -> Nodes:
    """The nodes over all leaves, worked out once. Raises `ValueError` for a hash that is none."""
    if any(not _is_hash(each) for each in leaf_hashes):
        raise ValueError(f"a leaf's hash is {HASH_BYTES} bytes")
    levels = [list(leaf_hashes)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        pairs = zip(below[::2], below[1::2], strict=False)
        levels.append([node_hash(left, right) for left, right in pairs])
    return lambda level, place: levels[level][place]


def root_of(nodes: Nodes, size: int) -> bytes:
    """The root of the first `size` leaves."""
    return _subtree(nodes, 0, size) if size else EMPTY_ROOT


def inclusion(nodes: Nodes, index: int, size: int) -> list[bytes]:
    """An inclusion proof from the nodes, of which it looks at a few for each level."""
    if not 0 <= index < size:
        raise ValueError(f"there is no leaf {index} among {size}")
    found: list[bytes] = []
    begin, end = 0, size
    while end - begin > 1:
        middle = begin + _split(end - begin)
        if index < middle:
            found.append(_subtree(nodes, middle, end))
            end = middle
        else:
            found.append(_subtree(nodes, begin, middle))
            begin = middle
    return found[::-1]


def consistency(nodes: Nodes, size1: int, size2: int) -> list[bytes]:
    """A consistency proof from the nodes, of which it looks at a few for each level."""
    if not 0 <= size1 <= size2:
        raise ValueError(f"a tree of {size1} leaves is not the beginning of one of {size2}")
    found: list[bytes] = []
    begin, end = 0, size2
    if size1 in (0, size2):
        return found
    while size1 != end:
        middle = begin + _split(end - begin)
        if size1 <= middle:
            found.append(_subtree(nodes, middle, end))
            end = middle
        else:
            found.append(_subtree(nodes, begin, middle))
            begin = middle
    if begin:  # else that subtree is the whole first tree, whose root the verifier has
        found.append(_subtree(nodes, begin, end))
    return found[::-1]


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], expected: bytes
) -> None:
    """Check that the leaf with this hash is the one at `index` under a root (section 2.1.3.2).

    Raises `InvalidProof`.
    """
    _check_hashes(leaf, expected, *proof)
    if not 0 <= index < size:
        raise InvalidProof(f"there is no leaf {index} among {size}")
    found = leaf
    for step, is_left in _climb(index, size - 1, proof):
        found = node_hash(step, found) if is_left else node_hash(found, step)
    if found != expected:
        raise InvalidProof("the leaf is not under that root")


def verify_consistency(
    size1: int, size2: int, root1: bytes, root2: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the tree under `root1` begins the tree under `root2` (section 2.1.4.2).

    Raises `InvalidProof`.
    """
    _check_hashes(root1, root2, *proof)
    if not 0 <= size1 <= size2:
        raise InvalidProof(f"a tree of {size1} leaves is not the beginning of one of {size2}")
    if size1 in (0, size2):
        fits = (root1 == EMPTY_ROOT or size1) and (root1 == root2 or size1 != size2)
        if proof or not fits:
            raise InvalidProof("of an empty tree, or one and the same, there is nothing to prove")
        return
    steps = [*proof] if size1 & (size1 - 1) else [root1, *proof]
    if not steps:
        raise InvalidProof("the proof is too short")
    first, last = size1 - 1, size2 - 1
    while first % 2:
        first, last = first >> 1, last >> 1
    found1 = found2 = steps[0]
    for step, is_left in _climb(first, last, steps[1:]):
        found1 = node_hash(step, found1) if is_left else found1
        found2 = node_hash(step, found2) if is_left else node_hash(found2, step)
    if (found1, found2) != (root1, root2):
        raise InvalidProof("the first tree is not the beginning of the second")


def _climb(first: int, last: int, proof: Sequence[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The steps of a proof from a node up to the root, and whether each stands to the left.

    `first` is the node's place on its level, `last` that of the last node there.
    """
    for step in proof:
        if last == 0:
            raise InvalidProof("the proof is too long")
        is_left = first % 2 == 1 or first == last
        yield step, is_left
        while is_left and first and not first % 2:
            first, last = first >> 1, last >> 1
        first, last = first >> 1, last >> 1
    if last:
        raise InvalidProof("the proof is too short")


def _split(size: int) -> int:
    """The largest power of two below `size`: where a tree divides."""
    return 1 << ((size - 1).bit_length() - 1)


def _subtree(nodes: Nodes, begin: int, end: int) -> bytes:
    """The root of the leaves from `begin` up to `end`, which divide as those of a tree do."""
    level = (end - begin).bit_length() - 1
    if end - begin == 1 << level:
        return nodes(level, begin >> level)
    middle = begin + _split(end - begin)
    return node_hash(_subtree(nodes, begin, middle), _subtree(nodes, middle, end))


def _nodes_up_to(leaf_hashes: Sequence[bytes], size: int) -> Nodes:
    if not 0 <= size <= len(leaf_hashes):
        raise ValueError(f"there are {len(leaf_hashes)} leaves, not {size}")
    return nodes_of(leaf_hashes[:size])


def _is_hash(given: object) -> bool:
    return isinstance(given, bytes) and len(given) == HASH_BYTES


def _check_hashes(*hashes: object) -> None:
    if not all(map(_is_hash, hashes)):
        raise InvalidProof(f"a hash is {HASH_BYTES} bytes")
