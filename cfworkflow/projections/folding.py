"""Folding facts into the views of one generation; what comes of it is for another to write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any, cast

import msgspec

from cfworkflow.projections.kept_rows import KeptRows
from cfworkflow.projections.moments import Moments
from cfworkflow.projections.pending import Gathered, Pending
from cfworkflow.projections.view import UNDOING, ViewsDamaged

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.view import View

MOST_AT_HAND = 15_000
"""Keys looked at before those not looked at for as long are let go: a long history takes no more
memory than a short one."""


def portion(facts: Iterable[Recorded], most: int) -> tuple[list[Recorded], Recorded | None]:
    """The first of these facts, to be folded together, and the one that comes next, if any.

    An undoing begins a portion: rows stand again as they stood, and are read back for it.
    """
    found: list[Recorded] = []
    for told in facts:
        if len(found) == most or (found and goes_back(told)):
            return found, told
        found.append(told)
    return found, None


def goes_back(told: Recorded) -> bool:
    """Whether all before this fact has to be written before it is folded."""
    return told.fact.NAME == UNDOING


class Folding:
    """The folds of all views, going on from what is kept of a generation."""

    def __init__(
        self, connection: apsw.Connection, generation: int, views: Sequence[View[Any]]
    ) -> None:
        last = connection.execute(f"SELECT max(thing) FROM kept_thing_{generation}").get
        numbers = count((cast("int | None", last) or 0) + 1)
        self._moments = Moments(generation)
        self._pending: list[Pending] = []
        self._rows: list[KeptRows[Any]] = []
        self._takers: dict[str, list[tuple[KeptRows[Any], Callable[..., None]]]] = {}
        for view in views:
            pending = Pending(connection, generation, view.name, numbers)
            rows = KeptRows(view, pending)
            self._pending.append(pending)
            self._rows.append(rows)
            for name, take in view.every_take.items():
                self._takers.setdefault(name, []).append((rows, take))

    def take(self, facts: Iterable[Recorded]) -> None:
        """Fold these facts. Raises `ViewsDamaged` where one goes on with what is not there.

        An undoing comes first or not at all, and all before it must be written: see `portion`.
        """
        takers, moments, position = self._takers, self._moments, 0
        try:
            for told in facts:
                fact, position = told.fact, told.position
                for rows, take in takers.get(fact.NAME, ()):
                    take(rows, told, fact)
                    rows.settle(position)
                moments.take(told.recorded_at, position)
        except (LookupError, msgspec.MsgspecError) as error:
            raise ViewsDamaged(
                f"the fact at @{position} does not go on with them ({error})"
            ) from error

    def gathered(self) -> Gathered:
        """What came of it since this was last asked."""
        gathered = [each for pending in self._pending for each in pending.gathered()]
        return [*gathered, *self._moments.gathered()]

    def has_much_at_hand(self) -> bool:
        """Whether it is time to let go of it."""
        return sum(map(len, self._rows)) > MOST_AT_HAND

    def let_go(self) -> None:
        """Forget what was long not looked at; all gathered up to the last time must be written."""
        for rows in self._rows:
            rows.let_go()
