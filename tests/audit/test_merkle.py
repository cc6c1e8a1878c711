"""The Merkle tree of RFC 9162: known answers, an oracle, and proofs that can't be bent."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from cfworkflow.audit.merkle import (
    InvalidProof,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        *("", "00", "10", "2021", "3031", "40414243"),
        *("5051525354555657", "606162636465666768696a6b6c6d6e6f"),
    )
]
MANY = [leaf_hash(b"%d" % number) for number in range(80)]

sizes = st.integers(0, len(MANY))


@st.composite
def leaf_and_size(draw: st.DrawFn) -> tuple[int, int]:
    """A leaf and a tree it is in."""
    size = draw(st.integers(1, len(MANY)))
    return draw(st.integers(0, size - 1)), size


two_sizes = st.lists(sizes, min_size=2, max_size=2).map(sorted)


def test_the_known_tree_has_its_known_root() -> None:
    """Anyone's tree of these eight leaves has this root (Certificate Transparency's own test)."""
    known = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    assert root([leaf_hash(leaf) for leaf in LEAVES]).hex() == known


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    """RFC 9162 section 2.1.1."""
    assert root([]) == sha256(b"").digest()


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=40))
def test_roots_and_inclusion_proofs_are_those_of_another_program(leaves: list[bytes]) -> None:
    """pymerkle, written by others, finds the same root and the same way up to it."""
    other = InmemoryTree(algorithm="sha256")
    for leaf in leaves:
        other.append_entry(leaf)
    hashes = [leaf_hash(leaf) for leaf in leaves]
    assert root(hashes) == other.get_root()
    for index in range(len(leaves)):
        theirs = other.prove_inclusion(index + 1).path
        assert [hashes[index], *inclusion_proof(hashes, index, len(leaves))] == [*theirs]


def split_in_two(hashes: Sequence[bytes]) -> bytes:
    """The root as the RFC defines it, in its own words: divided at the largest power of two."""
    if len(hashes) <= 1:
        return hashes[0] if hashes else sha256(b"").digest()
    left = 1
    while left * 2 < len(hashes):
        left *= 2
    return node_hash(split_in_two(hashes[:left]), split_in_two(hashes[left:]))


@given(sizes)
def test_a_root_is_what_the_definition_says(size: int) -> None:
    """RFC 9162 section 2.1.1, followed to the letter."""
    assert root(MANY[:size]) == split_in_two(MANY[:size])


@given(leaf_and_size())
def test_every_leaf_can_be_shown_to_be_in_its_tree(leaf: tuple[int, int]) -> None:
    """And in no more steps than the tree has levels."""
    index, size = leaf
    proof = inclusion_proof(MANY, index, size)
    verify_inclusion(index, size, MANY[index], proof, root(MANY[:size]))
    assert len(proof) <= (size - 1).bit_length()


@given(two_sizes)
def test_every_tree_can_be_shown_to_begin_a_later_one(both: list[int]) -> None:
    """From nothing at all to the whole."""
    size1, size2 = both
    proof = consistency_proof(MANY, size1, size2)
    verify_consistency(size1, size2, root(MANY[:size1]), root(MANY[:size2]), proof)
    assert len(proof) <= size2.bit_length() + 1


OTHER = leaf_hash(b"another")


@given(leaf_and_size(), st.data())
def test_an_inclusion_proof_proves_nothing_else(leaf: tuple[int, int], data: st.DataObject) -> None:
    """Another leaf, place, size, root, a step changed, left out, added or cut: all refused."""
    index, size = leaf
    proof, top = inclusion_proof(MANY, index, size), root(MANY[:size])
    elsewhere = data.draw(sizes.filter(lambda other: other != index))
    bent = bend(proof, data)
    for given_ in (
        (index, size, OTHER, proof, top),
        (elsewhere, size, MANY[index], proof, top),
        (index, size, MANY[index], proof, OTHER),
        (index, size, MANY[index], bent, top),
        (-1, size, MANY[index], proof, top),
        (size, size, MANY[index], proof, top),
    ):
        with pytest.raises(InvalidProof):
            verify_inclusion(*given_)


@given(two_sizes, st.data())
def test_a_consistency_proof_proves_nothing_else(both: list[int], data: st.DataObject) -> None:
    """Other roots, the sizes the wrong way round, a step changed or too many: all refused."""
    size1, size2 = both
    proof = consistency_proof(MANY, size1, size2)
    root1, root2 = root(MANY[:size1]), root(MANY[:size2])
    bent = [(size1, size2, OTHER, root2, proof), (size1, size2, root1, root2, bend(proof, data))]
    if size1:
        bent.append((size1, size2, root1, OTHER, proof))
    if size1 != size2:
        bent.append((size2, size1, root2, root1, proof))
    for given_ in bent:
        with pytest.raises(InvalidProof):
            verify_consistency(*given_)


@given(leaf_and_size(), sizes)
def test_a_proof_of_another_length_is_of_another_tree(leaf: tuple[int, int], other: int) -> None:
    """Too short or too long for the size that is claimed, even where it leads to the root."""
    index, size = leaf
    assume(other > index)
    proof, top = inclusion_proof(MANY, index, size), root(MANY[:size])
    assume(len(proof) != len(inclusion_proof(MANY, index, other)))
    with pytest.raises(InvalidProof, match="too short" if other > size else "too long"):
        verify_inclusion(index, other, MANY[index], proof, top)


@given(st.lists(st.integers(1, len(MANY)), min_size=3, max_size=3).map(sorted))
def test_a_consistency_proof_of_another_length_is_of_other_trees(three: list[int]) -> None:
    """The same of two trees: a later size is not claimed with the proof of an earlier one."""
    size1, size2, size3 = three
    assume(size1 < size2)
    roots = {size: root(MANY[:size]) for size in three}
    short, long = (consistency_proof(MANY, size1, size) for size in (size2, size3))
    assume(len(short) != len(long))
    with pytest.raises(InvalidProof):
        verify_consistency(size1, size3, roots[size1], roots[size2], short)
    with pytest.raises(InvalidProof):
        verify_consistency(size1, size2, roots[size1], roots[size3], long)


def bend(proof: Sequence[bytes], data: st.DataObject) -> list[bytes]:
    """A proof that is another: a step changed, too many, or too few."""
    place = data.draw(st.integers(0, len(proof)))
    ways = [[*proof[:place], OTHER, *proof[place:]]]
    if place < len(proof):
        ways.append([*proof[:place], *proof[place + 1 :]])
        ways.append([*proof[:place], OTHER, *proof[place + 1 :]])
        ways.append([*proof[:place], proof[place][:-1], *proof[place + 1 :]])
        ways.append([*proof[:place], proof[place] + b"\0", *proof[place + 1 :]])
    return data.draw(st.sampled_from(ways))


@pytest.mark.parametrize("not_a_hash", [b"", b"\0" * 31, b"\0" * 33, "0" * 32, None])
def test_what_is_no_hash_is_refused_everywhere(not_a_hash: object) -> None:
    """32 bytes, in a leaf, a root and every step; else a shorter one could stand for two."""
    bad: bytes = not_a_hash  # type: ignore[assignment] # that is the matter with it
    proof, top = inclusion_proof(MANY, 1, 5), root(MANY[:5])
    for given_ in ((bad, proof, top), (MANY[1], [bad, *proof[1:]], top), (MANY[1], proof, bad)):
        with pytest.raises(InvalidProof, match="32 bytes"):
            verify_inclusion(1, 5, *given_)
    for roots in ((bad, top), (root(MANY[:3]), bad)):
        with pytest.raises(InvalidProof, match="32 bytes"):
            verify_consistency(3, 5, *roots, consistency_proof(MANY, 3, 5))
    with pytest.raises(ValueError, match="32 bytes"):
        root([MANY[0], bad])


def test_the_empty_tree_begins_every_tree_and_has_one_root_only() -> None:
    """Nothing is proved by a first tree of no leaves under a made-up root."""
    verify_consistency(0, 5, root([]), root(MANY[:5]), [])
    for size in (0, 5):
        with pytest.raises(InvalidProof):
            verify_consistency(0, size, OTHER, OTHER, [])


@pytest.mark.parametrize(("index", "size"), [(-1, 4), (4, 4), (0, 0), (0, 81), (90, 81)])
def test_there_is_no_proof_of_a_leaf_that_is_not_there(index: int, size: int) -> None:
    """Asked for the impossible, it says so instead of proving something else."""
    with pytest.raises(ValueError, match="lea"):
        inclusion_proof(MANY, index, size)


@pytest.mark.parametrize(("size1", "size2"), [(-1, 4), (5, 4), (0, 81), (81, 82)])
def test_there_is_no_proof_between_trees_that_are_not_there(size1: int, size2: int) -> None:
    """A later tree is not the beginning of an earlier one."""
    with pytest.raises(ValueError, match="lea"):
        consistency_proof(MANY, size1, size2)
