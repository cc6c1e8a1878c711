"""Which position a moment is: what was on record by then, whatever the clocks said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import apsw

    from cfworkflow.projections.pending import Gathered

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(at: datetime) -> int:
    """A moment as it is kept: microseconds since 1970 in UTC, exactly."""
    apart = at.astimezone(UTC) - _EPOCH
    return (apart.days * 86_400 + apart.seconds) * 1_000_000 + apart.microseconds


def position_at(connection: apsw.Connection, generation: int, at: datetime) -> int:
    """The last position on record at a moment; 0 where nothing was."""
    found = connection.execute(
        f"""SELECT position FROM kept_moment_{generation} WHERE recorded_at <= ?
        ORDER BY recorded_at DESC LIMIT 1""",
        (microseconds(at),),
    ).get
    return cast("int | None", found) or 0


class Moments:
    """The moments at which the last fact recorded by then is another, on their way to be kept.

    A clock may go backwards. What was on record by a moment is all up to the last fact recorded by
    it, so a later fact with an earlier moment takes the place of those before it.
    """

    def __init__(self, generation: int) -> None:
        self._table = f"kept_moment_{generation}"
        self._kept: list[tuple[int, int]] = []
        self._last: datetime | None = None

    def take(self, at: datetime, position: int) -> None:
        """Take note of when the fact at a position was recorded."""
        if at == self._last and self._kept:
            self._kept[-1] = (self._kept[-1][0], position)
            return
        self._last = at
        recorded_at = microseconds(at)
        while self._kept and self._kept[-1][0] >= recorded_at:
            self._kept.pop()
        self._kept.append((recorded_at, position))

    def gathered(self) -> Gathered:
        """All that gathered, to be written now; from here on it gathers anew."""
        if not self._kept:
            return []
        kept, self._kept = self._kept, []
        return [
            (f"DELETE FROM {self._table} WHERE recorded_at >= ?", [kept[0][:1]]),
            (f"INSERT INTO {self._table} VALUES (?, ?)", [*kept]),
        ]
