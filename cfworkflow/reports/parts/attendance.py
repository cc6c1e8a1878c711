"""Who was at a meeting: in person or by proxy, who sent apologies, who left, who was missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cfworkflow.projections.sitting import held_on, sitting
from cfworkflow.reports.document import Column, Facts, Paragraph, Section, Table
from cfworkflow.reports.words.names import name_of
from cfworkflow.reports.words.tally import was
from cfworkflow.reports.words.terms import quorum_rule, seat
from cfworkflow.reports.words.wording import capital, some, tidy

if TYPE_CHECKING:
    from cfworkflow.projections.meetings import Attendee, MeetingRow
    from cfworkflow.projections.members import MemberRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block, Text
    from cfworkflow.reports.words.names import Names

_COLUMNS = (
    Column("member", "Member", width=40),
    Column("role", "Role", width=16),
    Column("how", "Attended", width=34),
)

_ORDER = {"chair": 0, "member": 1, "project-team": 2}


class Attendance:
    """The attendance of a meeting that was opened, in the words of its minutes."""

    def __init__(self, views: Views, names: Names, row: MeetingRow) -> None:
        self._views = views
        self._names = names
        self.row = row
        self.roll: dict[str, MemberRow] = names.roll(row.group, held_on(row))

    def sections(self) -> Iterator[Section]:
        """Who was there, who was not, and whether that was a quorum."""
        if not (self.row.present or self.row.left or self.row.apologies):
            yield Section("Attendance", (Paragraph("No attendance is on record."),))
            return
        yield Section("Attendance", tuple(self._attendance()))
        yield Section("Quorum", (Paragraph(self.quorum()),))

    def chair(self) -> tuple[str, str] | None:
        """Who has the chair of the group, where that is on record, after what to call it.

        Who took the chair on the day is not: it is told only of a chair who came in person.
        """
        held = next((row.member for row in self.roll.values() if row.role == "chair"), None)
        if held is None:
            return None
        came = {one.member for one in (*self.row.present, *self.row.left) if not one.proxy}
        return "Chair" if held in came else "Chair of the group", self.name(held)

    def name(self, member: str) -> str:
        """A member by name."""
        return self._names.member(self.row.group, member)

    def _attendance(self) -> Iterator[Block]:
        row = self.row
        came = [
            *self._rows(sorted(row.present, key=self._place), ""),
            *self._rows(row.left, "left before the end"),
        ]
        yield Table("attendance", "Present", _COLUMNS, tuple(came), empty="Nobody was present.")
        yield Facts(
            (
                ("Apologies", self._names_of(row.apologies) or "None received."),
                ("Not present, no apologies received", self._names_of(self.missing()) or "Nobody."),
            )
        )

    def _place(self, one: Attendee) -> int:
        """Where a member stands in the list: the chair first, the project team last."""
        place = self.roll.get(one.member)
        return _ORDER.get(place.role, 1) if place else 1

    def _rows(self, came: Sequence[Attendee], left: str) -> Iterator[tuple[Text, ...]]:
        for one in came:
            place = self.roll.get(one.member)
            how = f"By proxy: {self._proxy(one.proxy)}" if one.proxy else "In person"
            role = tidy(place.role) if place else "Not on the roll that day"
            yield self.name(one.member), role, f"{how}, {left}" if left else how

    def _proxy(self, proxy: str) -> str:
        place = self.roll.get(proxy)
        return name_of(place) if place else tidy(proxy)

    def missing(self) -> list[str]:
        """The members of whom nothing was heard."""
        heard = {one.member for one in (*self.row.present, *self.row.left)}
        return [name for name in self.roll if name not in heard and name not in self.row.apologies]

    def _names_of(self, members: list[str] | tuple[str, ...]) -> str:
        return "; ".join(map(self.name, members))

    def quorum(self) -> str:
        """How many were there at the end, or are now, and whether that is a quorum."""
        end = sitting(self._views.groups[self.row.group], self.row, self.roll)
        if end is None:
            return "No terms are on record for that day."
        terms, there = end.terms.terms, len(end.there) or "Nobody"
        members = f"{some(end.members, 'member')} {was(end.members)} in post"
        when = "now" if self.row.status == "in_session" else "at the end of the meeting"
        own = any(item.decision == end.terms.decision for item in self.row.items)
        by = f", by the terms adopted at this meeting with {end.terms.decision}" if own else ""
        verdict = "a quorum" if end.quorate else "not a quorum"
        also = f": the terms also ask for {'; '.join(map(seat, end.unfilled))}"
        return (
            f"{capital(members)}, so the quorum was {end.quorum} ({quorum_rule(terms)}){by}. "
            f"{there} counted as present {when}, which is {verdict}{also if end.unfilled else ''}."
        )
