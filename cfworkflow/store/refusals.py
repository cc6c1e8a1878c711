"""Why a store can't be used, in words a programme secretary can act on."""

from __future__ import annotations

import os
from typing import ClassVar


class StoreRefusal(Exception):  # noqa: N818 - a refusal is no error of ours
    """A store that can't be opened, read or written; nothing was changed.

    `code` is stable, for programs. `what` was tried, `why` it was refused and what to `try_` next
    are short sentences, for people.
    """

    code: ClassVar[str] = "store-refused"
    reason: ClassVar[str] = "The store can't be used."
    remedy: ClassVar[str] = "Check the place given with --store."

    def __init__(self, where: str | os.PathLike[str], why: str = "") -> None:
        super().__init__(str(where), why)
        self.what = f"Tried to use the store {where}."
        self.why = why or self.reason
        self.try_ = self.remedy

    def __str__(self) -> str:
        return f"{self.what} {self.why} {self.try_}"


class StoreMissing(StoreRefusal):
    """There is no store where one was expected."""

    code = "store-missing"
    reason = "There is no store there."
    remedy = "Make one with `cfworkflow init`, or give the right place with --store."


class StoreForeign(StoreRefusal):
    """Something is there, and it isn't a store of this program."""

    code = "store-foreign"
    reason = "That file was not made by cfworkflow."
    remedy = "It was left as it is. Give another place with --store."


class StoreNewer(StoreRefusal):
    """The store was written by a later version, whose facts this one may not understand."""

    code = "store-newer"
    reason = "It was written by a newer version of cfworkflow."
    remedy = "It was left as it is. Update cfworkflow, then try again."


class StoreDamaged(StoreRefusal):
    """Part of the store is lost, changed or unreadable."""

    code = "store-damaged"
    reason = "Part of the file is lost or unreadable."
    remedy = "Keep it and any -wal file beside it as they are, and go back to the last good copy."


class RecordDamaged(StoreDamaged):
    """Facts are lost: no other part of the store tells what they said."""

    reason = "The record itself is damaged: not all facts can be read."
    remedy = f"{StoreDamaged.remedy} What can still be told of it: cfworkflow audit verify"


class StoreBusy(StoreRefusal):
    """Someone else kept the store locked for longer than we were told to wait."""

    code = "store-busy"
    reason = "Someone else is writing to it and did not finish in time."
    remedy = "Nothing was recorded. Wait a moment, then try again."


class StoreUnwritable(StoreRefusal):
    """The place can't be reached or written to: permissions, a missing folder, a full disk."""

    code = "store-unwritable"
    reason = "The file or its folder can't be written to."
    remedy = "Nothing was recorded. Check that the folder is there, has room, and is yours to use."


class StoreUnsupported(StoreRefusal):
    """The kind of store asked for is not one this program knows."""

    code = "store-unsupported"
    reason = "That kind of store is not known."
    remedy = (
        "Use a file name such as cfworkflow.db, sqlite:///cfworkflow.db, or memory: to try out."
    )


class ShreddingUnfinished(StoreRefusal):
    """Texts were erased from the record, and copies of them may still be in the file."""

    code = "store-unshredded"
    reason = "Another program uses it, so that what is no longer used in it can't be overwritten."
    remedy = "The texts are no longer on record. To finish, send the same command again."


class StoreContended(StoreRefusal):
    """Others recorded something in the same place every time we were about to."""

    code = "store-contended"
    reason = "Others were faster each time, and the command was decided anew until it gave up."
    remedy = "Nothing was recorded. Try again."

    def __init__(self, command: str) -> None:
        super().__init__(command)
        self.what = f"Tried to record: {command}."
