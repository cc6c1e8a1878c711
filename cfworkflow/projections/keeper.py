"""The keeper: what keeps the views of a store, each fact taken into account exactly once.

The rows and the position they tell of change in one transaction, so whatever is cut off is done
again from where it was. Views whose folds have changed are made anew, beside the old ones, which
serve readers until the new ones are whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cfworkflow.projections import kept_schema
from cfworkflow.projections.folding import MOMENTS, Folding
from cfworkflow.projections.kept_views import KeptViews
from cfworkflow.projections.views import FOLDS, every_view

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.timeline import Retell
    from cfworkflow.projections.view import View

History = Callable[[int], "Iterable[Recorded]"]
"""Gives every fact beyond a position, in order."""

Progress = Callable[[int], None]
"""Is told the position reached."""

BATCH = 4_000
"""Facts a transaction; others who want to write wait no longer than it takes to write them."""


class Behind(NamedTuple):
    """The views that are furthest behind, how far they are, and how far the next ones are."""

    names: tuple[str, ...]
    position: int
    upto: int | None


class Keeper(KeptViews):
    """Keeps `views` in a store's own file."""

    def __init__(
        self,
        connection: apsw.Connection,
        retell: Retell,
        views: Callable[[], Sequence[View[Any]]] = every_view,
        folds: str = FOLDS,
    ) -> None:
        super().__init__(connection, retell, folds)
        self._views = views
        # A view lost with the power is folded again; a fact, which is on disk, never is lost.
        connection.pragma("synchronous", "NORMAL")

    def catch_up(
        self, history: History, *, anew: bool = False, progress: Progress | None = None
    ) -> int:
        """Take into account what is new; the position reached. With `anew`, make all again.

        What another process has done meanwhile is not done twice: each batch begins where the
        record says the views are. `progress` is told the position after each.
        """
        number = self.begin(anew=anew)
        while True:
            reached = self.go_on(number, self.names(), history, progress)
            if reached is not None:
                self.go_live(number)
                return reached
            number = self.begin()  # another process has made all anew meanwhile

    def names(self) -> tuple[str, ...]:
        """All there is to be kept: every view, and the moments beside them."""
        return (*(view.name for view in self._views()), MOMENTS)

    def begin(self, *, anew: bool = False) -> int:
        """The generation to go on with; a new one is begun where there is none, or for `anew`.

        A making anew that was interrupted is gone on with.
        """
        self.let_go()
        found = self._found(anew=anew)
        if found is not None:
            return found
        with self._alone():
            for statement in kept_schema.REGISTER:
                self.connection.execute(statement)
            found = self._found(anew=anew)
            if found is not None:
                return found
            last = self.connection.execute("SELECT max(generation) FROM kept_generation").get
            number = (cast("int | None", last) or 0) + 1
            for statement in kept_schema.make(number):
                self.connection.execute(statement)
            self.connection.execute(
                "INSERT INTO kept_generation VALUES (?, ?, 0)", (number, self._folds)
            )
            self.connection.executemany(
                "INSERT INTO kept_view VALUES (?, ?, 0, 0)",
                [(number, name) for name in self.names()],
            )
            return number

    def _found(self, *, anew: bool) -> int | None:
        return next((made.number for made in self.generations() if not (anew and made.live)), None)

    def go_on(
        self,
        number: int,
        names: Iterable[str],
        history: History,
        progress: Progress | None = None,
    ) -> int | None:
        """Take what is new into account in these views of a generation; the position reached.

        None where the generation is gone. Others may go on with other views beside this.
        """
        names, folding, done = {*names}, None, None
        while True:
            with self._sight():
                behind = self._behind(number, names)
                if behind is None:
                    return None
                if folding is None or behind != done:
                    folding = Folding(self.connection, number, behind.names, self._views())
                facts = _batch(history, behind)
                folding.take(facts)
            reached = facts[-1].position if facts else behind.position
            with self._alone():
                if self._behind(number, names) != behind:
                    folding = None  # another was quicker: what was folded is of no use
                    continue
                folding.write(reached)
                done = self._behind(number, names)
            if len(facts) < BATCH and behind.upto is None:
                return reached
            if progress:
                progress(reached)

    @contextmanager
    def _sight(self) -> Iterator[None]:
        """One sight of the file for all that is read."""
        self.let_go()
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.let_go()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One transaction, with no other writer beside it: whole, or never begun."""
        self.let_go()
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def _behind(self, number: int, names: set[str]) -> Behind | None:
        """Which of these views are furthest behind; None where the generation is gone."""
        found = self.connection.execute(
            "SELECT view, position FROM kept_view WHERE generation = ? ORDER BY view", (number,)
        ).fetchall()
        positions = {cast("str", view): cast("int", at) for view, at in found if view in names}
        if not positions:
            return None
        first, *others = sorted({*positions.values()})
        behind = tuple(name for name, position in positions.items() if position == first)
        return Behind(behind, first, others[0] if others else None)

    def go_live(self, number: int) -> None:
        """Let readers see a generation that is whole, and drop all others."""
        if self._is_live(number):
            return
        with self._alone():
            if self._is_live(number):
                return
            others = self.connection.execute(
                "SELECT generation FROM kept_generation WHERE generation <> ?", (number,)
            ).fetchall()
            for (other,) in others:
                for statement in kept_schema.drop(cast("int", other)):
                    self.connection.execute(statement)
            for table in ("kept_generation", "kept_view"):
                self.connection.execute(f"DELETE FROM {table} WHERE generation <> ?", (number,))
            self.connection.execute("UPDATE kept_generation SET live = 1")

    def _is_live(self, number: int) -> bool:
        """Whether a generation is live; one that is gone has been followed by one that is."""
        return number not in {made.number for made in self.generations() if not made.live}


def _batch(history: History, behind: Behind) -> list[Recorded]:
    """The next facts that the views furthest behind have to take, up to where the others are."""
    facts = history(behind.position)
    if behind.upto is not None:
        upto = behind.upto
        facts = takewhile(lambda told: told.position <= upto, facts)
    return list(islice(facts, BATCH))
