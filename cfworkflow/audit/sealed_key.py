"""A private key under a passphrase, as a text that says by itself what it is.

    private key of cfworkflow, version 1
    name: cfworkflow/cambridgeshire
    sealed with: scrypt n=131072 r=8 p=1, AES-256-GCM
    salt: base64 of 16 bytes
    nonce: base64 of 12 bytes
    sealed: base64 of the key's line in UTF-8, encrypted

The encryption key is scrypt (RFC 7914) of the passphrase, in Unicode's form NFC and UTF-8, and the
salt. The lines above `sealed:` are authenticated with it, newlines included: none can be changed.

Not PKCS #8: what `cryptography` writes there stretches a passphrase with 2,048 rounds of PBKDF2,
which a guesser's graphics card hardly notices, leaves the result unauthenticated, and has no place
for the key's name.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from cfworkflow.audit.key_line import from_base64, read_skey, to_base64
from cfworkflow.audit.refusals import KeyMalformed, KeyPassphraseEmpty, KeyPassphraseWrong

_FIRST_LINE = "private key of cfworkflow, version 1\n"
# Fixed by the version: a file can't ask for cheap stretching, nor for all the memory there is.
_COST, _BLOCK, _LANES = 2**17, 8, 1  # 128 MiB and some tenths of a second a guess
_METHOD = f"sealed with: scrypt n={_COST} r={_BLOCK} p={_LANES}, AES-256-GCM\n"
_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES = 16, 12, 32
_SEALED = re.compile(
    rf"({re.escape(_FIRST_LINE)}name: [^\n]+\n{re.escape(_METHOD)}"
    r"salt: ([^\n]+)\nnonce: ([^\n]+)\n)sealed: ([^\n]+)\n?"
)


def is_sealed(text: str) -> bool:
    """Whether this is a key under a passphrase, going by its first words."""
    return text.startswith("private key of cfworkflow")


def sealed(skey: str, passphrase: str) -> str:
    """The private key in the line `skey`, encrypted.

    Raises `KeyPassphraseEmpty` and `KeyMalformed`.
    """
    name = read_skey(skey).name
    if not passphrase:
        raise KeyPassphraseEmpty
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    head = (
        f"{_FIRST_LINE}name: {name}\n{_METHOD}salt: {to_base64(salt)}\nnonce: {to_base64(nonce)}\n"
    )
    hidden = AESGCM(stretched(passphrase, salt)).encrypt(nonce, skey.encode(), head.encode())
    return f"{head}sealed: {to_base64(hidden)}\n"


def unsealed(text: str, passphrase: str, *, where: str = "") -> str:
    """The line of the private key in `text`, which was read from the file `where`.

    Raises `KeyMalformed` and `KeyPassphraseWrong`.
    """
    found = _SEALED.fullmatch(text)
    salt, nonce, hidden = (
        (from_base64(code) for code in found.groups()[1:]) if found else [None] * 3
    )
    if found is None or salt is None or nonce is None or hidden is None:
        raise KeyMalformed("It is an encrypted key of another version, or damaged.", where=where)
    if (len(salt), len(nonce)) != (_SALT_BYTES, _NONCE_BYTES):
        raise KeyMalformed("Its salt or nonce has the wrong length.", where=where)
    try:
        skey = AESGCM(stretched(passphrase, salt)).decrypt(nonce, hidden, found[1].encode())
    except InvalidTag:
        raise KeyPassphraseWrong(where=where) from None
    return skey.decode(errors="replace")


def stretched(passphrase: str, salt: bytes) -> bytes:
    """The 32 bytes to encrypt with. Slow on purpose."""
    # One passphrase, however the keyboard composes its accents or the terminal is set up.
    typed = unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass")
    return Scrypt(salt=salt, length=_KEY_BYTES, n=_COST, r=_BLOCK, p=_LANES).derive(typed)
