"""View `meetings`: when, who was there, and what was on the table."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.meeting.commands import (
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.projections.meetings import Attendee, ItemTaken
from cfworkflow.projections.reading import read_views
from tests.projections.a_year import begun, met, year


def test_a_meeting_is_scheduled_for_a_day_and_not_yet_open() -> None:
    """A meeting may be called for a day still to come."""
    call = ScheduleMeeting(
        group="tactical", day=date(2027, 1, 15), kind="change-forum", title="New year"
    )
    row = begun().on("10-01", call).read().meetings["M-0001"]
    assert (row.group, row.kind, row.title) == ("tactical", "change-forum", "New year")
    assert (row.status, row.day, row.opened_on) == ("scheduled", date(2027, 1, 15), None)


def test_those_present_came_in_person_or_by_proxy() -> None:
    """A1: a proxy stands for one member, and the register says who stood in."""
    arrivals = RecordAttendance(meeting="M-0001", members=("mind",), proxies={"trust": "deputy"})
    row = (
        begun().on("03-02", *met("03-02", "M-0001", "tactical"), arrivals).read().meetings["M-0001"]
    )
    assert (row.status, row.opened_on) == ("in_session", date(2026, 3, 2))
    assert row.present == (Attendee("mind"), Attendee("trust", "deputy"))


def test_who_leaves_is_told_apart_and_may_come_back() -> None:
    """Q2: presence is judged at the moment of the vote, so leaving and returning both show."""
    there = begun().on("03-02", *met("03-02", "M-0001", "tactical", "mind", "police"))
    gone = there.on("03-02", RecordDeparture(meeting="M-0001", members=("police", "mind")))
    row = gone.read().meetings["M-0001"]
    assert (row.present, row.left) == ((), (Attendee("police"), Attendee("mind")))
    again = gone.on("03-02", RecordAttendance(meeting="M-0001", members=("mind",)))
    row = again.read().meetings["M-0001"]
    assert (row.present, row.left) == ((Attendee("mind"),), (Attendee("police"),))


def test_who_sent_apologies_and_came_all_the_same_is_present() -> None:
    """One member is listed once."""
    sorry = RecordApologies(meeting="M-0001", members=("mind", "trust"))
    came = RecordAttendance(meeting="M-0001", members=("mind",))
    meeting = met("03-02", "M-0001", "tactical")
    row = begun().on("03-02", *meeting, sorry, came).read().meetings["M-0001"]
    assert (row.apologies, row.present) == (("trust",), (Attendee("mind"),))


def test_an_item_put_twice_shows_at_each_meeting_what_became_of_it_there() -> None:
    """The minutes of the first meeting still say it was deferred after the second carried it."""
    meetings = read_views(year()).meetings
    assert meetings["M-0001"].items == (ItemTaken("D-0001", "deferred"),)
    assert meetings["M-0002"].items == (
        ItemTaken("D-0001", "carried"),
        ItemTaken("D-0002", "not_carried"),
        ItemTaken("D-0003", "withdrawn"),
        ItemTaken("D-0004", "carried"),
        ItemTaken("D-0005", "carried"),
        ItemTaken("D-0006", "deferred"),
    )


def test_minutes_are_approved_at_a_later_meeting() -> None:
    """S1: a closed meeting takes only the approval of its minutes, and says where it was given."""
    row = read_views(year()).meetings["M-0001"]
    assert (row.status, row.closed_on) == ("approved", date(2026, 3, 2))
    assert (row.minutes_approved_at, row.minutes_approved_on) == ("M-0002", date(2026, 4, 2))


def test_a_cancelled_meeting_says_why() -> None:
    """What did not take place is on record too."""
    row = read_views(year()).meetings["M-0004"]
    assert (row.status, row.cancelled_because) == ("cancelled", "Too few can come")
