"""A calendar as iCalendar (RFC 5545), for Outlook and any other.

Due dates are events of a whole day like meetings, told apart by categories: to-dos (VTODO) do not
show in calendars that are subscribed to, in Outlook least of all. None of them makes anybody busy,
as hours are not on record.

A version of an entry is known by its story and of those it names: the moment and the number of
the last fact. So a calendar program that has an older one takes the newer, and the same record
makes the same bytes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID, uuid5

from icalendar import Calendar, Event, vText

from cfworkflow.reports.calendar import entries
from cfworkflow.reports.provenance import NOT_IN_IT
from cfworkflow.reports.words.in_words import moment, one_line
from cfworkflow.reports.words.legible import legible
from cfworkflow.reports.words.names import Names

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.calendar import Entry
    from cfworkflow.reports.document import Provenance

PRODUCT = "-//cfworkflow//Governance record//EN"

_RECORDS = UUID("6f1a1f0e-8c55-4d1b-9a0f-3d8f6f1f4a52")
"""The namespace of records (RFC 9562): in a record's own, each of its entries has a name."""


def write(views: Views, provenance: Provenance, group: str | None = None) -> bytes:
    """The calendar of the record, or of a group."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    whose = "" if group is None else f"{one_line(Names(views).full(group))}: "
    name = _text(f"{whose}{'m' if whose else 'M'}eetings and due dates")
    told = _text(_comes_from(provenance))
    # The first of each pair is the standard's (RFC 7986), the second what most programs read.
    for kind in ("name", "x-wr-calname"):
        calendar.add(kind, name)
    for kind in ("description", "x-wr-caldesc"):
        calendar.add(kind, told)
    record = _record(views)
    for entry in entries(views, group):
        calendar.add_component(_event(views, record, entry))
    return cast("bytes", calendar.to_ical(sorted=False))


def _event(views: Views, record: UUID, entry: Entry) -> Event:
    begun, changed, number = _version(views, entry)
    event = Event()
    event.add("uid", str(uuid5(record, entry.key)))
    event.add("dtstamp", changed)
    event.add("created", begun)
    event.add("last-modified", changed)
    event.add("sequence", number)
    event.add("dtstart", entry.day)
    if entry.day < date.max:  # the end is the day after, and there the days end
        event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", _text(one_line(entry.summary)))
    event.add("description", _text("\n".join(entry.description)))
    event.add("categories", [entry.category])
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _version(views: Views, entry: Entry) -> tuple[datetime, datetime, int]:
    """When an entry came on record, when it changed last, and by which fact.

    What it names beside itself changes it too: a title that was erased is to go from calendars.
    """
    story = views.timeline.of(entry.ref) if entry.ref else ()
    if not story:
        since = datetime.combine(entry.known_since or entry.day, time(), UTC)
        return since, since, 0
    beside = (row for ref in entry.names for row in views.timeline.of(ref))
    last = max((*story, *beside), key=lambda row: row.position)
    return story[0].recorded_at, last.recorded_at, last.position


def _record(views: Views) -> UUID:
    """The namespace of a record, by how it begins: no other begins with the same at that moment."""
    first = views.timeline.at(1)
    begins = f"{first.recorded_at.isoformat()} {first.kind} {first.about}" if first else ""
    return uuid5(_RECORDS, begins)


def _comes_from(provenance: Provenance) -> str:
    if provenance.recorded_at is None:
        return "Nothing was on record."
    later = "" if provenance.as_of is None else f" {NOT_IN_IT}"
    return (
        f"From the record as of fact {provenance.position:,}, recorded on "
        f"{moment(provenance.recorded_at)}.{later}\nCheckpoint:\n{provenance.checkpoint}"
    )


def _text(text: str) -> vText:
    """A text as a calendar may hold it: control characters are shown, not obeyed."""
    return vText(legible(text))
