"""All views of a store as they stood at one position, read row by row as they are asked for."""

from __future__ import annotations

import json
from typing import TypeVar, cast

import apsw

from cfworkflow.projections.kept_rows import RowsAsOf
from cfworkflow.projections.reading import Views
from cfworkflow.projections.timeline import TimelineRow, moment_key
from cfworkflow.projections.view import View

R = TypeVar("R")

_KINDS = {"B": "barrier", "M": "meeting", "D": "decision", "A": "action"}


class ReadingAsOf(Views):
    """All views as they are kept, as of `position`."""

    def __init__(self, connection: apsw.Connection, generation: int, position: int) -> None:
        self.position = position
        self._connection = connection
        self._generation = generation
        super().__init__()

    def rows(self, view: View[R]) -> RowsAsOf[R]:
        """The rows of one view."""
        return RowsAsOf(self._connection, self._generation, view, self.position)

    def story(self, ref: str) -> tuple[TimelineRow, ...]:
        """What happened to `ref`, a reference or a group, in order; empty where nothing did.

        The story of a barrier includes the decisions about it, its actions and its checks.
        """
        tags = [f"{_KINDS.get(ref[:1], 'group')}:{ref}"]
        if ref in self.barriers:
            tags += [f"decision:{row.decision}" for row in self.decisions.where(f"barrier:{ref}")]
            tags += [f"action:{row.action}" for row in self.actions.where(f"barrier:{ref}")]
        found = self._connection.execute(
            """SELECT DISTINCT position FROM tag
            WHERE tag IN (SELECT value FROM json_each(?)) AND position <= ? ORDER BY position""",
            (json.dumps(tags), self.position),
        )
        return tuple(self.timeline[moment_key(cast("int", position))] for (position,) in found)
