"""A calendar tells members when they meet and what is due, in words they know."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cfworkflow import Workflow
from cfworkflow.domain.action.commands import AddAction, CompleteAction, ReassignAction
from cfworkflow.domain.approach.commands import ProposeApproach
from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier, ReferBarrier
from cfworkflow.domain.briefing.commands import ScheduleBriefings
from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.meeting.commands import CancelMeeting, OpenMeeting, ScheduleMeeting
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.sensecheck.commands import AskSenseCheck
from cfworkflow.projections.reading import Views, read_views
from cfworkflow.reports.calendar import Entry, entries
from cfworkflow.reports.document import Provenance
from cfworkflow.reports.ics import PRODUCT, write
from cfworkflow.reports.words.legible import legible
from cfworkflow.testing import histories
from tests.projections.a_year import Programme, begun, groups, vote, whole_year
from tests.projections.a_year import met as met_on

AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole histories take minutes to shrink."""

Event = Any
"""An event of `icalendar`, whose parts may be of many types."""


def provenance(views: Views, day: date = date(2026, 12, 31)) -> Provenance:
    """Where a calendar comes from."""
    at = datetime(2026, 12, 31, 12, tzinfo=UTC) if views.position else None
    return Provenance(None, day, views.position, at, "cfworkflow\n7\nabc=\n")


def written(views: Views, group: str | None = None) -> bytes:
    """The calendar as it is written."""
    return write(views, provenance(views), group)


def events(raw: bytes) -> dict[str, Event]:
    """The events of a calendar by their UIDs, as whoever reads it has them."""
    found = Calendar.from_ical(raw).events
    assert len({event["uid"] for event in found}) == len(found)
    return {str(event["uid"]): event for event in found}


def only(views: Views) -> Event:
    """The one event there is."""
    [event] = events(written(views)).values()
    return event


def keyed(views: Views, kind: str) -> list[Entry]:
    """The entries of one kind."""
    return [entry for entry in entries(views) if entry.key.startswith(f"{kind}:")]


def met() -> Programme:
    """A programme with a meeting called for 12 March 2027."""
    return begun().on("03-02", ScheduleMeeting(group="tactical", day=date(2027, 3, 12)))


def text(event: Event, name: str) -> str:
    """What an event says under a name."""
    return str(event[name])


