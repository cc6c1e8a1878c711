"""Signing keys: made, kept so that only their owner reads them, and never shown in an error."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.audit import sealed_key
from cfworkflow.audit.key_line import to_base64, vkey_of
from cfworkflow.audit.keys import new_key, read_key, read_public_key, write_key
from cfworkflow.audit.note import Verified, sign, verify
from cfworkflow.audit.refusals import (
    KeyFileExists,
    KeyFileExposed,
    KeyFileUnreadable,
    KeyFileUnwritable,
    KeyMalformed,
    KeyNameRefused,
    KeyPassphraseEmpty,
    KeyPassphraseNeeded,
    KeyPassphraseWrong,
    KeyRefusal,
)
from cfworkflow.audit.sealed_key import sealed, unsealed

NAME = "cfworkflow/cambridgeshire"
SKEY, VKEY = new_key(NAME)
SECRET = SKEY.split("+", 4)[4]
WORDS = "Übergabe an die Prüfung"


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """An ordinary umask, whatever the shell that runs the tests has."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for the slow stretching of passphrases, so that all bytes can be tried."""
    monkeypatch.setattr(
        sealed_key,
        "stretched",
        lambda passphrase, salt: sha256(passphrase.encode() + salt).digest(),
    )


def mode(path: Path) -> int:
    """The permissions of a file, as on disk."""
    return path.stat().st_mode & 0o7777


def everything_said(error: BaseException | None) -> str:
    """All that an error and those behind it hold, shown or not."""
    told = ""
    while error is not None:
        told += f"{error} {error!r} {error.args} {vars(error)} "
        told += repr(getattr(error, "object", ""))
        error = error.__cause__ or error.__context__
    return told


def assert_no_secret(error: BaseException) -> None:
    """No eight characters in a row of the private key are in an error."""
    told = everything_said(error)
    assert not [SECRET[at : at + 8] for at in range(len(SECRET) - 8) if SECRET[at : at + 8] in told]


def test_a_new_key_signs_what_its_public_half_verifies() -> None:
    """The two halves belong together, both carry the name, and each key is a new one."""
    assert verify(sign("text\n", SKEY), [VKEY]) == Verified("text\n", (VKEY,))
    assert VKEY.startswith(f"{NAME}+")
    assert SKEY.startswith(f"PRIVATE+KEY+{NAME}+")
    assert new_key(NAME)[0] != SKEY


@pytest.mark.parametrize(
    "name", ["", "a b", "a+b", "a\nb", "a\u00a0b", "\u202eb", "\ud800", "n" * 201]
)
def test_a_name_no_signature_could_carry_is_refused(name: str) -> None:
    """c2sp.org/signed-note: a name has no space and no plus; ours can be seen on paper, too."""
    with pytest.raises(KeyNameRefused):
        new_key(name)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_its_owner_can_read_a_key_file(tmp_path: Path, umask: int) -> None:
    """Mode 0600 on disk, however generous the umask; the public half is for anyone."""
    os.umask(umask)
    public = write_key(tmp_path / "log.key", SKEY)
    assert mode(tmp_path / "log.key") == 0o600
    assert public == tmp_path / "log.key.pub"
    assert mode(public) == 0o644 & ~umask
    assert public.read_text() == f"{VKEY}\n"
    assert (tmp_path / "log.key").read_text() == f"{SKEY}\n"


