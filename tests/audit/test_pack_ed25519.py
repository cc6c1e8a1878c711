"""The Ed25519 written out in the pack's verifier: the same verdicts as a library, always."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.audit.key_line import read_vkey, to_base64
from cfworkflow.audit.note import verify as verify_note
from cfworkflow.audit.pack.packed_facts import Unreadable
from cfworkflow.audit.pack.signers import keys_for
from cfworkflow.audit.pack.verify import (
    BASE,
    NEUTRAL,
    ORDER,
    P,
    Wrong,
    add,
    decoded,
    encoded,
    has_signed,
    read_key,
    times,
)
from cfworkflow.audit.refusals import KeyMalformed

seeds = st.binary(min_size=32, max_size=32)

# RFC 8032 section 7.1, TEST 2: secret key, message, signature.
SEED = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def librarys(public: bytes, message: bytes, signature: bytes) -> bool:
    """What the library says."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@cache
def small_order() -> list[bytes]:
    """The encodings of the eight points of small order, in every way they can be written."""
    point = next(
        found
        for y in range(2, 200)
        if (start := decoded(y.to_bytes(32, "little")))
        and times(4, found := times(ORDER, start)) != NEUTRAL
    )
    points = [times(number, point) for number in range(8)]
    assert len({*points}) == 8
    assert times(8, point) == NEUTRAL
    ys = {y + extra for _, y in points for extra in (0, P) if y + extra < 2**255}
    return [(y + odd * 2**255).to_bytes(32, "little") for y in sorted(ys) for odd in (0, 1)]


def vkey(public: bytes, name: str = "a") -> str:
    """The line of a public key, whatever its bytes are."""
    raw = b"\x01" + public
    key_id = sha256(name.encode() + b"\n" + raw).digest()[:4]
    return f"{name}+{key_id.hex()}+{to_base64(raw)}"


def test_the_known_answer_of_the_rfc() -> None:
    """RFC 8032 section 7.1."""
    assert Ed25519PrivateKey.from_private_bytes(SEED).public_key().public_bytes_raw() == PUBLIC
    assert has_signed(PUBLIC, b"\x72", SIGNATURE)
    assert not has_signed(PUBLIC, b"\x73", SIGNATURE)


def test_the_base_point_is_that_of_the_rfc() -> None:
    """It is on the curve, of the prime order, with y = 4/5."""
    assert times(ORDER, BASE) == NEUTRAL
    assert encoded(BASE) == bytes([0x58] + [0x66] * 31)
    assert add(BASE, (P - BASE[0], BASE[1])) == NEUTRAL


@given(seeds, st.binary(max_size=200))
def test_what_the_library_signs_is_accepted(seed: bytes, message: bytes) -> None:
    """Any key, any message; a message that goes on is another one."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert has_signed(public, message, signature)
    assert not has_signed(public, message + b"\n", signature)


@given(seeds, st.data())
def test_what_is_changed_is_refused_by_both(seed: bytes, data: st.DataObject) -> None:
    """A bit of the key, of the signature or of the message: the library's verdict is ours."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    parts = [
        key.public_key().public_bytes_raw(),
        b"what was decided",
        key.sign(b"what was decided"),
    ]
    which = data.draw(st.integers(0, 2))
    place = data.draw(st.integers(0, len(parts[which]) * 8 - 1))
    changed = bytearray(parts[which])
    changed[place // 8] ^= 1 << place % 8
    parts[which] = bytes(changed)
    assert has_signed(*parts) is librarys(*parts) is False


@given(seeds, st.binary(max_size=130))
def test_what_is_no_signature_is_refused(seed: bytes, signature: bytes) -> None:
    """Of any length."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    assert has_signed(public, b"", signature) is librarys(public, b"", signature) is False


@given(seeds)
def test_a_scalar_beyond_the_order_is_refused(seed: bytes) -> None:
    """S and S + L would be one signature written in two ways (RFC 8032 section 5.1.7)."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(b"m")
    more = int.from_bytes(signature[32:], "little") + ORDER
    again = signature[:32] + more.to_bytes(32, "little")
    assert has_signed(public, b"m", signature)
    assert has_signed(public, b"m", again) is librarys(public, b"m", again) is False


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=64, max_size=64))
def test_random_bytes_for_a_key_never_fit(public: bytes, signature: bytes) -> None:
    """Half of them are no point at all."""
    assert has_signed(public, b"m", signature) is librarys(public, b"m", signature) is False


@given(st.binary(min_size=32, max_size=32) | st.sampled_from(small_order()))
def test_a_point_is_written_in_one_way(code: bytes) -> None:
    """What decodes encodes to the same bytes; x = 0 has no other half."""
    point = decoded(code)
    assert point is None or encoded(point) == code


@pytest.mark.parametrize("public", small_order(), ids=bytes.hex)
def test_a_key_for_which_anyone_can_sign_is_refused_by_both(public: bytes) -> None:
    """Small order, in its proper form or another: nothing is checked with such a key."""
    with pytest.raises(Wrong):
        read_key(vkey(public))
    with pytest.raises(KeyMalformed, match="anyone can sign"):
        read_vkey(vkey(public))
    with pytest.raises(Unreadable, match="anyone can sign"):
        keys_for({}, [vkey(public)])


def test_a_note_by_a_key_for_which_anyone_can_sign_is_not_relied_on() -> None:
    """The neutral point as key and as R, with S = 0: a library takes that for every text."""
    neutral = (1).to_bytes(32, "little")
    line = vkey(neutral, "cfworkflow")
    key_id = bytes.fromhex(line.split("+")[1])
    forged = f"anything\n\n— cfworkflow {to_base64(key_id + neutral + bytes(32))}\n"
    assert librarys(neutral, b"anything\n", neutral + bytes(32))
    with pytest.raises(KeyMalformed):
        verify_note(forged, [line])


@given(seeds)
def test_every_key_that_is_made_can_be_relied_on(seed: bytes) -> None:
    """Neither reader of keys refuses an honest one."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    assert read_vkey(vkey(public)).key_id == read_key(vkey(public))[1]


def beyond_the_field() -> list[bytes]:
    """The encodings of y + P, where that still fits: no proper ones."""
    return [(y + P + odd * 2**255).to_bytes(32, "little") for y in range(19) for odd in (0, 1)]


@given(st.binary(min_size=32, max_size=32) | st.sampled_from(beyond_the_field()))
def test_bytes_that_are_no_key_are_refused_by_both_readers(public: bytes) -> None:
    """Half of all bytes are those of no point, and a point is written in one way only."""
    refused = []
    for read, refusal in ((read_key, Wrong), (read_vkey, KeyMalformed)):
        try:
            read(vkey(public))
        except refusal as error:
            refused.append(error)
    assert len(refused) in (0, 2)
    assert bool(refused) == (decoded(public) is None or public in small_order())


def test_a_small_point_in_a_signature_does_not_help() -> None:
    """As R, with S = 0, under an honest key: refused by both."""
    for point in small_order():
        assert has_signed(PUBLIC, b"m", point + bytes(32)) is False
        assert librarys(PUBLIC, b"m", point + bytes(32)) is False