@settings(max_examples=25, phases=AS_DRAWN)
@given(histories())
def test_every_calendar_is_one_by_the_standard(history: list[Recorded]) -> None:
    """RFC 5545: what must be there, once each, in lines of 75 octets that end as they must."""
    raw = written(read_views(history))
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    assert not [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    calendar = Calendar.from_ical(raw)
    assert (str(calendar["version"]), str(calendar["prodid"])) == ("2.0", PRODUCT)
    for event in events(raw).values():
        assert not event.errors
        assert UUID(text(event, "uid")).version == 5
        for name in ("dtstamp", "created", "last-modified"):
            assert event[name].dt.utcoffset() == timedelta(0)
        assert event["created"].dt <= event["last-modified"].dt
        begins, ends = event["dtstart"].dt, event["dtend"].dt
        assert not isinstance(begins, datetime)
        assert ends == begins + timedelta(days=1)
        assert event["status"] in {"CONFIRMED", "CANCELLED"}
        assert text(event, "summary")


@settings(max_examples=25, phases=AS_DRAWN)
@given(histories(), st.integers(1, 200))
def test_an_entry_that_moved_comes_as_a_later_version_of_itself(
    history: list[Recorded], before: int
) -> None:
    """A calendar program takes the later: same UID, and a higher number for another day."""
    old = events(written(read_views(history[:before])))
    new = events(written(read_views(history)))
    for uid in old.keys() & new.keys():
        was, now = old[uid], new[uid]
        assert now["sequence"] >= was["sequence"]
        assert now["created"].dt == was["created"].dt
        if any(was[name] != now[name] for name in ("dtstart", "status")):
            assert now["sequence"] > was["sequence"]


def test_the_same_record_makes_the_same_bytes_on_any_day() -> None:
    """No clock: what is due does not depend on when it is asked."""
    views = read_views(whole_year())
    again = read_views(whole_year())
    assert write(views, provenance(views, date(2031, 1, 1))) == written(again)


def test_records_have_names_of_their_own() -> None:
    """Two programmes in one calendar: M-0001 of one does not take the place of the other's."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    with Workflow.open("memory:", clock=lambda: at) as record:
        for command in (*groups(), ScheduleMeeting(group="tactical", day=date(2027, 3, 12))):
            record.do(command)
        other = read_views(record.history())
    assert not events(written(met().read())).keys() & events(written(other)).keys()


def test_a_meeting_is_told_by_its_group_and_kind() -> None:
    """Whoever opens their calendar sees which group meets, and can look the meeting up."""
    event = only(met().read())
    assert text(event, "summary") == "Tactical Group: regular meeting"
    assert text(event, "description") == (
        "Regular meeting of the Tactical Group, M-0001.\nScheduled."
    )
    assert event["dtstart"].dt == date(2027, 3, 12)
    assert [*event.categories] == ["Meeting"]
    assert text(event, "transp") == "TRANSPARENT"


def test_a_cancelled_meeting_is_cancelled_in_the_calendar() -> None:
    """It stays where it was, is struck out, and says so to programs that strike nothing out."""
    programme = met()
    before = only(programme.read())
    programme.on("03-03", CancelMeeting(meeting="M-0001", because="No room"))
    event = only(programme.read())
    assert event["uid"] == before["uid"]
    assert event["sequence"] > before["sequence"]
    assert text(event, "status") == "CANCELLED"
    assert text(event, "summary") == "Cancelled: Tactical Group: regular meeting"
    assert "Cancelled: No room" in text(event, "description")


def test_a_meeting_stands_on_the_day_it_was_held() -> None:
    """Opened on another day than it was called for, it moves there and says so."""
    programme = begun().on("03-02", ScheduleMeeting(group="tactical", day=date(2026, 3, 4)))
    before = only(programme.read())
    programme.on("03-05", OpenMeeting(meeting="M-0001"))
    event = only(programme.read())
    assert (event["uid"], event["dtstart"].dt) == (before["uid"], date(2026, 3, 5))
    assert event["sequence"] > before["sequence"]
    assert "It was called for 4 March 2026." in text(event, "description")


def test_what_was_decided_stands_with_its_meeting() -> None:
    """The items of a meeting, and what became of each."""
    described = [
        line for each in keyed(read_views(whole_year()), "meeting") for line in each.description
    ]
    assert any(line.startswith("D-0001 ") and line.endswith("(carried)") for line in described)


def acted() -> Programme:
    """A programme with an action due by 1 May 2026, for a barrier the tactical group has."""
    return begun().on(
        "02-01",
        RaiseBarrier(group="river", title="No address, no GP"),
        ReferBarrier(barrier="B-0001"),
        AddAction(barrier="B-0001", owner="mind", due=date(2026, 5, 1), title="Write a guide"),
    )


def test_an_open_action_stands_on_the_day_it_is_due() -> None:
    """Who is to do it and what for, in names; once it is done it is no longer there."""
    programme = acted()
    event = only(programme.read())
    assert text(event, "summary") == "Action due: Write a guide (A-0001)"
    assert text(event, "description") == (
        "To be done by Mind, the charity (Tactical Group).\nNot started.\n"
        "For B-0001 No address, no GP"
    )
    assert event["dtstart"].dt == date(2026, 5, 1)
    programme.on("04-01", ReassignAction(action="A-0001", due=date(2026, 6, 1)))
    moved = only(programme.read())
    assert (moved["uid"], moved["dtstart"].dt) == (event["uid"], date(2026, 6, 1))
    assert moved["sequence"] > event["sequence"]
    programme.on("05-01", CompleteAction(action="A-0001"))
    assert entries(programme.read()) == []


def test_an_evidence_check_stands_on_the_day_from_which_it_is_waited_for() -> None:
    """The partnership that raised the barrier is asked, and told what was done."""
    programme = acted().on("06-01", AddressBarrier(barrier="B-0001", how="A guide for GPs"))
    [entry] = keyed(programme.read(), "evidence-check")
    assert entry.day == date(2026, 6, 1)
    assert entry.summary == "Evidence check due: No address, no GP (B-0001)"
    assert entry.description == (
        "On this day the Tactical Group said that it is dealt with.",
        "How: A guide for GPs",
        "Since then the River is to say whether it is really gone.",
    )
    assert entry.concerns == {"river", "tactical"}


def test_a_sense_check_stands_on_the_day_it_is_due() -> None:
    """Who is asked, by whom, and what."""
    programme = acted().on(
        "03-01",
        ProposeApproach(group="tactical", title="One worker throughout"),
        AskSenseCheck(
            approach="T-0001", asked="river", due=date(2026, 4, 1), description="Would it help?"
        ),
    )
    [entry] = keyed(programme.read(), "sense-check")
    assert entry.day == date(2026, 4, 1)
    assert entry.summary == "Sense check due: One worker throughout (S-0001)"
    assert entry.description == (
        "It is for the River to answer the Tactical Group.",
        "Question: Would it help?",
    )


def test_a_briefing_stands_on_the_day_the_next_is_due() -> None:
    """Each due day is an entry of its own: the last one sent is no reminder any more."""
    programme = begun().on(
        "02-01", ScheduleBriefings(audience="strategic", every="month", first_due=date(2026, 3, 1))
    )
    event = only(programme.read())
    assert text(event, "summary") == "Briefing due: Strategic Board"
    assert text(event, "description") == "One every month."
    assert event["dtstart"].dt == date(2026, 3, 1)


def test_a_permission_stands_on_the_day_it_ends() -> None:
    """Whoever works by it is told when that ends, and who allowed it."""
    permit = ProposeDecision(
        meeting="M-0001",
        kind="permit",
        barrier="B-0001",
        until=date(2026, 12, 24),
        title="Letters count as proof",
        reasons="Tried elsewhere",
    )
    programme = begun().on(
        "02-01",
        RaiseBarrier(group="river", title="No address, no GP"),
        ReferBarrier(barrier="B-0001"),
        *met_on("02-01", "M-0001", "tactical", "mind", "police", "shelter"),
        permit,
    )
    assert keyed(programme.read(), "permission") == []
    programme.on("02-01", vote("D-0001", 3))
    [entry] = keyed(programme.read(), "permission")
    assert entry.day == date(2026, 12, 24)
    assert entry.summary == "Permission ends: Letters count as proof (D-0001)"
    assert entry.description == (
        "Permitted by the Tactical Group on 1 February 2026.",
        "For B-0001 No address, no GP",
    )


def test_a_group_is_told_what_matters_to_it() -> None:
    """Its meetings and actions, the checks it makes or waits for, briefings to its tier."""
    programme = acted().on(
        "06-01",
        AddressBarrier(barrier="B-0001", how="A guide"),
        ScheduleMeeting(group="board", day=date(2027, 1, 7)),
        ScheduleBriefings(audience="strategic", every="month", first_due=date(2027, 2, 1)),
    )
    views = programme.read()

    def told(group: str | None) -> list[str]:
        return [entry.category for entry in entries(views, group)]

    assert told(None) == ["Action due", "Evidence check", "Meeting", "Briefing"]
    assert told("tactical") == ["Action due", "Evidence check"]
    assert told("river") == ["Evidence check"]
    assert told("board") == ["Meeting", "Briefing"]
    assert told("county") == []
    assert b"X-WR-CALNAME:The Group: meetings and due dates\r\n" in written(views, "tactical")


def test_where_a_calendar_comes_from_stands_in_it() -> None:
    """As every document: up to which fact, recorded when, and its checkpoint."""
    calendar = Calendar.from_ical(written(met().read()))
    assert str(calendar["name"]) == "Meetings and due dates"
    told = str(calendar["description"])
    assert told.startswith("From the record as of fact 18, recorded on 31 December 2026, 12:00 UTC")
    assert "cfworkflow\n7\nabc=" in told
    assert "recorded later" not in told


def test_a_calendar_of_a_past_moment_says_what_is_not_in_it() -> None:
    """A meeting that was typed up later is not in it, though it was held before."""
    views = met().read()
    then = replace(provenance(views), as_of="@18")
    told = str(Calendar.from_ical(write(views, then))["description"])
    assert "What was recorded later is not in it, even if it happened before." in told


def test_a_calendar_of_nothing_is_one() -> None:
    """Before the first fact there is a calendar with nothing in it."""
    views = read_views(())
    assert events(written(views)) == {}
    assert b"Nothing was on record." in written(views)


def test_erased_texts_are_gone_from_it() -> None:
    """What was redacted is withheld; the day still stands."""
    programme = acted().on(
        "03-01", RedactNarratives(thing="action:A-0001", reason="Asked", authority="DPO")
    )
    assert text(only(programme.read()), "summary") == "Action due: (erased) (A-0001)"


def test_an_entry_changes_with_the_words_of_what_it_names() -> None:
    """A title that was erased goes from calendars too: an action's entry names its barrier."""
    programme = acted()
    before = only(programme.read())
    programme.on("03-01", RedactNarratives(thing="barrier:B-0001", reason="Asked", authority="DPO"))
    event = only(programme.read())
    assert text(event, "description").endswith("For B-0001 (erased)")
    assert event["sequence"] > before["sequence"]


def test_the_last_of_all_days_has_no_day_after() -> None:
    """An action that is due at the end of time is one nobody has to see to soon."""
    programme = begun().on(
        "02-01",
        RaiseBarrier(group="river", title="No address, no GP"),
        ReferBarrier(barrier="B-0001"),
        AddAction(barrier="B-0001", owner="mind", due=date.max, title="Write a guide"),
    )
    event = only(programme.read())
    assert event["dtstart"].dt == date.max
    assert "dtend" not in event


@given(st.text())
@example("a\nEND:VEVENT\nBEGIN:VEVENT\r\nSUMMARY:Free beer")
@example('a; b, c \\n d \\; "e" :f =g')
@example("\U0001f600" * 60)
@example("\u00e9" * 150)
@example("a\u2028b\u2029c\u202ed\x85e\x00f")
def test_hostile_text_is_shown_as_text(because: str) -> None:
    """Whatever stands on record ends no line, begins no event, and is read back as it was meant."""
    *before, last = met().on("03-03", CancelMeeting(meeting="M-0001", because="x")).history()
    fact = last.fact.model_copy(update={"because": because})
    views = read_views([*before, replace(last, fact=fact)])
    event = only(views)
    shown = f"\nCancelled: {legible(because)}" if because else ""
    assert text(event, "description") == (f"Regular meeting of the Tactical Group, M-0001.{shown}")
    assert text(event, "summary") == "Cancelled: Tactical Group: regular meeting"
