"""Ed25519 keys as one line of text each, as Go's `sumdb/note` and c2sp.org/signed-note write them.

    public   NAME+ID+base64(0x01 || 32 bytes of public key)
    private  PRIVATE+KEY+NAME+ID+base64(0x01 || 32 bytes of seed)

The ID is eight hexadecimal digits: the first four bytes of SHA-256 over the name, a newline, 0x01
and the public key. 0x01 says Ed25519; no other kind of key is known here.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from cfworkflow.audit.curve_point import point_flaw
from cfworkflow.audit.refusals import KeyMalformed

_PRIVATE = "PRIVATE+KEY+"
_ED25519 = b"\x01"
_KEY_BYTES = 32
# No space of any script, no plus; nor what no signed note may hold: controls, lone surrogates.
_NAME = re.compile(r"[^\s+\x00-\x1f\ud800-\udfff]+")
_FIELDS = re.compile(rf"({_NAME.pattern})\+([0-9a-fA-F]{{8}})\+([0-9A-Za-z+/]+=*)")


class Verifier(NamedTuple):
    """A public key: its line as it was given, its name and its ID of 4 bytes."""

    vkey: str
    name: str
    key_id: bytes
    key: Ed25519PublicKey

    def verifies(self, message: bytes, signature: bytes) -> bool:
        """Whether this key made `signature` (64 bytes) over `message`."""
        try:
            self.key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


class Signer(NamedTuple):
    """A private key: its name and its ID of 4 bytes, as on its public half."""

    name: str
    key_id: bytes
    key: Ed25519PrivateKey


def is_name(text: str) -> bool:
    """Whether a key can have this name: not empty, no space of any kind, no plus sign."""
    return bool(_NAME.fullmatch(text))


def is_public(text: str) -> bool:
    """Whether this is a public key, going by its form alone."""
    return not text.startswith(_PRIVATE) and bool(_FIELDS.fullmatch(text))


def to_base64(raw: bytes) -> str:
    """Bytes as standard base64 (RFC 4648, section 4)."""
    return b64encode(raw).decode("ascii")


def from_base64(text: str) -> bytes | None:
    """The bytes of a base64 text; None where it is not exactly as `to_base64` would write it."""
    try:
        raw = b64decode(text, validate=True)
    except ValueError:
        return None
    # Decoders overlook the unused last bits: two texts would then be one signature.
    return raw if to_base64(raw) == text else None


def read_vkey(vkey: str) -> Verifier:
    """The public key in a line. Raises `KeyMalformed`, which never repeats the line."""
    if vkey.startswith(_PRIVATE):
        raise KeyMalformed(
            "It is a private key where a public one belongs. Show it to nobody.",
            try_="Give its public half: the file beside it whose name ends in .pub.",
        )
    name, key_id, public = _fields(vkey)
    if key_id != _key_id(name, public):
        raise KeyMalformed("Its ID does not fit its name and key: part of the line was changed.")
    if flaw := point_flaw(public):
        raise KeyMalformed(flaw)
    return Verifier(vkey, name, key_id, Ed25519PublicKey.from_public_bytes(public))


def read_skey(skey: str) -> Signer:
    """The private key in a line. Raises `KeyMalformed`, which never repeats the line."""
    if not skey.startswith(_PRIVATE):
        raise KeyMalformed("It is not a private key.")
    name, key_id, seed = _fields(skey.removeprefix(_PRIVATE))
    key = Ed25519PrivateKey.from_private_bytes(seed)
    if key_id != _key_id(name, key.public_key().public_bytes_raw()):
        raise KeyMalformed("Its ID does not fit its name and key: part of the line was changed.")
    return Signer(name, key_id, key)


def skey_of(name: str, key: Ed25519PrivateKey) -> str:
    """The line of a private key. A secret."""
    key_id = _key_id(name, key.public_key().public_bytes_raw())
    return f"{_PRIVATE}{_line(name, key_id, key.private_bytes_raw())}"


def vkey_of(skey: str) -> str:
    """The public half of a private key, both as lines. Raises `KeyMalformed`."""
    signer = read_skey(skey)
    return _line(signer.name, signer.key_id, signer.key.public_key().public_bytes_raw())


def _line(name: str, key_id: bytes, raw: bytes) -> str:
    return f"{name}+{key_id.hex()}+{to_base64(_ED25519 + raw)}"


def _key_id(name: str, public: bytes) -> bytes:
    return sha256(f"{name}\n".encode() + _ED25519 + public).digest()[:4]


def _fields(line: str) -> tuple[str, bytes, bytes]:
    """The name, ID and 32 bytes of a key's line."""
    found = _FIELDS.fullmatch(line)
    raw = from_base64(found[3]) if found else None
    if found is None or raw is None:
        raise KeyMalformed("It is not a key: a name, an ID and a code, joined by plus signs.")
    if raw[:1] != _ED25519:
        raise KeyMalformed("It is a key of another kind; only Ed25519 is known here.")
    if len(raw) != 1 + _KEY_BYTES:
        raise KeyMalformed(f"It holds {len(raw) - 1} bytes where a key has {_KEY_BYTES}.")
    return found[1], bytes.fromhex(found[2]), raw[1:]
