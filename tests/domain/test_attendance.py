"""The room: who came, by whom they were stood in for, who left, and who stood aside."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.command import Command
from cfworkflow.domain.decision.commands import DeferDecision
from cfworkflow.domain.group.commands import AppointMember, StandDown
from cfworkflow.domain.group.facts import TermsAdopted
from cfworkflow.domain.meeting.commands import (
    CloseMeeting,
    DeclareInterest,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.meeting.facts import (
    ApologiesRecorded,
    AttendanceRecorded,
    AttendeeLeft,
    InterestDeclared,
)
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.terms import Terms
from tests.domain.a_programme import ITEM, MEETING, in_session, key_item, programme, vote
from tests.domain.given_when_then import TODAY, given, on

SEPTEMBER = date(2026, 9, 10)


def arrive(*names: str, **proxies: str) -> RecordAttendance:
    """Members who come in, and members by a stand-in: `place_1="deputy"`."""
    sent = {name.replace("_", "-"): proxy for name, proxy in proxies.items()}
    return RecordAttendance(meeting=MEETING, members=names, proxies=sent)


def leave(*names: str) -> RecordDeparture:
    """Members who go."""
    return RecordDeparture(meeting=MEETING, members=names)


def excuse(*names: str) -> RecordApologies:
    """Members who will not come."""
    return RecordApologies(meeting=MEETING, members=names)


def aside(name: str) -> DeclareInterest:
    """A member stands aside from the item."""
    return DeclareInterest(decision=ITEM, member=name, nature="They run the hostel")


def test_members_and_proxies_come_in() -> None:
    """A1: a place is filled by its member or by the stand-in that member sent."""
    outcome = given(programme(), in_session()).when(arrive("place-1", "place-2", place_3="deputy"))
    outcome.then(
        AttendanceRecorded(meeting=MEETING, member="place-1"),
        AttendanceRecorded(meeting=MEETING, member="place-2"),
        AttendanceRecorded(meeting=MEETING, member="place-3", proxy="deputy"),
        on=TODAY,
    )
    outcome.after.when(arrive("place-2", place_3="deputy")).then_quiet()


def test_a_name_said_twice_is_one_arrival() -> None:
    """A1: one person, one place, one voice."""
    given(programme(), in_session()).when(arrive("place-1", "place-1")).then(
        AttendanceRecorded(meeting=MEETING, member="place-1")
    )


def test_a_member_who_arrives_takes_over_from_the_proxy() -> None:
    """A1: one place is never filled twice."""
    record = given(programme(), in_session(), arrive(place_1="deputy"))
    outcome = record.when(arrive("place-1"))
    outcome.then(AttendanceRecorded(meeting=MEETING, member="place-1", proxy=None))
    assert outcome.after.find(Meeting, MEETING).room == {"place-1": None}
    back = outcome.after.when(arrive(place_1="another"))
    assert back.after.find(Meeting, MEETING).room == {"place-1": "another"}


def test_only_members_of_the_day_are_counted_present() -> None:
    """A1, T1: who had stood down, or was not yet appointed, holds no place that day."""
    record = given(
        programme(),
        on(SEPTEMBER, StandDown(group="tactical", member="place-1")),
        on(TODAY, AppointMember(group="tactical", member="newcomer")),
        in_session(day=SEPTEMBER),
    )
    record.when(arrive("place-1", "place-2", "newcomer", "stranger")).then_refused(
        "A1",
        "place-1 holds no place on tactical on 2026-09-10",
        "newcomer holds no place on tactical on 2026-09-10",
        "stranger holds no place",
        "member list tactical",
        also=["A1", "A1"],
    )


@pytest.mark.parametrize(
    ("already", "command", "who"),
    [
        (arrive(place_1="deputy"), arrive(place_2="deputy"), "place-2"),
        (arrive("place-1"), arrive(place_2="place-1"), "place-2"),
        (arrive("place-3"), arrive(place_2="place-2"), "place-2"),
        (arrive(place_1="deputy"), arrive(place_2="place-1"), "place-2"),
    ],
    ids=["one stand-in for two", "a present member", "oneself", "someone stood in for"],
)
def test_a_proxy_is_not_doubled_up(
    already: RecordAttendance, command: RecordAttendance, who: str
) -> None:
    """A1: a proxy stands for one member, and a member who is present is no one's proxy."""
    record = given(programme(), in_session(), already)
    record.when(command).then_refused("A1", f"as the proxy of {who}", "One person holds one place")


