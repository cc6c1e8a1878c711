"""The keeper: what keeps the views of a store, each fact taken into account exactly once.

The rows and the position they tell of change in one transaction, so whatever is cut off is done
again from where it was. Views whose folds have changed are made anew, beside the old ones, which
serve readers until the new ones are whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import apsw

from cfworkflow.projections.kept_rows import KeptRows
from cfworkflow.projections.kept_schema import DROP, GENERATION, INDEXES, REGISTER, fork
from cfworkflow.projections.reading_as_of import ReadingAsOf
from cfworkflow.projections.view import View
from cfworkflow.projections.views import VIEWS

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded

History = Callable[[int], "Iterable[Recorded]"]
"""Gives every fact beyond a position, in order."""

BATCH = 2_000
"""Facts a transaction; others who want to write wait no longer than it takes."""

FOLDS = ",".join(f"{view.name}:{view.version}" for view in VIEWS)


class Generation(NamedTuple):
    """One making of the views, and the last fact it takes into account."""

    number: int
    position: int
    live: bool


def moment(at: datetime) -> str:
    """A moment as it is kept: UTC, to the microsecond, so that text sorts as time."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}"


class Keeper:
    """Keeps the views in a store's own file. `connection` is its alone."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        connection.create_scalar_function("fork", cast("Any", fork), 2, deterministic=True)
        # A view lost with the power is folded again; a fact, which is on disk, never is lost.
        connection.pragma("synchronous", "NORMAL")

    def generation(self) -> Generation | None:
        """The generation to read from or to go on with; None where none was made by these folds."""
        if not self._connection.table_exists(None, "kept_generation"):
            return None
        found = self._connection.execute(
            """SELECT generation, position, live FROM kept_generation
            WHERE folds = ? ORDER BY live DESC, generation DESC LIMIT 1""",
            (FOLDS,),
        ).fetchone()
        if found is None:
            return None
        number, position, live = cast("tuple[int, int, int]", found)
        return Generation(number, position, bool(live))

    def head(self) -> int:
        """The position of the last fact on record."""
        return cast(
            "int", self._connection.execute("SELECT coalesce(max(position), 0) FROM fact").get
        )

    def is_up_to_date(self) -> bool:
        """Whether the live views tell of every fact."""
        made = self.generation()
        return made is not None and made.live and made.position == self.head()

    def catch_up(
        self,
        history: History,
        *,
        anew: bool = False,
        progress: Callable[[int], None] | None = None,
    ) -> int:
        """Take into account what is new; the position reached. With `anew`, make all again.

        What another process has done meanwhile is not done twice: each batch begins where the
        record says the views are. `progress` is told the position after each.
        """
        with self._alone():
            number = self._begun(anew=anew)
        writers = self._writers(number)
        reached = -1
        while True:
            with self._alone():
                made = self._made(number)
                if made is None:
                    return self.catch_up(history, progress=progress)
                if made.position != reached:
                    writers = self._writers(number)
                facts = list(islice(history(made.position), BATCH))
                self._take(writers, facts)
                reached = facts[-1].position if facts else made.position
                self._note(number, reached, facts)
                if len(facts) < BATCH:
                    self._go_live(number)
                    return reached
            if progress:
                progress(reached)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One transaction, with no other writer beside it: whole, or never begun."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _begun(self, *, anew: bool) -> int:
        self._connection.execute(REGISTER)
        made = self._connection.execute(
            "SELECT generation, live FROM kept_generation WHERE folds = ? ORDER BY generation DESC",
            (FOLDS,),
        ).fetchall()
        for number, live in made:
            if not (live and anew):
                return cast("int", number)
        last = self._connection.execute("SELECT max(generation) FROM kept_generation").get
        number = cast("int | None", last) or 0
        self._connection.execute((GENERATION + INDEXES).format(number + 1))
        self._connection.execute(
            "INSERT INTO kept_generation VALUES (?, ?, 0, 0)", (number + 1, FOLDS)
        )
        return number + 1

    def _made(self, number: int) -> Generation | None:
        found = self._connection.execute(
            "SELECT generation, position, live FROM kept_generation WHERE generation = ?", (number,)
        ).fetchone()
        return Generation(*cast("tuple[int, int, bool]", found)) if found else None

    def _writers(self, number: int) -> list[tuple[View[Any], KeptRows[Any]]]:
        return [(view, KeptRows(self._connection, number, view)) for view in VIEWS]

    def _take(
        self, writers: list[tuple[View[Any], KeptRows[Any]]], facts: Iterable[Recorded]
    ) -> None:
        takers: dict[str, list[tuple[KeptRows[Any], Callable[..., None]]]] = {}
        for view, rows in writers:
            for name, take in view.takes.items():
                takers.setdefault(name, []).append((rows, take))
        for told in facts:
            for rows, take in takers.get(told.fact.NAME, ()):
                rows.position = told.position
                take(rows, told, told.fact)
        for _, rows in writers:
            rows.write()

    def _note(self, number: int, position: int, facts: Iterable[Recorded]) -> None:
        last = {told.recorded_at: told.position for told in facts}
        self._connection.executemany(
            f"INSERT OR IGNORE INTO kept_moment_{number} VALUES (?, ?)",
            [(moment(at), at_position) for at, at_position in last.items()],
        )
        self._connection.execute(
            "UPDATE kept_generation SET position = ? WHERE generation = ?", (position, number)
        )

    def _go_live(self, number: int) -> None:
        others = self._connection.execute(
            "SELECT generation FROM kept_generation WHERE generation <> ?", (number,)
        ).fetchall()
        for (other,) in others:
            self._connection.execute(DROP.format(other))
        self._connection.execute("DELETE FROM kept_generation WHERE generation <> ?", (number,))
        self._connection.execute(
            "UPDATE kept_generation SET live = 1 WHERE generation = ? AND NOT live", (number,)
        )

    def position_at(self, at: datetime) -> int:
        """The last position on record at a moment; 0 where nothing was."""
        made = self.generation()
        if made is None:
            return 0
        found = self._connection.execute(
            f"""SELECT position FROM kept_moment_{made.number} WHERE recorded_at <= ?
            ORDER BY recorded_at DESC, position DESC LIMIT 1""",
            (moment(at),),
        ).get
        return cast("int | None", found) or 0

    def as_of(self, position: int | None = None) -> ReadingAsOf:
        """The views as they stood at a position; by default as they stand.

        Raises `LookupError` where they were never made.
        """
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")  # one sight of the file for all that is read
        made = self.generation()
        if made is None or not made.live:
            raise LookupError("the views were never made")
        at = made.position if position is None else min(position, made.position)
        return ReadingAsOf(self._connection, made.number, at)
