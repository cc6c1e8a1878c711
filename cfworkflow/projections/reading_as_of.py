"""All views of a store as they stood at one position, read row by row as they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from cfworkflow.projections.reading import Views
from cfworkflow.projections.rows_as_of import Moment, RowsAsOf

if TYPE_CHECKING:
    import apsw

    from cfworkflow.projections.timeline import Retell, Timeline
    from cfworkflow.projections.view import View

R = TypeVar("R")


class ReadingAsOf(Views):
    """All views as they are kept, as of a moment."""

    def __init__(self, connection: apsw.Connection, moment: Moment, retell: Retell) -> None:
        self.position = moment.position
        self._connection = connection
        self._moment = moment
        self._retell = retell
        self._rows: dict[str, RowsAsOf[Any]] = {}

    def rows(self, view: View[R]) -> RowsAsOf[R]:
        """The rows of one view."""
        if view.name not in self._rows:
            self._rows[view.name] = RowsAsOf(self._connection, view, self._moment)
        return self._rows[view.name]

    @property
    def timeline(self) -> Timeline:
        """Every fact as a sentence."""
        from cfworkflow.projections.timeline_as_of import TimelineAsOf

        return TimelineAsOf(self._connection, self.position, self._retell)
