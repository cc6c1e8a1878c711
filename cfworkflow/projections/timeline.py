"""View `timeline`: every fact as a sentence, with both its dates and what it is about.

The record itself is what this view is kept in: each row is one fact and looks at no other, so that
to keep it once more would only be a second place for a text to be erased from.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from cfworkflow.domain.references import KINDS, NAMED, REFERRING, ref_of
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.sentences import sentence
from cfworkflow.projections.told.wording import where
from cfworkflow.projections.view import CORRECTION, UNDOING, gone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cfworkflow.domain.fact import Fact, Recorded
    from cfworkflow.projections.searching import Sought


Retell = Callable[[int, bytes, bytes | None], "Recorded"]
"""Tells again what was written at a position: its line, and its narrative unless erased."""


class TimelineRow(Row, frozen=True):
    """A fact in a sentence: when it took effect (`on`), when and by whom it was recorded.

    `kind` is its stored name, `command` what was asked for, `about` every reference and group
    it names. `recorded_at` is UTC. The sentence ends with what was said: how, why, the findings.
    `of` are the first and the last position of the facts that it puts right or takes back; a note
    beside a fact does neither.
    """

    position: int
    on: date
    recorded_at: datetime
    actor: str
    command: str
    kind: str
    about: tuple[str, ...]
    sentence: str
    of: tuple[int, int] | None = None


_SAID = {
    "description": "Description",
    "because": "Because",
    "how": "How",
    "findings": "Findings",
    "note": "Note",
    "nature": "Nature",
    "response": "Response",
    "reasons": "Reasons",
    "reason": "Reason",
    "authority": "Authority",
    "own": "Its id there",
}
"""The narratives that a sentence leaves out, and the word that brings each in."""


def timeline_row(told: Recorded) -> TimelineRow:
    """A fact as a row of the timeline."""
    fact = told.fact
    texts = [f"{word}: {text}" for name, word in _SAID.items() if (text := getattr(fact, name, ""))]
    missing = [gone(told)] if told.withheld else []
    return TimelineRow(
        position=told.position,
        on=told.on,
        recorded_at=told.recorded_at,
        actor=told.actor,
        command=told.command,
        kind=fact.NAME,
        about=_about(fact),
        sentence=" ".join([sentence(fact), *texts, *missing]),
        of=_of(fact),
    )


def _of(fact: Fact) -> tuple[int, int] | None:
    given = vars(fact)
    if fact.NAME == CORRECTION and (given["particulars"] or given["named"]):
        return given["corrects"], given["corrects"]
    return (given["first"], given["last"]) if fact.NAME == UNDOING else None


def marked(rows: Sequence[TimelineRow], told: Iterable[TimelineRow]) -> list[TimelineRow]:
    """The rows with a word on those that others of `told` put right or take back.

    A correction that was taken back itself put nothing right.
    """
    about = [(each, each.of) for each in told if each.of is not None]
    positions = sorted({row.position for row in (*rows, *(each for each, _ in about))})
    undone: dict[int, int] = {}
    corrections: dict[int, list[int]] = {}
    for each, (first, last) in about:
        if each.kind == UNDOING:
            # What it says of itself may have been tampered with, and be without end.
            meant = positions[bisect_left(positions, first) : bisect_right(positions, last)]
            undone |= dict.fromkeys(meant, each.position)
    for each, (corrected, _) in about:
        if each.kind != UNDOING and each.position not in undone:
            corrections.setdefault(corrected, []).append(each.position)
    return [_marked(row, undone.get(row.position), corrections.get(row.position)) for row in rows]


def _marked(row: TimelineRow, undone: int | None, corrections: list[int] | None) -> TimelineRow:
    if undone is not None:
        return replace(row, sentence=f"{row.sentence} [taken back by {where(undone)}]")
    if corrections:
        return replace(row, sentence=f"{row.sentence} [corrected by {where(*corrections)}]")
    return row


def _about(fact: Fact) -> tuple[str, ...]:
    given = vars(fact)
    named = [
        f"{kind}:{given[name]}" if kind in NAMED else given[name]
        for name, kind in REFERRING.items()
        if given.get(name)
    ]
    if given.get("touches"):
        named += map(ref_of, given["touches"])
    elif given.get("thing"):
        named.append(ref_of(given["thing"]))
    return tuple(dict.fromkeys(named))


def touched(fact: Fact) -> set[str]:
    """The references and groups whose story a fact is part of: by its tags, or as a vote's effect.

    A group's story is its own: what it raised and decided is told of the barrier and the decision.
    """
    refs = {ref_of(tag) for tag in fact.tags() if tag.partition(":")[0] in KINDS}
    decision = getattr(fact, "decision", None) if fact.NAME in _EFFECTS else None
    return refs | {decision} if decision else refs


_EFFECTS = frozenset({"barrier-escalated", "barrier-returned", "terms-adopted"})
"""What a vote brings about. A fact recorded later, which cites a decision, is no part of it."""


class Timeline(ABC):
    """The facts up to some position, each as a sentence, in order."""

    @abstractmethod
    def at(self, position: int) -> TimelineRow | None:
        """The fact at a position; None where none is."""

    @abstractmethod
    def between(self, after: int, upto: int) -> Iterator[TimelineRow]:
        """The facts beyond one position up to another."""

    @abstractmethod
    def of(self, ref: str) -> Sequence[TimelineRow]:
        """The facts that are part of the story of a reference or a group; see `touched`."""

    @abstractmethod
    def newest(self, sought: Sought) -> Iterator[TimelineRow]:
        """The facts asked for, the newest first, each looked for when the one before is taken."""


class TimelineInMemory(Timeline):
    """A timeline that grows as facts are told; each is put into words when it is asked for."""

    def __init__(self) -> None:
        self._told: dict[int, Recorded] = {}
        self._rows: dict[int, TimelineRow] = {}
        self._of: dict[str, list[int]] = {}

    def take(self, told: Recorded) -> None:
        """Add one more fact."""
        self._told[told.position] = told
        for ref in touched(told.fact):
            self._of.setdefault(ref, []).append(told.position)

    def at(self, position: int) -> TimelineRow | None:
        """The fact at a position; None where none is."""
        return self._row(position) if position in self._told else None

    def between(self, after: int, upto: int) -> Iterator[TimelineRow]:
        """The facts beyond one position up to another."""
        return (self._row(each) for each in self._told if after < each <= upto)

    def of(self, ref: str) -> Sequence[TimelineRow]:
        """The facts that are part of the story of a reference or a group."""
        return [self._row(each) for each in self._of.get(ref, ())]

    def newest(self, sought: Sought) -> Iterator[TimelineRow]:
        """The facts asked for, the newest first."""
        return filter(sought.covers, map(self._row, reversed(self._told)))

    def _row(self, position: int) -> TimelineRow:
        if position not in self._rows:
            self._rows[position] = timeline_row(self._told[position])
        return self._rows[position]
