"""The items of a meeting, each as that meeting left it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Column, Facts, Line, Ref, Section, Table
from cfworkflow.reports.parts.record import DECIDED, WORDS, Record
from cfworkflow.reports.tables import aside, rows_of
from cfworkflow.reports.words import in_words
from cfworkflow.reports.words.texts import lines
from cfworkflow.reports.words.wording import DEFERRED_FOR, capital, tag

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow
    from cfworkflow.projections.meetings import ItemTaken, MeetingRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Text
    from cfworkflow.reports.words.names import Names


class Item:
    """An item as a meeting left it; what was said of it later is no part of that.

    `number` is its place on the agenda, `outcome` a status of the decision's path. `deferral` is
    why it was put off, where this meeting did; `interests` are those declared in it here.
    """

    def __init__(self, record: Record, number: int, taken: ItemTaken, meeting: str) -> None:
        self.record = record
        self.number = number
        self.outcome = taken.outcome
        self._meeting = meeting
        row = record.row
        here = [one for one in row.deferrals if one.meeting == meeting]
        self.deferral = here[-1] if here and taken.outcome == "deferred" else None
        upto = self.deferral.at if self.deferral else None
        others = (one.at for one in row.deferrals if one.meeting != meeting)
        begun = max((at for at in others if upto is None or at < upto), default=0)
        self.interests = tuple(
            one for one in row.interests if begun < one.at and (upto is None or one.at <= upto)
        )

    @property
    def row(self) -> DecisionRow:
        """The decision as it stands."""
        return self.record.row

    def section(self) -> Section:
        """What was put, what was said of it, the figures, and what became of it."""
        return Section(f"{self.number}. {self.record.title}", (Facts(tuple(self._facts())),))

    def cells(self) -> dict[str, Text]:
        """The same as cells of a table, by the names of its columns."""
        told = dict(self._facts())
        figures = self.row.figures if self.outcome in DECIDED else None
        came = (f"{what}: {in_words.words(told[what])}" for what in _CAME_OF_IT if what in told)
        return {
            "number": self.number,
            "decision": self.record.ref,
            "title": self.record.title,
            **{name: told.get(head) for name, head in _TOLD.items()},
            **{name: getattr(figures, name) if figures else None for name in _FIGURES},
            "came_of_it": lines(came),
        }

    def told_interests(self) -> Iterator[Line]:
        """Who declared an interest in it at this meeting, and why."""
        for one in self.interests:
            who = self.record.names.member(self.row.group, one.member)
            nature = f": {one.nature}" if one.nature else ""
            aside = f"{who} took no part in item {self.number} ("
            yield Line((aside, self.record.ref, f"){nature}"))

    def _facts(self) -> Iterator[tuple[str, Text]]:
        record = self.record
        yield "Reference", record.ref
        yield from record.put()
        decided_later = self.deferral is not None and self.row.meeting != self._meeting
        upto = self.deferral.at if self.deferral and decided_later else None
        yield from record.said(self.outcome, upto)
        if self.outcome in DECIDED:
            yield from record.counted()
        yield "Outcome", tag("decision", self.outcome)
        yield from self._came_of_it()

    def _came_of_it(self) -> Iterator[tuple[str, Text]]:
        row = self.row
        if self.deferral is not None:
            because = f" {self.deferral.because}" if self.deferral.because else ""
            yield "Put off because", f"{capital(DEFERRED_FOR[self.deferral.why])}.{because}"
            if row.meeting != self._meeting:
                at = Ref("meeting", row.meeting)
                yield "Since then", Line((tag("decision", row.status), " at ", at))
        elif self.outcome == "withdrawn":
            yield "Withdrawn because", row.withdrawn_because or "No reason was given."
        elif self.outcome == "carried":
            yield from (line for line in self.record.came_of_it() if line[0] == "What it led to")


def item_table(items: Sequence[Item], empty: str) -> Table:
    """The items of a meeting, each a line, with all that is told of it."""
    rows = rows_of(_COLUMNS, (item.cells() for item in items))
    return Table("items", "Items", _COLUMNS, rows, empty)


_TOLD = {
    "kind": "Kind",
    "barrier": "Barrier",
    "outcome": "Outcome",
    **WORDS,
    "interests": "Interests declared",
    "principles": "Principles applied",
    "recommendations": "Recommendations",
    "response": "Response",
    "answers": "Answers to the recommendations",
    "until": "Permission until",
    "quorum_proposed": "Quorum proposed",
    "majority_proposed": "Majority proposed",
    "counted": "Quorum",
    "votes": "Votes",
    "named": "Votes by name",
}
"""The columns that hold what is told of an item in words, by their heads."""

_FIGURES = ("members", "quorum", "present", "entitled", "in_favour", "against", "abstained")
_CAME_OF_IT = ("Put off because", "Since then", "Withdrawn because", "What it led to")

_COLUMNS = (
    Column("number", "Item", numeric=True, width=6),
    Column("decision", "Reference", width=11),
    Column("title", "What was put", width=36),
    Column("kind", "Kind", width=20),
    Column("barrier", "Barrier", width=26),
    Column("outcome", "Outcome", width=14),
    Column("in_favour", "For", numeric=True, width=6),
    Column("against", "Against", numeric=True, width=8),
    Column("abstained", "Abstained", numeric=True, width=10),
    Column("came_of_it", "What came of it", width=40),
    *aside(
        *(Column(field, head, width=44) for field, head in WORDS.items()),
        Column("interests", "Interests declared", width=36),
        Column("principles", "Principles applied", width=30),
        Column("recommendations", "Recommendations", width=44),
        Column("response", "Response", width=44),
        Column("answers", "Answers to the recommendations", width=30),
        Column("until", "Permission until", width=14),
        Column("quorum_proposed", "Quorum proposed", width=30),
        Column("majority_proposed", "Majority proposed", width=30),
        Column("members", "Members", numeric=True, width=9),
        Column("quorum", "Quorum", numeric=True, width=8),
        Column("present", "Present", numeric=True, width=8),
        Column("entitled", "Entitled to vote", numeric=True, width=10),
        Column("counted", "Quorum in words", width=40),
        Column("votes", "Votes in words", width=40),
        Column("named", "Votes by name", width=40),
    ),
)


def items_of(views: Views, names: Names, meeting: MeetingRow) -> list[Item]:
    """The items put to a meeting, in the order put."""
    return [
        Item(Record(views, names, views.decisions[taken.decision]), number, taken, meeting.meeting)
        for number, taken in enumerate(meeting.items, 1)
    ]
