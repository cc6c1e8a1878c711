"""Views made for testing the keeper: a shelf that gives up what was put on it, and a tally.

The programme's own views put one row at a time and remove none. A shelf puts and removes as its
facts say, several times a fact if they like. A tally counts facts, so that one skipped or taken
twice shows for ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.facts import FACTS
from cfworkflow.projections.row import Row
from cfworkflow.projections.table import Table
from cfworkflow.projections.view import Rows, View

BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)

Move = tuple[str, str | None]
"""A key, and the words put there; None takes away what is."""


class Shelved(Fact):
    """Things were put on the shelf and taken off it, in this order."""

    NAME: ClassVar[str] = "shelved"
    TAGS: ClassVar[tuple[str, ...]] = ()

    moves: tuple[Move, ...] = ()


class Box(Row, frozen=True):
    """What stands on the shelf; it is found by each letter of its words."""

    key: str
    words: str


def _moved(rows: Rows[Box], _told: Recorded, fact: Shelved) -> None:
    for key, words in fact.moves:
        if words is None:
            rows.remove(key)
        else:
            rows.put(key, Box(key, words))


def letters(box: Box) -> Iterator[str]:
    """The facets of a box."""
    yield from (f"letter:{letter}" for letter in box.words)


SHELF = View("shelf", Box, {Shelved.NAME: _moved}, facets=letters)


def _beginning(box: Box) -> str | None:
    return box.words[:1] or None


COUNTED = View("counted", Box, {Shelved.NAME: _moved}, facets=letters, counted=_beginning)
"""A shelf whose boxes are counted by the first letter of their words; those without are not."""


class Tally(Row, frozen=True):
    """How many facts were counted."""

    count: int


def _counted(rows: Rows[Tally], _told: Recorded, _fact: Fact) -> None:
    before = rows.get("all")
    rows.put("all", Tally(before.count + 1 if before else 1))


TALLY = View("tally", Tally, dict.fromkeys(FACTS, _counted))


def shelved(*facts: Sequence[Move]) -> list[Recorded]:
    """A history of the shelf, an hour between facts."""
    return [
        recorded(BEGAN + timedelta(hours=number), Shelved(moves=tuple(moves)))
        for number, moves in enumerate(facts)
    ]


def recorded(at: datetime, fact: Fact) -> Recorded:
    """A fact recorded at a moment, not yet placed."""
    return Recorded(fact, date(2026, 1, 5), at, "project-team", "shelve", "command-1")


def shelf_after(history: Sequence[Recorded], shelf: View[Box] = SHELF) -> Table[Box]:
    """The shelf, folded afresh in memory."""
    table = Table(shelf)
    for told in history:
        shelf.fold(table, told)
    return table
