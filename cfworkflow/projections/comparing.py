"""Comparing what is kept with a fresh fold of the same facts: every row there ever was, every word.

The fresh fold is made beside, in tables that are gone when the connection is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cfworkflow.projections import kept_schema
from cfworkflow.projections.folding import Folding, portion
from cfworkflow.projections.keeper import BATCH

if TYPE_CHECKING:
    import apsw

    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.keeper import History, Progress
    from cfworkflow.projections.kept_views import Generation
    from cfworkflow.projections.view import View

FRESH = 0
"""The number of the fresh generation; kept ones count from 1."""

_MOST = 20
"""Differences told of one kind; more are alike."""


class Difference(NamedTuple):
    """Where a kept view is not what its facts make of it; `what` says how."""

    view: str
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.view}: {self.key} {self.what}."


def fold_afresh(
    connection: apsw.Connection,
    history: History,
    upto: int,
    views: Sequence[View[Any]],
    progress: Progress,
) -> None:
    """Fold the facts up to a position into a generation beside those that are kept."""
    for statement in kept_schema.make_beside(FRESH):
        connection.execute(statement)
    folding = Folding(connection, FRESH, views)
    following: Recorded | None = None
    facts = takewhile(lambda told: told.position <= upto, history(0))
    while True:
        # What comes next was taken out already to be looked at.
        again = [following] if following else []
        batch, following = portion(chain(again, facts), BATCH)
        if not batch:
            return
        folding.take(batch)
        for statement, values in folding.gathered():
            connection.executemany(statement, values)
        if folding.has_much_at_hand():
            folding.let_go()
        progress(batch[-1].position)


def differences(connection: apsw.Connection, made: Generation) -> Iterator[Difference]:
    """All that differs between a kept generation and the fresh one, which must have been made."""
    for table, tell in _TELLING.items():
        fresh = f"SELECT * FROM temp.kept_{table}_{FRESH}"
        kept = f"SELECT * FROM main.kept_{table}_{made.number}"
        found: dict[Difference, None] = {}
        for question, number in (
            (f"{fresh} EXCEPT {kept}", FRESH),
            (f"{kept} EXCEPT {fresh}", made.number),
        ):
            for row in connection.execute(question):
                found[tell(connection, number, row)] = None
                if len(found) > _MOST:
                    break
        yield from found


def _thing(connection: apsw.Connection, number: int, row: tuple[Any, ...]) -> Difference:
    del connection
    what = "is missing" if number == FRESH else "is there, and no fact tells of it"
    return Difference(row[1], row[2], what)


def _row(connection: apsw.Connection, number: int, row: tuple[Any, ...]) -> Difference:
    thing = connection.execute(
        f"SELECT view, key FROM kept_thing_{number} WHERE thing = ?", row[:1]
    ).fetchone()
    view, key = cast("tuple[str, str]", thing or ("a row", f"of thing {row[0]}"))
    return Difference(view, key, f"says what its facts do not, as of @{row[1]}")


def _word(_connection: apsw.Connection, _number: int, row: tuple[Any, ...]) -> Difference:
    view, _, facet = cast("str", row[0]).partition(" ")
    found = f"what is found by {facet}" if facet else "what there is"
    return Difference(view, found, "is not what its facts say")


def _moment(_connection: apsw.Connection, _number: int, row: tuple[Any, ...]) -> Difference:
    return Difference("moments", f"@{row[1]}", "was not recorded when they say")


_TELLING: dict[str, Callable[[apsw.Connection, int, tuple[Any, ...]], Difference]] = {
    "thing": _thing,
    "row": _row,
    "true": _word,
    "once": _word,
    "count": _word,
    "moment": _moment,
}
"""The tables of a generation, and how a row that only one of two has is told of."""
