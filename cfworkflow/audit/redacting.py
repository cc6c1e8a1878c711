"""What an erasure would take away, and where the same words would still stand after it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import apsw

Texts = dict[str, str | list[str]]
"""Name of a narrative → its text or texts."""

_TOO_SHORT = 5
"""Letters below which a text is found in too many others to tell anything."""


def texts_at(connection: apsw.Connection, positions: Iterable[int]) -> dict[int, Texts]:
    """The narratives of the facts at these positions, as far as they are there."""
    found = connection.execute(
        """SELECT position, narrative FROM fact
        WHERE narrative IS NOT NULL AND position IN (SELECT value FROM json_each(?))
        ORDER BY position""",
        (json.dumps([*positions]),),
    ).fetchall()
    told = {}
    for position, narrative in cast("list[tuple[int, bytes]]", found):
        texts: Texts = json.loads(narrative)
        del texts["salt"]
        told[position] = texts
    return told


def still_said(connection: apsw.Connection, positions: Collection[int]) -> list[int]:
    """Which of these positions have a narrative, whatever it is."""
    found = connection.execute(
        """SELECT position FROM fact
        WHERE narrative IS NOT NULL AND position IN (SELECT value FROM json_each(?))
        ORDER BY position""",
        (json.dumps([*positions]),),
    )
    return [cast("int", position) for (position,) in found]


def elsewhere(connection: apsw.Connection, erased: dict[int, Texts]) -> list[int]:
    """The positions of other facts whose narratives hold one of these texts, word for word."""
    texts = {text for one in erased.values() for said in one.values() for text in _each(said)}
    sought = [_as_stored(text) for text in texts if len(text) >= _TOO_SHORT]
    if not sought:
        return []
    found = connection.execute(
        """SELECT position FROM fact, json_each(?) AS sought
        WHERE narrative IS NOT NULL AND instr(CAST(narrative AS TEXT), sought.value)""",
        (json.dumps(sought),),
    ).fetchall()
    return sorted({cast("int", position) for (position,) in found} - erased.keys())


def _each(said: str | Collection[str]) -> Collection[str]:
    return [said] if isinstance(said, str) else said


def _as_stored(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
