"""What was read of a file, as far as it could be."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256

from cfworkflow.domain.importing.commands import Held, LogRow, spelt
from cfworkflow.importing.cells import Problem, Spot, word

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
    lost: set[Held] = field(default_factory=set)
    """What the sheets hold of which no row can be judged."""

    def spot(self, place: tuple[str | int, ...]) -> Spot:
        """Where a field of a row stands in the file; the row, where no column tells it."""
        sheet, row, name = str(place[0]), int(place[1]), str(place[2])
        return self.spots.get((sheet, row, name)) or self.spots[sheet, row, ""]._replace(
            header=f"{spelt(name)} (not in a column)"
        )


def key_of(sheet: str, ids: tuple[str, ...]) -> str:
    """By what a row is known again: a digest of its sheet and its own id."""
    return sha256(json.dumps([sheet, *map(word, ids)]).encode()).hexdigest()
