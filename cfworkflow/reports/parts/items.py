"""The items of a meeting, each as that meeting left it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.reports.document import Facts, Line, Ref, Section
from cfworkflow.reports.parts.record import DECIDED, Record
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


def items_of(views: Views, names: Names, meeting: MeetingRow) -> list[Item]:
    """The items put to a meeting, in the order put."""
    return [
        Item(Record(views, names, views.decisions[taken.decision]), number, taken, meeting.meeting)
        for number, taken in enumerate(meeting.items, 1)
    ]
