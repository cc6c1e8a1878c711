"""A team's own log as far as it was imported: which rows are known, and what was taken of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.importing.facts import RowImported
from cfworkflow.domain.thing import Thing


@dataclass
class Known:
    """A row that was imported: what it led to, the steps taken, and what its cells said then.

    `forgotten` tells that the digests of its cells were erased, so that an edit can't be noticed.
    """

    thing: str
    steps: set[str] = field(default_factory=set)
    cells: dict[str, str] = field(default_factory=dict)
    forgotten: bool = False


@dataclass
class Log(Thing):
    """A team's own log. `rows` are those imported, by sheet and key."""

    KIND = "log"

    status: str = "imported"
    rows: dict[tuple[str, str], Known] = field(default_factory=dict)

    def evolve(self, told: Recorded) -> None:
        """Take one more imported row into account."""
        fact = told.fact
        if isinstance(fact, RowImported):
            known = self.rows.setdefault((fact.sheet, fact.key), Known(fact.thing))
            known.steps.update(fact.steps)
            known.cells |= cells_in(fact.cells)
            known.forgotten = known.forgotten or fact.cells is None


def cells_in(said: str | None) -> dict[str, str]:
    """Field → digest of what its cell said, from the text that is kept of a row."""
    return dict(each.split("=", 1) for each in (said or "").split(" ") if "=" in each)


def cells_said(cells: dict[str, str]) -> str | None:
    """The text that is kept of a row's cells; see `cells_in`."""
    return " ".join(f"{name}={digest}" for name, digest in cells.items()) or None
