"""The kept views of a store, for reading: how far they are, and how they stood at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, cast

from cfworkflow.projections.reading_as_of import ReadingAsOf
from cfworkflow.projections.rows_as_of import Moment
from cfworkflow.projections.views import FOLDS

if TYPE_CHECKING:
    from datetime import datetime

    import apsw

    from cfworkflow.projections.timeline import Retell


class Generation(NamedTuple):
    """One making of the views, and the last fact it takes into account."""

    number: int
    position: int
    live: bool


class KeptViews:
    """What is kept in a store file. `connection` is its alone; `retell` reads a written fact.

    `folds` says by which folds the views must have been made.
    """

    def __init__(self, connection: apsw.Connection, retell: Retell, folds: str = FOLDS) -> None:
        self.connection = connection
        self._retell = retell
        self._folds = folds

    def generations(self) -> list[Generation]:
        """The generations made by these folds: the live one first, then unfinished ones."""
        # Asked of the file itself: what SQLite knows of it by heart may be older.
        there = "SELECT 1 FROM sqlite_schema WHERE name = 'kept_generation'"
        if not self.connection.execute(there).get:
            return []
        found = self.connection.execute(
            """SELECT generation, position, live FROM kept_generation
            WHERE folds = ? ORDER BY live DESC, generation DESC""",
            (self._folds,),
        )
        return [
            Generation(number, position, bool(live))
            for number, position, live in cast("list[tuple[int, int, int]]", found.fetchall())
        ]

    def has_tables(self) -> bool:
        """Whether any views are kept, by whatever folds, whole or not."""
        there = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name GLOB 'kept_thing_*')"
        return bool(self.connection.execute(there).get)

    def generation(self) -> Generation | None:
        """The generation to read from or to go on with; None where none was made by these folds."""
        return next(iter(self.generations()), None)

    def head(self) -> int:
        """The position of the last fact on record."""
        return cast(
            "int", self.connection.execute("SELECT coalesce(max(position), 0) FROM fact").get
        )

    def is_up_to_date(self) -> bool:
        """Whether the live views tell of every fact."""
        made = self.generation()
        return made is not None and made.live and made.position == self.head()

    def position_at(self, at: datetime) -> int:
        """The last position on record at a moment; 0 where nothing was.

        After a clock went backwards that is the last fact recorded by then, with all before it.
        """
        from cfworkflow.projections.moments import position_at

        self._look()
        made = self.generation()
        return position_at(self.connection, made.number, at) if made else 0

    def as_of(self, position: int | None = None) -> ReadingAsOf:
        """The views as they stood at a position; by default as they stand.

        From now on, until new facts are taken into account here, the file is seen as it is now.
        Raises `LookupError` where the views were never made.
        """
        self._look()
        made = self.generation()
        if made is None or not made.live:
            self.let_go()
            raise LookupError("the views were never made")
        at = made.position if position is None else min(position, made.position)
        moment = Moment(made.number, at, made.position)
        return ReadingAsOf(self.connection, moment, self._retell)

    def _look(self) -> None:
        """See the file as it is now, until it is let go."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")

    @contextmanager
    def sight(self) -> Iterator[None]:
        """One sight of the file for all that is read meanwhile."""
        self.let_go()
        self._look()
        try:
            yield
        except BaseException:
            # What went wrong is told, and not what comes of it here: it may be over already.
            with suppress(Exception):
                self.let_go()
            raise
        self.let_go()

    def let_go(self) -> None:
        """See the file anew from now on."""
        if self.connection.in_transaction:
            try:
                self.connection.execute("COMMIT")
            except Exception:
                # Where a page could not be read, that is said again here; nothing was written, and
                # the sight is let go of all the same.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                    raise
