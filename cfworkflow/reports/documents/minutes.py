"""The minutes of a meeting, as near as the record comes to what a clerk would send out.

Each item is told as it stood when the meeting was done with it: what was said of one that was put
off, and decided later, stands in the minutes of that later meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.plain import as_data
from cfworkflow.projections.sitting import held_on
from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.document import (
    Bullets,
    Document,
    Facts,
    Line,
    Paragraph,
    Ref,
    Section,
)
from cfworkflow.reports.parts.agreed import agreed_on_the_day, agreed_section
from cfworkflow.reports.parts.attendance import Attendance
from cfworkflow.reports.parts.forum import moved_on
from cfworkflow.reports.parts.items import item_table, items_of
from cfworkflow.reports.words.names import Names, with_article
from cfworkflow.reports.words.wording import MEETING_KINDS, tag

if TYPE_CHECKING:
    from cfworkflow.projections.meetings import MeetingRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block, Provenance, Text

OPENED = ("in_session", "closed", "approved")


def document(
    views: Views, provenance: Provenance, ref: str | None = None, *, wide: bool = False
) -> Document:
    """The minutes of the meeting `ref`; the notice of one that has not been held.

    Made `wide`, the items are a table, each a line, and not told one after another; nobody signs
    it. Raises `KeyError` where there is no such meeting.
    """
    row = views.meetings[ref or ""]
    minutes = _Minutes(views, row, wide=wide)
    return Document(
        name=f"minutes-{row.meeting.lower()}",
        title=minutes.title(),
        of=f"{MEETING_KINDS[row.kind]} {row.meeting}",
        provenance=provenance,
        blocks=tuple(minutes.blocks()),
        main="items",
        data=minutes.data(),
    )


class _Minutes:
    """The minutes of one meeting."""

    def __init__(self, views: Views, row: MeetingRow, *, wide: bool) -> None:
        self._views = views
        self._wide = wide
        self.row = row
        self.names = Names(views)
        self.attendance = Attendance(views, self.names, row)
        self.items = items_of(views, self.names, row)
        self.actions = agreed_on_the_day(views, row)

    def title(self) -> str:
        """What stands over it: whose minutes, of what day, and whether they are a draft."""
        of = f"{with_article(self.names.full(self.row.group))}, {spoken(held_on(self.row))}"
        match self.row.status:
            case "approved":
                return f"Minutes of {of}"
            case "cancelled":
                return f"Cancelled meeting of {of}"
            case "scheduled":
                return f"Notice of a meeting of {of}"
            case _:
                return f"DRAFT minutes of {of}"

    def data(self) -> dict[str, object]:
        """The rows it tells of."""
        return {
            "meeting": as_data(self.row),
            "items": as_data([item.row for item in self.items]),
            "actions": as_data(self.actions),
        }

    def blocks(self) -> Iterator[Block]:
        """The whole of it, in the order of a meeting."""
        opened = self.row.status in OPENED
        if opened and self.row.status != "approved" and not self._wide:
            yield Paragraph("DRAFT: these minutes have not been approved.")
        yield Facts(tuple(self._head()))
        if opened:
            yield from self.attendance.sections()
            yield self._interests()
            yield from self._earlier_minutes()
        yield self._business()
        if opened:
            yield from moved_on(self._views, self.row.meeting)
            yield agreed_section(self.row, self.actions, self.names, wide=self._wide)
            if not self._wide:
                yield self._signature()

    def _head(self) -> Iterator[tuple[str, Text]]:
        row = self.row
        yield "Group", self.names.group(row.group)
        yield "Date" if row.opened_on else "Called for", held_on(row)
        if row.opened_on and row.opened_on != row.day:
            yield "Called for", row.day
        yield "Kind of meeting", MEETING_KINDS[row.kind]
        if row.title:
            yield "Title", row.title
        yield "Reference", Ref("meeting", row.meeting)
        yield "Status", self._status()
        chair = self.attendance.chair()
        if chair:
            yield chair
        if row.status == "cancelled":
            yield "Cancelled because", row.cancelled_because or "No reason was given."
        elif row.status == "scheduled" and row.apologies:
            yield "Apologies so far", "; ".join(map(self.attendance.name, row.apologies))

    def _status(self) -> Text:
        state, row = tag("meeting", self.row.status), self.row
        if row.minutes_approved_at is None or row.minutes_approved_on is None:
            return state
        at = Ref("meeting", row.minutes_approved_at)
        return Line((state, " at ", at, " on ", row.minutes_approved_on))

    def _interests(self) -> Section:
        told = tuple(line for item in self.items for line in item.told_interests())
        none = Paragraph("No interests were declared.")
        return Section("Declarations of interest", (Bullets(told) if told else none,))

    def _earlier_minutes(self) -> Iterator[Section]:
        approved = self._views.meetings.where(f"approved_at:{self.row.meeting}")
        told = [
            Paragraph(
                Line(
                    (
                        *("The minutes of ", Ref("meeting", one.meeting), ", held on "),
                        *(held_on(one), ", were approved as a correct record."),
                    )
                )
            )
            for one in approved
        ]
        if told:
            yield Section("Minutes of earlier meetings", tuple(told))

    def _business(self) -> Section:
        nothing = "No items are put to it yet." if self.row.status == "scheduled" else _NO_ITEM
        if self._wide:
            return Section("Items", (item_table(self.items, nothing),))
        sections = tuple(item.section() for item in self.items)
        return Section("Items", sections or (Paragraph(nothing),))

    def _signature(self) -> Section:
        words = "To be signed once they are approved as a correct record."
        if self.row.status == "approved":
            words = "Approved as a correct record."
        lines = (words, f"Chair: {_RULE}", f"Date: {_RULE}")
        return Section("Signature", tuple(map(Paragraph, lines)))


_NO_ITEM = "No item was put to the meeting."
_RULE = "_" * 32