def test_a_member_who_stands_in_for_another_does_not_arrive_as_well() -> None:
    """A1: one person, one voice: their own or the one they were sent to be."""
    record = given(programme(), in_session(), arrive(place_1="place-2"))
    record.when(arrive("place-2")).then_refused("A1", "already there as the proxy of place-1")
    gone = record.and_given(leave("place-1"))
    gone.when(arrive("place-2")).then(AttendanceRecorded(meeting=MEETING, member="place-2"))


def test_it_does_not_matter_in_which_order_proxies_are_named() -> None:
    """A1: what is refused of two arrivals in one order is refused in the other."""
    sent = [arrive(place_1="place-2"), arrive(place_2="deputy")]
    record = given(programme(), in_session())
    ends = [
        type(record.and_given(first).when(second).refused)
        for first, second in (sent, reversed(sent))
    ]
    assert ends[0] == ends[1]


def test_terms_may_allow_no_proxies() -> None:
    """A1: where the terms say that members come in person, nobody stands in."""
    record = given(programme(terms=Terms(proxies=False)), in_session())
    record.when(arrive("place-2", place_1="deputy")).then_refused(
        "A1", "The terms of tactical allow no proxies", "Record apologies instead"
    )


def test_terms_adopted_since_send_no_proxy_home() -> None:
    """T1: whether a stand-in may come is a matter of the terms of that day."""
    record = given(
        programme(),
        on(TODAY, TermsAdopted(group="tactical", terms=Terms(proxies=False))),
        in_session(day=SEPTEMBER),
    )
    record.when(arrive(place_1="deputy")).then(
        AttendanceRecorded(meeting=MEETING, member="place-1", proxy="deputy"), on=SEPTEMBER
    )


def test_terms_may_limit_proxies() -> None:
    """A1: the terms say how many stand-ins a meeting takes."""
    record = given(
        programme(terms=Terms(proxies_at_most=2)),
        in_session(),
        arrive(place_1="a", place_2="b"),
    )
    record.when(arrive(place_3="c")).then_refused("A1", "allow 2 proxies at a meeting")
    record.when(arrive(place_2="c")).then(
        AttendanceRecorded(meeting=MEETING, member="place-2", proxy="c")
    )
    record.and_given(arrive("place-1")).when(arrive(place_3="c")).then(
        AttendanceRecorded(meeting=MEETING, member="place-3", proxy="c")
    )


def test_people_leave_and_may_come_back() -> None:
    """Q2: who left counts no longer, until they are in the room again."""
    outcome = given(programme(), in_session(3)).when(leave("place-1", "place-2", "place-1"))
    outcome.then(
        AttendeeLeft(meeting=MEETING, member="place-1"),
        AttendeeLeft(meeting=MEETING, member="place-2"),
        on=TODAY,
    )
    outcome.after.when(leave("place-2")).then_quiet()
    outcome.after.when(arrive("place-2")).then(
        AttendanceRecorded(meeting=MEETING, member="place-2")
    )


def test_only_who_is_in_the_room_leaves_it() -> None:
    """A1: a departure of someone who never came is a slip of the pen."""
    given(programme(), in_session(2)).when(leave("place-1", "place-9", "stranger")).then_refused(
        "A1", "place-9 is not in the room", "Those there: place-1, place-2", also=["A1"]
    )
    given(programme(), in_session()).when(leave("place-9")).then_refused("A1", "nobody yet")


