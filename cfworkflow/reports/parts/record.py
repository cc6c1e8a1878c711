"""The record of a decision, as rule D1 asks for it: what every register and minute tells of it.

The headings follow the written statement of SI 2012/2089, regulation 12, and the ToR.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

from cfworkflow.projections.answered import answered_by
from cfworkflow.reports.document import Facts, Line, Ref
from cfworkflow.reports.words.tally import named_votes, quorum_in_words, votes_in_words
from cfworkflow.reports.words.terms import majority_rule, quorum_rule
from cfworkflow.reports.words.texts import lines, numbered, titled
from cfworkflow.reports.words.wording import (
    ANSWERS,
    DECISION_KINDS,
    DEFERRED_FOR,
    capital,
    lowered,
    tag,
)

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow, Deferral, Interest
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Text
    from cfworkflow.reports.words.names import Names

NOT_STATED = "None stated."

WORDS = {
    "reasons": "Reasons",
    "alternatives": "Alternatives considered",
    "lived_experience": "Lived experience heard",
    "evidence": "Evidence relied on",
}
"""The words of a record, by the field that holds them."""

_ASKED = {
    "reasons": (WORDS["reasons"], NOT_STATED),
    "alternatives": (WORDS["alternatives"], NOT_STATED),
    "interests": ("Interests declared", "None declared."),
    "principles": ("Principles applied", NOT_STATED),
    "lived_experience": (WORDS["lived_experience"], NOT_STATED),
    "evidence": (WORDS["evidence"], NOT_STATED),
}
"""What rule D1 asks for, what it is called, and what stands where nobody said anything."""

DECIDED = ("carried", "not_carried")


class Record:
    """The record of one decision, in the words of a document."""

    def __init__(self, views: Views, names: Names, row: DecisionRow) -> None:
        self._views = views
        self.names = names
        self.row = row

    @property
    def title(self) -> str:
        """What the item is called."""
        return self.row.title or DECISION_KINDS[self.row.kind]

    @property
    def ref(self) -> Ref:
        """The decision, to be looked up."""
        return Ref("decision", self.row.decision)

    @property
    def group(self) -> Ref:
        """Whose item it is."""
        return self.names.group(self.row.group)

    def heading(self) -> str:
        """What stands over its record."""
        return f"{self.row.decision}: {self.title}"

    def outcome(self) -> Line:
        """What became of it, and when."""
        state = tag("decision", self.row.status)
        if self.row.decided_on is not None and self.row.status in DECIDED:
            return Line((state, " on ", self.row.decided_on))
        if self.row.status == "deferred" and self.row.deferrals:
            return Line((state, " on ", self.row.deferrals[-1].on))
        return Line((state,))

    def facts(self) -> Facts:
        """The whole record, a line each."""
        return Facts(
            (
                ("Outcome", self.outcome()),
                ("Group", self.group),
                ("Meeting", self._meeting()),
                *self.put(),
                *self.said(self.row.status),
                *self.counted(),
                *self.came_of_it(),
            )
        )

    def _meeting(self) -> Line:
        held = self._views.meetings[self.row.meeting]
        return Line((Ref("meeting", self.row.meeting), " on ", held.opened_on or held.day))

    def put(self) -> Iterator[tuple[str, Text]]:
        """What was put: to what purpose, about what, and what it asks or answers."""
        row = self.row
        yield "Kind", DECISION_KINDS[row.kind]
        if row.barrier:
            yield "Barrier", self.barrier(row.barrier)
        if row.recommended:
            yield "Recommendations", numbered(row.recommended)
        if row.response is not None:
            yield "Response", row.response
        if row.answers:
            yield "Answers to the recommendations", lines(self._answers())
        if row.until is not None:
            yield "Permission until", row.until
        if row.terms is not None:
            yield "Quorum proposed", capital(f"{quorum_rule(row.terms)}.")
            yield "Majority proposed", capital(f"{majority_rule(row.terms)}.")

    def barrier(self, barrier: str) -> Line:
        """A barrier with its title."""
        return titled("barrier", barrier, self.barrier_title())

    def barrier_title(self) -> str | None:
        """The title of the barrier it is about."""
        return self._views.barriers[self.row.barrier].title if self.row.barrier else None

    def _answers(self) -> Iterator[str]:
        asked = answered_by(self._views, self.row)
        for number, (what, answer) in enumerate(zip_longest(asked, self.row.answers), 1):
            told = ANSWERS.get(answer or "", "No answer of its own")
            yield f"{number}. {what}: {lowered(told)}" if what else f"{number}. {told}"

    def said(self, outcome: str, upto: int | None = None) -> Iterator[tuple[str, Text]]:
        """What rule D1 asks for beside the figures, of an item with this outcome.

        What nobody said is told as not stated where the item was voted on; elsewhere it is left
        out. Only what was on record up to a position, if one is given.
        """
        for field, (head, unsaid) in _ASKED.items():
            text = self._told(field, upto)
            if text is not None or outcome in DECIDED:
                yield head, unsaid if text is None else text

    def _told(self, field: str, upto: int | None) -> Text:
        row = self.row
        if field == "interests":
            aside = (one for one in row.interests if upto is None or one.at <= upto)
            return lines(map(self.interest, aside))
        if field == "principles":
            return lines(map(self.names.principle, row.principles))
        if upto is not None and row.said_at.get(field, 0) > upto:
            return None
        text: str | None = getattr(row, field)
        return text

    def interest(self, one: Interest) -> str:
        """Who stood aside, and why."""
        who = self.names.member(self.row.group, one.member)
        return f"{who}: {one.nature}" if one.nature else who

    def counted(self) -> Iterator[tuple[str, Text]]:
        """The figures of the vote in words; nothing where none was taken."""
        row = self.row
        if row.figures is None:
            return
        yield "Quorum", quorum_in_words(row.figures, row.judged_by)
        yield "Votes", votes_in_words(row.figures, row.status, row.judged_by)
        if row.votes:
            yield "Votes by name", lines(named_votes(row, self.names))

    def came_of_it(self) -> Iterator[tuple[str, Text]]:
        """Where it was put before, why it was put off or withdrawn, and what it brought about."""
        row = self.row
        if row.deferrals:
            before = "Put off" if row.status == "deferred" else "Put off before"
            yield before, lines(map(self.deferral, row.deferrals))
        if row.status == "withdrawn":
            yield "Withdrawn because", row.withdrawn_because or NOT_STATED
        led = lines(self.led_to())
        if led:
            yield "What it led to", led

    @staticmethod
    def deferral(one: Deferral) -> Line:
        """One meeting that left it for later, and why."""
        because = f" {one.because}" if one.because else ""
        why = f": {DEFERRED_FOR[one.why]}.{because}"
        return Line((Ref("meeting", one.meeting), " on ", one.on, why))

    def led_to(self) -> Iterator[Line]:
        """What a carried decision brought about."""
        row = self.row
        if row.status != "carried":
            return
        for step in self._views.barriers[row.barrier].came_from if row.barrier else ():
            if step.decision == row.decision:
                to = self.names.the_group(step.to_group)
                how = "went up to " if step.what == "escalated" else "came back to "
                yield Line((Ref("barrier", row.barrier or ""), f" {how}", to, " on ", step.on))
        if row.terms is not None and row.decided_on is not None:
            group = self.names.the_group(row.group)
            yield Line(("These terms are those of ", group, " from ", row.decided_on, " on"))
        if row.until is not None:
            yield Line(("The permission holds until ", row.until))
