"""Who came to the meetings of a group: each place counted once a meeting, and its quorum."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from cfworkflow.domain.decision.commands import DeferDecision, ProposeDecision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import AppointMember, StandDown
from cfworkflow.domain.meeting.commands import (
    CancelMeeting,
    CloseMeeting,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.projections.attendance import Attended, Sat, attendance, meetings_held
from cfworkflow.projections.members import roll_on
from cfworkflow.projections.reading import read_views
from cfworkflow.projections.sitting import held_on
from cfworkflow.testing import histories
from tests.projections.a_year import Programme, begun, met, vote

APRIL = date(2026, 4, 2)


def april() -> Programme:
    """A meeting: two in person, one by proxy who leaves early, one who sent apologies."""
    key = ProposeDecision(meeting="M-0001", kind="key", title="The plan", reasons="Due")
    return begun().on(
        "04-02",
        AppointMember(group="tactical", member="refuge"),
        *met("04-02", "M-0001", "tactical", "mind"),
        RecordApologies(meeting="M-0001", members=("police",)),
        RecordAttendance(meeting="M-0001", members=(), proxies={"shelter": "deputy"}),
        key,
        vote("D-0001", 2),
        RecordDeparture(meeting="M-0001", members=("shelter",)),
        ProposeDecision(meeting="M-0001", kind="key", title="The rest", reasons="Due"),
        DeferDecision(decision="D-0002", deferred_for="inquorate"),
        CloseMeeting(meeting="M-0001"),
    )


def test_each_member_was_there_or_is_told_how_not() -> None:
    """ToR, Responsibilities: attending, or sending a proxy; who did neither is seen."""
    found = attendance(reading := april().read(), "tactical", meetings_held(reading, "tactical"))
    told = {row.member: row for row in found.members}
    assert told["mind"] == Attended("mind", "mind-charity", 1, 1, 0, 0, 0, 0, APRIL)
    assert told["shelter"] == Attended("shelter", "shelter", 1, 0, 1, 0, 0, 1, APRIL)
    assert told["police"] == Attended("police", "police", 1, 0, 0, 1, 0, 0, None)
    assert told["trust"] == Attended("trust", "trust", 1, 0, 0, 0, 1, 0, None)


def test_a_meeting_tells_what_that_did_to_its_quorum() -> None:
    """Q1, Q2: five members, a quorum of two; one was there at the end, and an item had to wait."""
    found = attendance(reading := april().read(), "tactical", meetings_held(reading, "tactical"))
    assert found.meetings == (
        Sat(
            meeting="M-0001",
            day=APRIL,
            members=5,
            quorum=2,
            present=1,
            left_early=1,
            apologies=1,
            absent=2,
            spare=-1,
            quorate=False,
            lost_at="D-0002",
        ),
    )


def test_only_meetings_that_were_held_and_are_over_count() -> None:
    """A meeting called off or still to come makes nobody absent."""
    told = april().on(
        "05-01",
        ScheduleMeeting(group="tactical", day=date(2026, 6, 1)),
        CancelMeeting(meeting="M-0002"),
        ScheduleMeeting(group="tactical", day=date(2027, 1, 15)),
        *met("05-01", "M-0004", "tactical", "mind"),
    )
    assert [row.meeting for row in meetings_held(told.read(), "tactical")] == ["M-0001"]


def test_a_place_counts_from_the_day_it_was_taken_until_it_was_given_up() -> None:
    """T1: who was not in post on the day of a meeting was not absent from it."""
    told = april().on("05-01", StandDown(group="tactical", member="trust"))
    told.on("06-01", *met("06-01", "M-0002", "tactical", "mind"), CloseMeeting(meeting="M-0002"))
    found = attendance(reading := told.read(), "tactical", meetings_held(reading, "tactical"))
    assert {row.member: row.meetings for row in found.members} == {
        **dict.fromkeys(("mind", "police", "shelter", "refuge"), 2),
        "trust": 1,
    }


def test_of_one_member_only_the_meetings_of_their_time_are_told() -> None:
    """The record of a place is that of the meetings held while it was theirs."""
    told = april().on("05-01", AppointMember(group="tactical", member="health"))
    told.on("06-01", *met("06-01", "M-0002", "tactical", "health"), CloseMeeting(meeting="M-0002"))
    reading = told.read()
    found = attendance(reading, "tactical", meetings_held(reading, "tactical"), "health")
    assert [row.member for row in found.members] == ["health"]
    assert [sat.meeting for sat in found.meetings] == ["M-0002"]


@given(histories())
def test_every_place_is_counted_once_a_meeting(history: list[Recorded]) -> None:
    """Whatever happened: there, by proxy, with apologies or absent add up to the meetings held."""
    reading = read_views(history)
    for group in reading.groups:
        held = meetings_held(reading, group)
        found = attendance(reading, group, held)
        rolls = [roll_on(reading.members, group, held_on(row)) for row in held]
        assert sum(row.meetings for row in found.members) == sum(map(len, rolls))
        for row in found.members:
            ways = (row.present, row.by_proxy, row.apologies, row.absent)
            assert sum(ways) == row.meetings
            assert (row.last is None) == (row.present + row.by_proxy == 0)
            assert row.left_early <= row.present + row.by_proxy
        for sat, roll in zip(found.meetings, rolls, strict=True):
            assert sat.members == len(roll)
            assert sat.present + sat.left_early + sat.apologies + sat.absent <= sat.members
            assert sat.quorate <= (sat.spare >= 0)
