"""What it means that a store's file can't be read: for the facts, for what is kept beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import apsw

from cfworkflow.projections.view import ViewsDamaged
from cfworkflow.store.connection import connect, disconnect
from cfworkflow.store.damage import (
    Stretch,
    end,
    is_readable,
    last_position,
    lost_facts,
    take_out,
    unreadable_tables,
)
from cfworkflow.store.refusals import RecordDamaged, StoreDamaged, StoreRefusal

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT = "kept_"
"""What the names of the tables of views begin with."""

LOG = "proof_node"
"""The table of the log."""

_MOVE = (
    "cfworkflow export cloudevents --out record.jsonl\n"
    "cfworkflow --store NEW.db import cloudevents record.jsonl"
)


_WAITING = (apsw.BusyError, apsw.LockedError, apsw.InterruptError)
_OF_THE_PLACE = (
    apsw.FullError,
    apsw.IOError,
    apsw.ReadOnlyError,
    apsw.CantOpenError,
    apsw.PermissionsError,
)
_STUMBLED = (LookupError, TypeError, AttributeError)
"""What comes of reading what is not there; a fault of ours where nothing is damaged."""


def meaning(error: Exception, path: str) -> Exception:
    """What an error that was met in using the store at `path` says of it.

    Itself, where that is all there is to say. Where facts can't be read, all else comes of that.
    """
    cause = error.__cause__ or error
    by_sqlite = isinstance(cause, apsw.Error) and not isinstance(cause, _WAITING + _OF_THE_PLACE)
    # What is not found, and yet is there, is not found because of what can't be read.
    contradicts = getattr(error, "ref", None) in getattr(error, "near", ())
    stumbled = by_sqlite or contradicts or isinstance(error, _STUMBLED)
    if not stumbled and not isinstance(error, (StoreDamaged, ViewsDamaged)):
        return error
    found = what_is_damaged(path)
    return found if found and (stumbled or isinstance(found, RecordDamaged)) else error


def what_is_damaged(path: str) -> StoreDamaged | ViewsDamaged | None:
    """What can't be read of the store at `path`, the worst of it; None where nothing is wrong."""
    try:
        connection = connect(path, create=False)
    except StoreDamaged as refusal:
        return refusal
    except StoreRefusal:
        return None
    try:
        return _worst(connection, path)
    finally:
        disconnect(connection)


def _worst(connection: apsw.Connection, path: str) -> StoreDamaged | ViewsDamaged | None:
    damaged = unreadable_tables(connection)
    if "fact" in damaged:
        return _of_facts(path, lost_facts(connection), last_position(connection))
    kept = {name for name in damaged if name.startswith(KEPT)}
    others = damaged - kept - {LOG}
    if others:
        refusal = StoreDamaged(path, of_others(others))
        refusal.try_ = _MOVE
        return refusal
    if LOG in damaged:
        refusal = StoreDamaged(path, log_unreadable())
        refusal.try_ = "cfworkflow projections rebuild --log"
        return refusal
    return ViewsDamaged("part of the file in which they stand is damaged") if kept else None


def views_unreadable(connection: apsw.Connection) -> bool:
    """Whether some part of the kept views can't be read."""
    return any(name.startswith(KEPT) for name in unreadable_tables(connection))


def clear_views(connection: apsw.Connection) -> bool:
    """Take out all kept views, in whatever state they are, so that they can be made anew.

    False, and nothing done, where facts can't be read: what is kept of these is all there is.
    """
    end(connection)
    if not is_readable(connection, "fact"):
        return False
    there = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'kept_*'"
    ).fetchall()
    take_out(connection, [name for (name,) in cast("list[tuple[str]]", there)])
    return True


def log_unreadable() -> str:
    """What is said where the log can't be read."""
    return (
        "The log that serves proofs can't be read: that part of the file is damaged. No fact is in "
        "doubt by that, and it can be made anew: cfworkflow projections rebuild --log"
    )


def of_others(tables: frozenset[str]) -> str:
    """What is said where other parts of a file can't be read, by the names of its tables."""
    names = ", ".join(f"`{name}`" for name in sorted(tables))
    said = f"The part {names} of the file is damaged: nothing can be recorded in it."
    if "tag" in tables:
        said = "The index by which facts are found can't be read: its part of the file is damaged."
    return (
        f"{said} No fact is in doubt by that: take all of them into a new store with "
        "`export cloudevents` and `import cloudevents`, and keep this file."
    )


def in_words(lost: Sequence[Stretch]) -> str:
    """Which facts can't be read."""
    many = "facts" if len(lost) > 1 or lost[0].first < lost[0].last else "fact"
    return f"the {many} {', '.join(map(str, lost))}"


def _of_facts(path: str, lost: Sequence[Stretch], last: int) -> RecordDamaged:
    why = f"The record itself is damaged: {in_words(lost)} can't be read (of {last})."
    return RecordDamaged(path, why if lost else "")
