"""The keeper: what keeps the views of a store, each fact taken into account exactly once.

The rows and the position they tell of change in one transaction, so whatever is cut off is done
again from where it was. Views whose folds have changed are made anew, beside the old ones, which
serve readers until the new ones are whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol, cast

from cfworkflow.projections import forgetting, kept_schema
from cfworkflow.projections.folding import Folding, goes_back, portion
from cfworkflow.projections.kept_views import KeptViews
from cfworkflow.projections.views import FOLDS, every_view

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.pending import Gathered
    from cfworkflow.projections.timeline import Retell
    from cfworkflow.projections.view import View

History = Callable[[int], "Iterable[Recorded]"]
"""Gives every fact beyond a position, in order."""

Progress = Callable[[int], None]
"""Is told the position reached."""

BATCH = 10_000
"""Facts a transaction; others who want to write wait no longer than it takes to write them."""

WAL_PAGES = 20_000
"""Pages in the write-ahead log before they are worked into the file: a rebuild writes many pages
many times."""


class Writer(Protocol):
    """Writes what was folded, batch after batch, each whole with its position or not at all."""

    def write(self, generation: int, begun: int, reached: int, gathered: Gathered) -> bool:
        """Write a batch, at once or in its turn.

        False if the views are no longer where it, or one before it, began.
        """
        ...

    def wait(self, but: int = 0) -> bool:
        """Wait until all is written but the last so many batches; False as for `write`."""
        ...


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
        connection.wal_autocheckpoint(WAL_PAGES)

    def catch_up(
        self,
        history: History,
        *,
        anew: bool = False,
        progress: Progress | None = None,
        writer: Writer | None = None,
    ) -> int:
        """Take into account what is new; the position reached. With `anew`, make all again.

        What another process has done meanwhile is not done twice: each batch is written only if the
        views are where it began. `progress` is told the position after each. `writer` writes, for
        as long as all goes well; by default, and otherwise, this keeper itself.
        """
        number = self._begun(anew=anew)
        while True:
            position = self._position(number)
            if position is not None and self._may_hold_erased(number, position):
                self._forget(number)
                position = None
            if position is None:  # another process has made all anew meanwhile
                number = self._begun()
                continue
            folding = Folding(self.connection, number, self._views())
            reached = self._go_on(number, position, folding, history, progress, writer or self)
            if reached is not None:
                self._go_live(number)
                return reached
            writer = None  # others were there meanwhile, or it is gone: no matter, nothing is lost

    def going_on_from(self, *, anew: bool = False) -> int:
        """The position that `catch_up` would go on from."""
        number = self._found(anew=anew)
        position = None if number is None else self._position(number)
        if number is None or position is None or self._may_hold_erased(number, position):
            return 0
        return position

    def _go_on(  # noqa: PLR0913, PLR0917 - all of it from `catch_up`, which is whole with it
        self,
        number: int,
        position: int,
        folding: Folding,
        history: History,
        progress: Progress | None,
        writer: Writer,
    ) -> int | None:
        """Fold all there is; the position reached. None where others were there meanwhile."""
        batches, known = 0, self._known(number)
        while True:
            with self.sight():
                kept = self._position(number)
                if kept is None or kept > position:
                    return None
                facts, following = portion(history(position), BATCH)
                if forgetting.erases_beyond(facts, known):
                    return None  # what was folded before, here or elsewhere, may hold what it said
                folding.take(facts)
            begun, position = position, facts[-1].position if facts else position
            if not writer.write(number, begun, position, folding.gathered()):
                return None
            if following is None and len(facts) < BATCH:
                return position if writer.wait() else None
            if following is not None and goes_back(following) and not writer.wait():
                return None
            batches += 1
            if folding.has_much_at_hand():
                # What is forgotten now was not looked at since the last time, so not changed.
                if not writer.wait(batches):
                    return None
                folding.let_go()
                batches = 0
            if progress:
                progress(position)

    def write(self, generation: int, begun: int, reached: int, gathered: Gathered) -> bool:
        """Write a batch of a generation with the position it reaches.

        False, and nothing written, if the generation is not, or no longer, where it began.
        """
        with self._alone():
            if self._position(generation) != begun:
                return False
            for statement, values in gathered:
                self.connection.executemany(statement, values)
            self.connection.execute(
                "UPDATE kept_generation SET position = ? WHERE generation = ?",
                (reached, generation),
            )
        return True

    def wait(self, but: int = 0) -> bool:
        """What is handed over is written at once."""
        del but
        return True

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

    def _position(self, number: int) -> int | None:
        """How far a generation is; None where it is gone."""
        found = self.connection.execute(
            "SELECT position FROM kept_generation WHERE generation = ?", (number,)
        ).get
        return cast("int | None", found)

    def _begun(self, *, anew: bool = False) -> int:
        """The generation to go on with; a new one is begun where there is none, or for `anew`.

        A making anew that was interrupted is gone on with.
        """
        self.let_go()
        found = self._found(anew=anew)
        if found is not None:
            return found
        with self._alone():
            kept_schema.register(self.connection)
            found = self._found(anew=anew)
            return self._made() if found is None else found

    def _made(self) -> int:
        """A generation that is begun now, of a number that none has had before."""
        number = kept_schema.last_number(self.connection) + 1
        for statement in kept_schema.make(number):
            self.connection.execute(statement)
        self.connection.execute(
            "INSERT INTO kept_generation VALUES (?, ?, 0, 0, ?)",
            (number, self._folds, self.head()),
        )
        return number

    def _found(self, *, anew: bool) -> int | None:
        return next((made.number for made in self.generations() if not (anew and made.live)), None)

    def _go_live(self, number: int) -> None:
        """Let readers see a generation that is whole, and drop all others."""
        if self._is_live(number):
            return
        with self._alone():
            if self._is_live(number):
                return
            forgetting.drop_others(self.connection, number)
            self.connection.execute("UPDATE kept_generation SET live = 1")

    def _known(self, number: int) -> int:
        """The last fact on record when a generation was begun: erased before is not in it."""
        found = self.connection.execute(
            "SELECT known FROM kept_generation WHERE generation = ?", (number,)
        ).get
        return cast("int | None", found) or 0

    def _may_hold_erased(self, number: int, position: int) -> bool:
        """Whether a generation, or who is about to write to it, has read what was erased since."""
        return forgetting.erased_beyond(self.connection, max(position, self._known(number)))

    def _forget(self, number: int) -> None:
        """Begin anew in the place of every generation, as a text in one was erased.

        Not if that is gone already. Numbers go on, so that who has folded what was erased, and does
        not know yet, finds no generation to write it to.
        """
        with self._alone():
            if self._position(number) is not None:
                forgetting.drop_others(self.connection, self._made())

    def _is_live(self, number: int) -> bool:
        """Whether a generation is live; one that is gone has been followed by one that is."""
        return number not in {made.number for made in self.generations() if not made.live}