def test_a_key_file_is_never_open_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mode is right before the first byte is written: no one can open it in between."""
    os.umask(0)
    modes = []
    write_out = os.fdopen

    def looked_at(handle: int, how: str) -> IO[bytes]:
        modes.append(os.fstat(handle).st_mode & 0o7777)
        return write_out(handle, how)

    monkeypatch.setattr(os, "fdopen", looked_at)
    write_key(tmp_path / "log.key", SKEY)
    assert modes == [0o600, 0o644]


def test_a_key_is_read_back_from_its_file(tmp_path: Path) -> None:
    """What was written is what is read, both halves, named as text or as a path."""
    write_key(str(tmp_path / "log.key"), SKEY)
    assert read_key(tmp_path / "log.key") == read_key(str(tmp_path / "log.key")) == SKEY
    assert read_key(tmp_path / "log.key", "a passphrase it does not need") == SKEY
    assert read_public_key(tmp_path / "log.key.pub") == VKEY


def test_an_encrypted_key_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    """The file says what it is and whose, and opens however accents are typed."""
    path = tmp_path / "log.key"
    write_key(path, SKEY, WORDS)
    held = path.read_text()
    assert mode(path) == 0o600
    assert held.startswith(
        f"private key of cfworkflow, version 1\nname: {NAME}\nsealed with: scrypt "
    )
    assert SECRET not in held
    assert read_public_key(f"{path}.pub") == VKEY
    assert read_key(path, unicodedata.normalize("NFD", WORDS)) == SKEY
    with pytest.raises(KeyPassphraseNeeded):
        read_key(path)
    with pytest.raises(KeyPassphraseWrong) as caught:
        read_key(path, WORDS.lower())
    assert WORDS.lower() not in everything_said(caught.value)


@pytest.mark.usefixtures("cheap")
def test_every_change_of_an_encrypted_key_is_found() -> None:
    """Each character of the file counts, those a person reads too: the name can't be exchanged."""
    text = sealed(SKEY, WORDS)
    assert unsealed(text, WORDS) == SKEY
    for place, letter in enumerate(text.removesuffix("\n")):
        for other in {"A", "0", " ", "\n", "é", ""} - {letter}:
            with pytest.raises(KeyRefusal) as caught:
                unsealed(text[:place] + other + text[place + 1 :], WORDS)
            assert_no_secret(caught.value)


@pytest.mark.usefixtures("cheap")
def test_two_encryptions_of_a_key_have_nothing_in_common() -> None:
    """Salt and nonce are new each time: nobody sees that two files hold the same key."""
    one, other = (sealed(SKEY, WORDS).splitlines() for _ in range(2))
    assert one[:3] == other[:3]
    assert not set(one[3:]) & set(other[3:])


def test_an_empty_passphrase_is_refused(tmp_path: Path) -> None:
    """It would look like protection and be none; nothing is written."""
    with pytest.raises(KeyPassphraseEmpty):
        write_key(tmp_path / "log.key", SKEY, "")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("there", ["log.key", "log.key.pub"])
def test_a_file_in_the_way_is_left_as_it_is(tmp_path: Path, there: str) -> None:
    """No key is written over anything, and no half of a pair is left behind."""
    (tmp_path / there).write_text("the only copy\n")
    with pytest.raises(KeyFileExists) as caught:
        write_key(tmp_path / "log.key", SKEY)
    assert_no_secret(caught.value)
    assert there in caught.value.what
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text() == "the only copy\n"


def test_a_link_in_the_way_is_not_followed(tmp_path: Path) -> None:
    """A link laid where the key is to be written would send it to a place another chose."""
    (tmp_path / "log.key").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeyFileExists):
        write_key(tmp_path / "log.key", SKEY)
    assert not (tmp_path / "elsewhere").exists()


def test_nothing_is_left_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves no half of a key behind, and says what to do."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeyFileUnwritable) as caught:
        write_key(tmp_path / "log.key", SKEY)
    assert_no_secret(caught.value)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["nowhere/log.key", "nought\x00.key"])
def test_a_place_that_can_not_be_is_refused(tmp_path: Path, name: str) -> None:
    """A missing folder or an impossible name is the user's to mend, not a stack trace."""
    with pytest.raises(KeyFileUnwritable) as caught:
        write_key(tmp_path / name, SKEY)
    assert_no_secret(caught.value)
    with pytest.raises(KeyFileUnreadable):
        read_key(tmp_path / name)


@pytest.mark.parametrize("rights", [0o644, 0o640, 0o660, 0o604, 0o620, 0o602, 0o610, 0o601])
def test_a_key_others_can_get_at_is_not_used(tmp_path: Path, rights: int) -> None:
    """Any right of anyone else's is one too many; the remedy, pasted into a shell, is one."""
    path = tmp_path / "the log's key"
    write_key(path, SKEY)
    path.chmod(rights)
    with pytest.raises(KeyFileExposed, match=f"{rights:04o}") as caught:
        read_key(path)
    assert_no_secret(caught.value)
    subprocess.run(shlex.split(caught.value.try_), check=True)
    assert read_key(path) == SKEY


def damaged() -> dict[str, str]:
    """What a key file may hold instead of a key, by what became of it."""
    return {
        "emptied": "",
        "public": f"{VKEY}\n",
        "cut": f"{SKEY[:-6]}\n",
        "changed": f"{SKEY[:-6]}AAAAAA\n",
        "renamed": SKEY.replace("cambridgeshire", "elsewhere"),
        "twice": f"{SKEY}\n{SKEY}\n",
        "spaced": f" {SKEY}\n",
        "windows": f"{SKEY}\r\n",
        "wide": SKEY.encode("utf-16").decode("latin-1"),
        "long": SKEY * 2_000,
        "newer": f"private key of cfworkflow, version 2\n{SKEY}\n",
        "started": f"private key of cfworkflow, version 1\nname: {SKEY}\n",
    }


