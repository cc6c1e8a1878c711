"""The timeline as it stood at a position, read from the record when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from cfworkflow.domain.references import kind_of, tag_of
from cfworkflow.projections.timeline import Timeline, TimelineRow, timeline_row, touched

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.searching import Sought
    from cfworkflow.projections.timeline import Retell

_BETWEEN = """SELECT position, line, narrative FROM fact
    WHERE position > ? AND position <= ? ORDER BY position"""
_TAGGED = """SELECT position, line, narrative FROM fact
    WHERE position IN (SELECT position FROM tag
        WHERE tag IN (SELECT value FROM json_each(?)) AND position <= ?)
    ORDER BY position"""


class TimelineAsOf(Timeline):
    """The facts on record up to `position`."""

    def __init__(self, connection: apsw.Connection, position: int, retell: Retell) -> None:
        self._connection = connection
        self._position = position
        self._retell = retell

    def at(self, position: int) -> TimelineRow | None:
        """The fact at a position; None where none is."""
        return next(self.between(position - 1, position), None)

    def between(self, after: int, upto: int) -> Iterator[TimelineRow]:
        """The facts beyond one position up to another."""
        return map(timeline_row, self._told(_BETWEEN, (after, min(upto, self._position))))

    def of(self, ref: str) -> Sequence[TimelineRow]:
        """The facts that are part of the story of a reference or a group.

        What a vote brought about was recorded by the same command as the vote.
        """
        told = self._tagged(tag_of(ref))
        if kind_of(ref) == "decision":
            told = self._tagged(*{f"command:{each.command_id}" for each in told})
        return [timeline_row(each) for each in told if ref in touched(each.fact)]

    def newest(self, sought: Sought) -> Iterator[TimelineRow]:
        """The facts asked for, the newest first, each looked for when the one before is taken."""
        question, given = sought.question()
        told = self._told(question, {"position": self._position, **given})
        return filter(sought.covers, map(timeline_row, told))

    def _tagged(self, *tags: str) -> list[Recorded]:
        return [*self._told(_TAGGED, (json.dumps(tags), self._position))]

    def _told(
        self, question: str, given: Sequence[str | int] | Mapping[str, object]
    ) -> Iterator[Recorded]:
        found = self._connection.execute(question, given)
        for position, line, narrative in cast("Iterator[tuple[int, bytes, bytes | None]]", found):
            yield self._retell(position, line, narrative)
