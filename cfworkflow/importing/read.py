"""What was read of a file, as far as it could be."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256

from cfworkflow.domain.importing.commands import LogRow, MeetingRow, spelt
from cfworkflow.importing.cells import Problem, Spot, word
from cfworkflow.importing.meaning import REFERRING

_BY_MEETINGS = frozenset({"escalated_on", "returned_on", "status"})
"""What a barrier's row says that rests on the rows of meetings."""

Place = tuple[str, int, str]
"""A sheet as the map calls it, a row, and a field."""


@dataclass
class Read:
    """What was read of a file: its rows, where their fields stand, what is wrong."""

    rows: list[LogRow] = field(default_factory=list)
    spots: dict[Place, Spot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """How many rows were read of each sheet."""
    titles: dict[str, str] = field(default_factory=dict)
    """What each sheet is called in the file; nothing, where it is called nothing."""
    unread: set[str] = field(default_factory=set)
    """The keys of rows that could not be read."""
    holed: set[str] = field(default_factory=set)
    """What the sheets hold of which a row could not be read."""
    lost: set[str] = field(default_factory=set)
    """What the sheets hold of which no row could be read."""

    def bears_out(self, place: tuple[str | int, ...], code: str) -> bool:
        """Whether a problem is none of a row that only could not be read, or was left out."""
        row = next(each for each in self.rows if (each.sheet, each.row) == place[:2])
        of_a_meeting = isinstance(row, MeetingRow) or place[2] in _BY_MEETINGS
        if "meetings" in self.holed and of_a_meeting:
            return False
        if code != "log" or place[2] not in REFERRING:
            return True
        named = {*getattr(row, "barrier", ()), *getattr(row, "again", ())}
        return "barriers" not in self.lost and not named & self.unread

    def spot(self, place: tuple[str | int, ...]) -> Spot:
        """Where a field of a row stands in the file; the row, where no column tells it."""
        sheet, row, name = str(place[0]), int(place[1]), str(place[2])
        return self.spots.get((sheet, row, name)) or self.spots[sheet, row, ""]._replace(
            header=f"{spelt(name)} (not in a column)"
        )


def key_of(sheet: str, ids: tuple[str, ...]) -> str:
    """By what a row is known again: a digest of its sheet and its own id."""
    return sha256(json.dumps([sheet, *map(word, ids)]).encode()).hexdigest()