def test_apologies_are_noted_before_the_meeting_and_in_it() -> None:
    """A meeting's record says who sent apologies; that makes nobody present."""
    called = ScheduleMeeting(group="tactical", day=date(2026, 11, 12))
    outcome = given(programme(), called).when(excuse("place-1", "place-2"))
    outcome.then(
        ApologiesRecorded(meeting=MEETING, member="place-1"),
        ApologiesRecorded(meeting=MEETING, member="place-2"),
        on=TODAY,
    )
    outcome.after.when(excuse("place-2")).then_quiet()
    arrived = given(programme(), in_session(), excuse("place-1"), arrive("place-1"))
    assert arrived.find(Meeting, MEETING).apologies == set()


def test_a_name_said_twice_is_one_apology() -> None:
    """A fact is recorded once: a doubled name in one command adds nothing."""
    given(programme(), in_session()).when(excuse("place-1", "place-1")).then(
        ApologiesRecorded(meeting=MEETING, member="place-1")
    )


def test_apologies_come_from_members_who_are_not_there() -> None:
    """A1, S2: a stranger owes none, and who is in the room sends none."""
    record = given(programme(), in_session(1))
    record.when(excuse("stranger", "place-1")).then_refused(
        "A1", "meeting leave M-0001 place-1", also=["S2"]
    )


def test_a_member_stands_aside_from_an_item() -> None:
    """A2: who has declared an interest in an item takes no part in it."""
    outcome = given(programme(), in_session(6), key_item()).when(aside("place-1"))
    outcome.then(
        InterestDeclared(
            meeting=MEETING, decision=ITEM, member="place-1", nature="They run the hostel"
        ),
        on=TODAY,
    )
    outcome.after.when(aside("place-1")).then_quiet()


def test_an_interest_may_be_declared_before_the_meeting() -> None:
    """A2: whoever sees their interest in the agenda says so when they see it."""
    called = ScheduleMeeting(group="tactical", day=date(2026, 11, 12))
    given(programme(), called, key_item()).when(aside("place-1")).then(
        InterestDeclared(
            meeting=MEETING, decision=ITEM, member="place-1", nature="They run the hostel"
        ),
        on=TODAY,
    )


@pytest.mark.parametrize(("ended", "state"), [(vote(4), "carried"), (vote(1, 3), "not carried")])
def test_no_interest_is_declared_in_what_is_decided(ended: Command, state: str) -> None:
    """S2: a decision is not unsettled afterwards; the minutes can say what came out."""
    record = given(programme(), in_session(6), key_item(), ended)
    record.when(aside("place-1")).then_refused("S2", f"It is {state} already", "minutes")


def test_only_a_member_has_an_interest_to_declare() -> None:
    """A1: who takes no part anyway cannot stand aside; all that is wrong is said at once."""
    record = given(programme(), in_session(6), key_item())
    record.when(aside("stranger")).then_refused("A1", "stranger holds no place")
    closed = record.and_given(CloseMeeting(meeting=MEETING))
    closed.when(aside("stranger")).then_refused("S1", also=["S2", "A1"])


def test_an_interest_outlives_a_deferral() -> None:
    """A2: an item that comes again has not become another one."""
    record = given(
        programme(), in_session(6), key_item(), aside("place-1"), DeferDecision(decision=ITEM)
    )
    record.when(aside("place-1")).then_quiet()


@pytest.mark.parametrize("command", [arrive("place-1"), leave("place-1")], ids=["come", "go"])
def test_people_come_and_go_only_while_the_meeting_is_in_session(command: Command) -> None:
    """S1: a room is counted once the meeting is open."""
    called = ScheduleMeeting(group="tactical", day=TODAY)
    refused = given(programme(), called).when(command)
    also = ["A1"] if command == leave("place-1") else []
    refused.then_refused("S1", "M-0001 is scheduled", "meeting open M-0001", also=also)


@pytest.mark.parametrize("command", [arrive("a"), leave("a"), excuse("a")])
def test_a_meeting_nobody_knows_is_named(command: Command) -> None:
    """A reference to nothing is told apart from a rule broken."""
    given().when(command).then_unknown("meeting", MEETING)


def test_an_item_nobody_knows_is_named() -> None:
    """A reference to nothing is told apart from a rule broken."""
    given().when(aside("a")).then_unknown("decision", ITEM)