@pytest.mark.parametrize("content", damaged().values(), ids=damaged())
def test_what_is_no_key_is_refused_and_not_repeated(tmp_path: Path, content: str) -> None:
    """A damaged key is still a secret: the refusal names the file and holds nothing from it."""
    path = tmp_path / "log.key"
    path.touch(mode=0o600)
    path.write_bytes(content.encode("latin-1"))
    readers: list[Callable[[], str]] = [lambda: read_key(path, "a passphrase")]
    if content != f"{VKEY}\n":
        readers.append(lambda: read_public_key(path))
    for read in readers:
        with pytest.raises(KeyMalformed, match=r"log\.key") as caught:
            read()
        assert_no_secret(caught.value)


@pytest.mark.parametrize("use", [read_public_key, lambda path: sign("text\n", path.read_text())])
def test_a_private_key_in_the_wrong_place_is_not_repeated(
    tmp_path: Path, use: Callable[[Path], object]
) -> None:
    """Given for a public key, or with a newline too many, it shows up in no message."""
    write_key(tmp_path / "log.key", SKEY)
    with pytest.raises(KeyMalformed) as caught:
        use(tmp_path / "log.key")
    assert_no_secret(caught.value)
    with pytest.raises(KeyMalformed) as caught:
        verify(sign("text\n", SKEY), [SKEY])
    assert_no_secret(caught.value)


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    """A folder is no key, nor a pipe, at which another program would wait for ever."""
    os.mkfifo(tmp_path / "pipe", 0o600)
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(KeyFileUnreadable, match="not a file"):
            read_key(path)


@pytest.mark.usefixtures("cheap")
@given(st.binary(max_size=200), st.sampled_from(["", "private key of cfworkflow", "salt: "]))
def test_no_file_but_a_key_is_taken_for_one(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, until: str
) -> None:
    """Random bytes, and random bytes after the first lines of an encrypted key, are refused."""
    head = "".join(sealed(SKEY, WORDS).partition(until)[:2]).encode() if until else b""
    path = tmp_path_factory.mktemp("keys") / "log.key"
    path.touch(mode=0o600)
    path.write_bytes(head + content)
    with pytest.raises(KeyRefusal):
        read_key(path, "a passphrase")


def test_halves_that_were_mixed_up_are_told_apart(tmp_path: Path) -> None:
    """Who gives the wrong file of the two is told which to give, and not to chmod it."""
    public = write_key(tmp_path / "log.key", SKEY)
    with pytest.raises(KeyMalformed, match=r"public key.*without \.pub"):
        read_key(public)
    with pytest.raises(KeyMalformed, match=r"private key.*ends in \.pub") as refused:
        read_public_key(tmp_path / "log.key")
    assert_no_secret(refused.value)


ONCE_SEALED = """private key of cfworkflow, version 1
name: cfworkflow/test
sealed with: scrypt n=131072 r=8 p=1, AES-256-GCM
salt: rSmc1SVUUvoenzWF6V60Og==
nonce: 48BH35fjMTdYNeS7
sealed: 57WyUiqHJChRZgLlInXJBMnBET7hDLKhT8XRzECR2FSG18g8Tkd9dKLLdgc5ory4K8oJPIWbFtpH2Y4GQNkpcuLu\
IuEbeAvNV6myUNVp4dd4ff2/QnwYU9cUTxqMD7nRzw==
"""


def test_a_key_encrypted_long_ago_still_opens() -> None:
    """What was written once is read for ever, at the cost it was written with."""
    skey = unsealed(ONCE_SEALED, "four words of mine")
    assert vkey_of(skey).startswith("cfworkflow/test+6bd4cf46+")


@pytest.mark.parametrize("field", ["salt", "nonce"])
@pytest.mark.parametrize("length", [0, 1, 7, 11, 17, 200])
def test_a_salt_or_nonce_of_another_length_is_no_key(field: str, length: int) -> None:
    """A library would take some and choke on others; nobody is asked to stretch for them."""
    code = to_base64(bytes(length))
    changed = re.sub(rf"^{field}: .*$", f"{field}: {code}", ONCE_SEALED, flags=re.MULTILINE)
    with pytest.raises(KeyMalformed, match=r"wrong length|another version"):
        unsealed(changed, "four words of mine")
