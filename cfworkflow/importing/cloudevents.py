"""Reading a record that was exported as CloudEvents: every event checked, all problems found.

Only what `data.line` and `data.narrative` hold is taken, as it stands. What an event says beside
them is held against them, so that nobody reads one thing in it and imports another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from cfworkflow.importing.event_line import Brought, NotJSON, NotTaken, read_event
from cfworkflow.projections.comparing import fold_afresh
from cfworkflow.projections.view import ViewsDamaged
from cfworkflow.projections.views import every_view
from cfworkflow.store.cloud_event import record_name
from cfworkflow.store.receiving import lay_out
from cfworkflow.store.skim import history_in
from cfworkflow.store.withheld import mark_withheld

if TYPE_CHECKING:
    import apsw

    from cfworkflow.store.sqlite import NewRow

_LONGEST = 16_000_000
"""Bytes a line may have: texts are limited, so that no event comes near it."""

_MOST = 1_000
"""Problems after which a file is not read further: it is not what it is said to be."""

_STRANGE = 3
"""Lines that are no JSON at its beginning, by which a file is known to be something else."""

_EVERY = 1_000

_NONE, _THERE, _WITHHELD, _ERASED = range(4)
"""What became of a fact's text: none was given, it is there, it is not, it was erased on record."""


class Problem(NamedTuple):
    """What is wrong, in a sentence, and in which line of the file, where it is in one."""

    what: str
    line: int | None = None


class Read(NamedTuple):
    """What a file holds: how many facts, how many texts that are withheld, and what is wrong."""

    facts: int
    withheld: int
    problems: tuple[Problem, ...]


def read_record(
    file: BinaryIO, into: apsw.Connection, progress: Callable[[int], None] = lambda _: None
) -> Read:
    """Read a record and lay it out in an empty store.

    It is marked there which texts are withheld. Nothing is wrong with it where every event can be
    taken, they follow on each other from the first fact on, and all views can be made of them.
    Whether the rules were kept is for the judge.
    """
    reader = _Reader(progress)
    lay_out(into, reader.sound(file))
    if not reader.problems and not reader.texts:
        reader.problems.append(Problem("There is no event in it."))
    if not reader.problems:
        try:
            fold_afresh(into, history_in(into), len(reader.texts), every_view(), lambda _: None)
        except ViewsDamaged as damaged:
            what = str(damaged.args[0]).replace("with them", "with what is told before it")
            reader.problems.append(Problem(f"It does not hang together: {what}."))
    withheld = [place for place, text in enumerate(reader.texts, 1) if text == _WITHHELD]
    with into:
        mark_withheld(into, withheld)
    return Read(len(reader.texts), len(withheld), tuple(reader.problems))


class _Reader:
    """Goes through the lines of a file, and keeps no more of them than what to hold others to."""

    def __init__(self, progress: Callable[[int], None]) -> None:
        self.problems: list[Problem] = []
        self.texts = bytearray()
        self._only_strange = True
        self._next = 1
        self._source: str | None = None
        self._progress = progress

    def sound(self, file: BinaryIO) -> Iterator[NewRow]:
        """The facts to put down, as long as nothing is wrong; then the rest is only checked."""
        for number, raw in self._lines(file):
            try:
                brought = read_event(raw)
            except NotTaken as not_taken:
                if self._is_something_else(not_taken):
                    return
                self.problems += (Problem(what, number) for what in not_taken.whats)
                # Whatever it was, it stands where a fact would: the next is not out of place.
                self._next += 1
                self.texts.append(_NONE)
                continue
            self._only_strange = False
            wrong = [*self._out_of_place(brought), *self._of_texts(brought)]
            self.problems += (Problem(what, number) for what in wrong)
            if not self.problems:
                yield brought.taken.row
            if number % _EVERY == 0:
                self._progress(number)

    def _is_something_else(self, not_taken: NotTaken) -> bool:
        """Whether the file begins as no file of events does; then that is all there is to say."""
        self._only_strange = self._only_strange and isinstance(not_taken, NotJSON)
        if not self._only_strange or len(self.problems) < _STRANGE - 1:
            return False
        self.problems = [Problem("It is no file of events: its first lines are not even JSON.")]
        return True

    def _lines(self, file: BinaryIO) -> Iterator[tuple[int, bytes]]:
        number = 0
        while raw := file.readline(_LONGEST):
            number += 1
            if len(raw) == _LONGEST:
                self.problems.append(
                    Problem("It is longer than any event; no more was read.", number)
                )
                return
            if len(self.problems) >= _MOST:
                self.problems.append(Problem("So much is wrong that no more was read.", number))
                return
            if raw.strip():
                yield number, raw

    def _out_of_place(self, brought: Brought) -> Iterator[str]:
        position, expected, self._next = brought.position, self._next, brought.position + 1
        if position < expected:
            yield f"It is fact {position}, and stands after fact {expected - 1}."
        elif position > expected:
            upto = (
                f"s {expected} to {position - 1} are"
                if position > expected + 1
                else (f" {expected} is")
            )
            yield f"It is fact {position}, and fact{upto} missing before it."
        if self._source is None:
            self._source = brought.source
            if position == 1 and brought.source != record_name(brought.taken.row[2]):
                yield "Its source is not the name of a record that begins with it."
        elif brought.source != self._source:
            yield "It is of another record than the events before it: its source is another."

    def _of_texts(self, brought: Brought) -> Iterator[str]:
        told, narrative = brought.taken.told, brought.taken.row[3]
        if brought.position != len(self.texts) + 1:
            return  # out of place: whose text would be meant can't be told
        self.texts.append(_THERE if narrative else _WITHHELD if told.withheld else _NONE)
        for erased in told.fact.erases():
            if not 1 <= erased < brought.position:
                continue  # for the judge to tell of
            if self.texts[erased - 1] == _THERE:
                yield f"By it the text of fact {erased} was erased, and that is there."
            elif self.texts[erased - 1] == _WITHHELD:
                self.texts[erased - 1] = _ERASED
