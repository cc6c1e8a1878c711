"""Folding facts into kept views: in memory first, then written with the position they reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from cfworkflow.projections.kept_rows import KeptRows
from cfworkflow.projections.moments import Moments
from cfworkflow.projections.pending import Pending

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.view import View

MOMENTS = "moments"
"""What stands beside the views and is kept as they are: when each fact came on record."""


class Folding:
    """The folds of some views of one generation, going on from what is kept of them.

    `names` are those of views and `MOMENTS`. `of` is every view there is: things are numbered so
    that each view has numbers of its own.
    """

    def __init__(
        self,
        connection: apsw.Connection,
        generation: int,
        names: Iterable[str],
        of: Sequence[View[Any]],
    ) -> None:
        self.names = tuple(names)
        self._connection = connection
        self._generation = generation
        self._moments = Moments(connection, generation) if MOMENTS in self.names else None
        self._pending: dict[str, Pending] = {}
        self._rows: list[KeptRows[Any]] = []
        self._takers: dict[str, list[tuple[KeptRows[Any], Callable[..., None]]]] = {}
        for number, view in enumerate(of):
            if view.name in self.names:
                self._add(view, first=number, step=len(of))

    def _add(self, view: View[Any], *, first: int, step: int) -> None:
        last = self._connection.execute(
            "SELECT last_thing FROM kept_view WHERE generation = ? AND view = ?",
            (self._generation, view.name),
        ).get
        pending = Pending(self._connection, self._generation, view.name, cast("int", last) or first)
        rows = KeptRows(view, pending, step)
        self._pending[view.name] = pending
        self._rows.append(rows)
        for name, take in view.takes.items():
            self._takers.setdefault(name, []).append((rows, take))

    def take(self, facts: Iterable[Recorded]) -> None:
        """Fold these facts; nothing is written yet."""
        takers, moments = self._takers, self._moments
        for told in facts:
            fact = told.fact
            for rows, take in takers.get(fact.NAME, ()):
                take(rows, told, fact)
                rows.settle(told.position)
            if moments:
                moments.take(told.recorded_at, told.position)

    def write(self, reached: int) -> None:
        """Write what came of the facts up to a position."""
        for pending in self._pending.values():
            pending.write()
        if self._moments:
            self._moments.write()
        self._connection.executemany(
            "UPDATE kept_view SET position = ?, last_thing = ? WHERE generation = ? AND view = ?",
            [(reached, self._last_thing(name), self._generation, name) for name in self.names],
        )
        for rows in self._rows:
            rows.let_go()

    def _last_thing(self, name: str) -> int:
        return self._pending[name].last_thing if name in self._pending else 0
