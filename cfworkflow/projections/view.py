"""What a view is: rows by key, and what each kind of fact does to them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from cfworkflow.domain.correction.facts import CommandUndone
    from cfworkflow.domain.fact import Recorded

R = TypeVar("R")

EVERY = ""
"""The facet of every row that stands."""

Facet: TypeAlias = str | tuple[str, ...]
"""A word by which rows are found, or several of which any will do; of none, no row is found."""

WITHHELD = "(withheld)"
"""What stands for a narrative that was given once, and that this copy was made without."""

ERASED = "(erased)"
"""What stands for a narrative that was given once, and has been erased from the record."""

GONE = frozenset({WITHHELD, ERASED})
"""What stands for a narrative that is not there any more."""


class ViewsDamaged(Exception):  # noqa: N818 - what is the matter, no error of who reads
    """What is kept of a view is not what its fold leaves; facts are not in doubt.

    `what` was found, `why` it matters and what to `try_` are short sentences, for people.
    """

    code = "views-damaged"
    why = "The views are only kept for reading, and can be made anew from the facts."
    try_ = (
        "cfworkflow projections rebuild; "
        "should that end here too, it is a fact that is damaged: cfworkflow audit verify"
    )

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = f"The kept views can't be read: {what}."


class Rows(Protocol[R]):
    """The rows of one view as its fold sees them; whoever keeps them decides where."""

    def get(self, key: str, /) -> R | None:
        """The row at `key`, or None where there is none."""
        ...

    def add(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key`, where nothing has stood before."""
        ...

    def put(self, key: str, row: R, /) -> None:
        """Let `row` stand at `key`, in place of what stood there."""
        ...

    def remove(self, key: str, /) -> None:
        """Let nothing stand at `key`; quiet where nothing does."""
        ...

    def back_to(self, first: int, touches: Iterable[str], /) -> None:
        """Let all stand as before the fact at `first`, of what these tags name.

        Nothing that was told since stands any more (rule I4), and a fact changes rows of what its
        tags name only: those at the key `B-0001`, for the tag `barrier:B-0001`, or that begin so
        (`tactical/cpsl-mind#1`).
        """
        ...

    def settle(self, position: int, /) -> None:
        """Note that the fact at `position` has done all it does."""
        ...


class Standing(Mapping[str, R], ABC):
    """The rows of one view as they stand at some moment, in the order their keys first came."""

    @abstractmethod
    def where(self, *facets: Facet, last: int | None = None) -> list[R]:
        """The rows of which all `facets` are true, in order; the `last` so many of them if given.

        Which are the last goes by that same order, whatever the facets: by when their keys came.
        """

    @abstractmethod
    def keys_where(self, *facets: Facet) -> list[str]:
        """The keys of the rows of which all `facets` are true, in order; no row is read for it."""

    @abstractmethod
    def newest(self, *facets: Facet) -> Iterator[R]:
        """The same rows the other way round, read as they are asked for."""

    @abstractmethod
    def latest(self, facet: str, most: int) -> list[R]:
        """The `most` rows of which a facet has become true last, in the order their keys came."""

    def where_any(self, facets: Iterable[str]) -> list[R]:
        """The rows of which any of the facets is true, each once, in order."""
        return self.where(tuple(facets))

    @abstractmethod
    def count(self, word: str) -> int:
        """How many rows stand that the view counts under `word`."""


def _none(_row: object) -> Iterable[str]:
    return ()


CORRECTION = "fact-corrected"
"""The stored name of the fact by which an earlier one should have said something else."""

UNDOING = "command-undone"
"""The stored name of the fact by which all that was told from a position on stands no longer."""


def _taken_back(rows: Rows[Any], _told: Recorded, fact: CommandUndone) -> None:
    rows.back_to(fact.first, fact.touches)


def last_of(found: Sequence[R], many: int | None) -> Sequence[R]:
    """The last so many, or all where none says how many."""
    return found if many is None else found[max(len(found) - many, 0) :]


class View(Generic[R]):
    """A view: its name, its kind of row, and what it takes from each kind of fact.

    `takes` maps a fact's stored name to a function of the rows, the fact in its envelope and the
    fact itself. Such a function is pure: it looks at these alone and changes nothing but rows.
    `facets` says by which words a row is found, such as `group:tactical`; `counted` under which
    word it is counted, if under any: rows that become ever more need not be listed to be counted.

    `corrected` is what a correction does to its rows (see `correcting`). `every_take` is `takes`
    with that, and with what every view takes from an undoing: that its rows stand as before.
    """

    def __init__(  # noqa: PLR0913 - all that makes a view, most of it by name
        self,
        name: str,
        row: type[R],
        # Each function takes its own kind of fact, so the table as a whole can only promise Any.
        takes: Mapping[str, Callable[[Rows[R], Recorded, Any], None]],
        *,
        facets: Callable[[R], Iterable[str]] = _none,
        counted: Callable[[R], str | None] = lambda _row: None,
        corrected: Callable[[Rows[R], Recorded, Any], None] | None = None,
    ) -> None:
        self.name = name
        self.row = row
        self.takes = takes
        self.every_take: Mapping[str, Callable[[Rows[R], Recorded, Any], None]] = {
            UNDOING: _taken_back,
            **({CORRECTION: corrected} if corrected else {}),
            **takes,
        }
        self.facets = facets
        self.counted = counted

    def fold(self, rows: Rows[R], told: Recorded) -> None:
        """Take one more fact into account; facts of no concern to this view change nothing."""
        take = self.every_take.get(told.fact.NAME)
        if take is not None:
            take(rows, told, told.fact)
            rows.settle(told.position)


def known(rows: Rows[R], key: str) -> R:
    """The row at `key`, which an earlier fact put there. Raises `LookupError` otherwise."""
    row = rows.get(key)
    if row is None:
        raise LookupError(f"no earlier fact tells of {key}")
    return row


def shown(text: str | None, told: Recorded) -> str | None:
    """A narrative as a row shows it: its text, or that it is gone, or None if never given.

    Of a fact with several narratives only the whole is known to be gone, unless the fact says
    which were given. So one of them tells of it; for those beside it nothing is shown.
    """
    return gone(told) if text is None and told.withheld else text


def gone(told: Recorded) -> str:
    """What stands for the narratives of a fact that are not there any more."""
    return WITHHELD if told.left_out else ERASED
