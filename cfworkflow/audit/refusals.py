"""Why a note, a checkpoint or a key is not taken, in words an auditor can act on."""

from __future__ import annotations

from typing import ClassVar


class AuditRefusal(Exception):  # noqa: N818 - a refusal is no error of ours
    """Something signed, or to sign with, that can't be relied on; nothing was changed.

    `code` is stable, for programs. `what` was tried, `why` it was refused and what to `try_` next
    are short sentences, for people. None of them ever holds a private key or a passphrase.
    """

    code: ClassVar[str] = "audit-refused"
    tried: ClassVar[str] = "Tried to check a proof"
    reason: ClassVar[str] = "It can't be relied on."
    remedy: ClassVar[str] = "Ask whoever sent it for another copy."

    def __init__(self, why: str = "", *, where: str = "", try_: str = "") -> None:
        super().__init__(why, where)
        self.what = f"{self.tried} {where}." if where else f"{self.tried}."
        self.why = why or self.reason
        self.try_ = try_ or self.remedy

    def __str__(self) -> str:
        return f"{self.what} {self.why} {self.try_}"


class FileExists(AuditRefusal):
    """There is a file already where one was to be written."""

    reason = "There is a file already, and none is ever written over."
    remedy = "It was left as it is. Give another place."


class FileUnwritable(AuditRefusal):
    """The place can't be written to."""

    reason = "The file can't be written there."
    remedy = "Nothing was left behind. Check that the folder is there, has room, and is yours."


class NoteRefusal(AuditRefusal):
    """A signed note that must not be relied on: its text is to be ignored."""

    tried = "Tried to read a signed note"


class NoteMalformed(NoteRefusal):
    """It is not a signed note at all, or one whose form was damaged on the way."""

    code = "note-malformed"
    reason = "It does not have the form of a signed note."
    remedy = "Get the note again, as a file: mail and word processors change characters."


class NoteUnsigned(NoteRefusal):
    """A well-formed note that none of the given keys signed."""

    code = "note-unsigned"
    reason = "None of the given public keys has signed it."
    remedy = "Give the public key of whoever is said to have signed it, got by a way you trust."


class NoteSignatureWrong(NoteRefusal):
    """A signature by a key we were given that does not fit the text: one of them was changed."""

    code = "note-signature-wrong"
    remedy = "Do not rely on it. Keep it as it is, and ask the signer for the note they signed."


class NoteUnsignable(AuditRefusal):
    """A text that can't become a signed note."""

    code = "note-unsignable"
    tried = "Tried to sign a text"
    remedy = "Nothing was signed. Correct the text, then sign it again."


class CheckpointMalformed(AuditRefusal):
    """A text that is no checkpoint of a log."""

    code = "checkpoint-malformed"
    tried = "Tried to read a checkpoint"
    remedy = "Get the checkpoint again, as a file: each character of it counts."


class CheckpointFileExists(FileExists):
    """What is there may be the only trace of what the record held once."""

    code = "checkpoint-file-exists"
    tried = "Tried to write a checkpoint to"


class CheckpointFileUnwritable(FileUnwritable):
    """No checkpoint, and no part of one, was left behind."""

    code = "checkpoint-file-unwritable"
    tried = "Tried to write a checkpoint to"


class KeyRefusal(AuditRefusal):
    """A key that can't be made, read or kept."""

    tried = "Tried to use a key"


class KeyMalformed(KeyRefusal):
    """What was given as a key is none."""

    code = "key-malformed"
    reason = "It is not a key."
    remedy = "Give the whole line as it was made, or the file made by `cfworkflow audit keygen`."


class KeyNameRefused(KeyRefusal):
    """A name that a key can't have."""

    code = "key-name"
    tried = "Tried to name a key"
    remedy = "Give a name such as cfworkflow/cambridgeshire."


class KeyFileExists(FileExists, KeyRefusal):
    """A key is never written over another."""

    code = "key-file-exists"
    tried = "Tried to write a key to"


class KeyFileUnwritable(FileUnwritable, KeyRefusal):
    """No key, and no half of one, was left behind."""

    code = "key-file-unwritable"
    tried = "Tried to write a key to"


class KeyFileUnreadable(KeyRefusal):
    """There is no key file, or it can't be read."""

    code = "key-file-unreadable"
    tried = "Tried to read a key from"
    reason = "There is no file there that you can read."
    remedy = "Check the place, or make a key with `cfworkflow audit keygen`."


class KeyFileExposed(KeyRefusal):
    """A private key that others on this machine could read, change or replace."""

    code = "key-file-exposed"
    tried = "Tried to read a private key from"


class KeyPassphraseNeeded(KeyRefusal):
    """The key file is encrypted, and no passphrase was given."""

    code = "key-passphrase-needed"
    tried = "Tried to read a private key from"
    reason = "It is encrypted, and no passphrase was given."
    remedy = "Give it in CFWORKFLOW_PASSPHRASE, or run the command on a terminal and be asked."


class KeyPassphraseWrong(KeyRefusal):
    """The passphrase does not open the key file."""

    code = "key-passphrase-wrong"
    tried = "Tried to read a private key from"
    reason = "The passphrase is not the one it was encrypted with, or the file was changed."
    remedy = "Try the passphrase again, or go back to a good copy of the file."


class KeyPassphraseEmpty(KeyRefusal):
    """An empty passphrase would look like protection and be none."""

    code = "key-passphrase-empty"
    tried = "Tried to encrypt a private key"
    reason = "An empty passphrase protects nothing."
    remedy = "Give a passphrase of several words, or ask for a key without one."
