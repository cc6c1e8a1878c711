"""Dropping kept views: those that were followed by others, and those that hold an erased text.

Rows repeat texts of facts, of past moments too. So once narratives were erased, views made before
are forgotten whole, and made anew from what is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.fact import Recorded

_ERASING = "narratives-erased"


def erased_beyond(connection: apsw.Connection, position: int) -> bool:
    """Whether narratives were erased by a fact beyond a position."""
    there = "SELECT EXISTS (SELECT 1 FROM fact WHERE position > ? AND type = ?)"
    return bool(connection.execute(there, (position, _ERASING)).get)


def erases_beyond(facts: Sequence[Recorded], position: int) -> bool:
    """Whether any of these facts, beyond a position, erased narratives."""
    return any(told.position > position and told.fact.NAME == _ERASING for told in facts)


def drop_others(connection: apsw.Connection, kept: int) -> None:
    """Drop every generation but one."""
    found = connection.execute(
        """SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'kept_*_[0-9]*'
        AND name NOT GLOB 'kept_*_' || ?""",
        (kept,),
    ).fetchall()
    for (name,) in found:
        connection.execute(f"DROP TABLE {name}")
    connection.execute("DELETE FROM kept_generation WHERE generation IS NOT ?", (kept,))
