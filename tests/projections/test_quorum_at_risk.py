"""Quorums at risk: seen while somebody can still be asked to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.count import quorum_of
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.decision.commands import ProposeDecision
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import AppointMember, EstablishGroup, StandDown
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.commands import (
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.past import Past
from cfworkflow.domain.rules.quorum import seats_filled
from cfworkflow.domain.terms import Seat, Terms
from cfworkflow.projections.quorum_at_risk import QuorumAtRisk, quorums_at_risk
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.testing import histories
from tests.projections.a_year import STRICTER, TODAY, Programme, begun, met, vote

NEXT = date(2027, 1, 15)


def at_risk(reading: Reading, today: date = TODAY) -> tuple[QuorumAtRisk, ...]:
    """Of all meetings that are not over, those whose quorum is at risk."""
    meetings = reading.meetings.where_any(("state:in_session", "state:scheduled"))
    return quorums_at_risk(reading, meetings, today)


def called(*apologies: str) -> Programme:
    """A meeting of the four of the tactical group, quorum two, to which some can't come."""
    told = begun().on("12-01", ScheduleMeeting(group="tactical", day=NEXT, title="New year"))
    return told.on(
        "12-02", *(RecordApologies(meeting="M-0001", members=(who,)) for who in apologies)
    )


@pytest.mark.parametrize("apologies", [(), ("mind",)])
def test_a_quorum_that_can_spare_somebody_is_not_at_risk(apologies: tuple[str, ...]) -> None:
    """Three of four can come and two are needed: one may still fall ill."""
    assert at_risk(called(*apologies).read()) == ()


def test_a_quorum_that_needs_everyone_who_can_come_is_at_risk() -> None:
    """Q1: two can come, two are needed; one more apology and nothing can be decided."""
    assert at_risk(called("mind", "police").read()) == (
        QuorumAtRisk(
            *("M-0001", "New year", "tactical", NEXT, "scheduled"),
            members=4,
            apologies=2,
            present=0,
            expected=2,
            quorum=2,
            short=0,
            unfilled=(),
        ),
    )


def test_a_quorum_out_of_reach_says_how_many_more_are_needed() -> None:
    """Q1: with one to come and a quorum of two, somebody has to be asked again."""
    [risk] = at_risk(called("mind", "police", "trust").read())
    assert (risk.expected, risk.quorum, risk.short) == (1, 2, 1)


def test_apologies_of_someone_who_stood_down_since_are_not_taken_off_twice() -> None:
    """T1: the roll is that of the meeting's day; who left it is neither expected nor away."""
    told = called("mind", "police").on("12-03", StandDown(group="tactical", member="mind"))
    [risk] = at_risk(told.read())
    assert (risk.members, risk.apologies, risk.expected, risk.quorum) == (3, 1, 2, 2)


def test_the_quorum_is_that_of_the_terms_in_force_on_the_day() -> None:
    """T1: terms adopted since it was called count, for they are in force when it meets."""
    adopt = ProposeDecision(
        meeting="M-0002", kind="adopt-terms", title="More", terms=STRICTER, reasons="More of us"
    )
    told = called("mind").on(
        "12-03", *met("12-03", "M-0002", "tactical", "mind", "police"), adopt, vote("D-0001", 2)
    )
    risks = {risk.meeting: risk for risk in at_risk(told.read())}
    assert (risks["M-0001"].expected, risks["M-0001"].quorum) == (3, 3)


def in_session(*present: str, **proxies: str) -> Programme:
    """A meeting of the tactical group, under way on the last day of the year."""
    return begun().on(
        "12-31",
        ScheduleMeeting(group="tactical", day=TODAY),
        OpenMeeting(meeting="M-0001"),
        RecordAttendance(meeting="M-0001", members=present, proxies=proxies),
    )


def test_once_in_session_only_those_in_the_room_count() -> None:
    """Q1: who has not come yet decides nothing; a proxy counts as the member who sent it."""
    [risk] = at_risk(in_session("mind").read())
    assert (risk.present, risk.expected, risk.short) == (1, 1, 1)
    [risk] = at_risk(in_session("mind", shelter="deputy").read())
    assert (risk.present, risk.expected, risk.short) == (2, 2, 0)
    assert at_risk(in_session("mind", "police", shelter="deputy").read()) == ()


def test_a_quorum_can_be_lost_while_the_meeting_goes_on() -> None:
    """Q2: who left before the vote does not count."""
    told = in_session("mind", "police", "trust")
    told.on("12-31", RecordDeparture(meeting="M-0001", members=("mind", "police")))
    [risk] = at_risk(told.read())
    assert (risk.present, risk.short) == (1, 1)


def test_who_stands_down_during_a_meeting_no_longer_counts() -> None:
    """T1: in the room, but on the roll no more."""
    told = in_session("mind", "police", "trust")
    assert at_risk(told.read()) == ()
    told.on("12-31", StandDown(group="tactical", member="police"))
    [risk] = at_risk(told.read())
    assert (risk.members, risk.present, risk.short) == (3, 2, 0)


def test_a_proxy_counts_no_more_once_the_terms_forbid_proxies() -> None:
    """Q2: terms adopted at a meeting hold from then on, also for who is there."""
    adopt = ProposeDecision(
        meeting="M-0001",
        kind="adopt-terms",
        title="In person",
        terms=Terms(proxies=False),
        reasons="We want to see each other",
    )
    told = in_session("mind", "police", shelter="deputy")
    assert at_risk(told.read()) == ()
    told.on("12-31", adopt, vote("D-0001", 3))
    [risk] = at_risk(told.read())
    assert (risk.present, risk.quorum) == (2, 2)


def test_a_meeting_opened_later_than_called_for_is_of_the_day_it_opened() -> None:
    """Called for the 20th and held today, it is today that it may lack a quorum."""
    told = begun().on("12-01", ScheduleMeeting(group="tactical", day=date(2026, 12, 20)))
    told.on("12-31", OpenMeeting(meeting="M-0001"))
    [risk] = at_risk(told.read())
    assert (risk.day, risk.short) == (TODAY, 2)


def test_a_group_with_nobody_in_post_cannot_be_quorate() -> None:
    """A partnership that meets before its members are on record hears of it first here."""
    told = begun().on("12-01", ScheduleMeeting(group="county", day=NEXT))
    [risk] = at_risk(told.read())
    assert (risk.members, risk.expected, risk.short) == (0, 0, 1)


def test_a_seat_the_terms_ask_for_and_nobody_to_come_fills_is_a_risk() -> None:
    """Q1: a composition quorum fails though enough can come."""
    seat = Seat(sector="voluntary")
    told = begun().on(
        "12-01",
        EstablishGroup(group="panel", tier="operational", terms=Terms(composition=(seat,))),
        AppointMember(group="panel", member="mind", sectors=("voluntary",)),
        *(AppointMember(group="panel", member=f"member-{number}") for number in range(5)),
        ScheduleMeeting(group="panel", day=NEXT),
    )
    assert at_risk(told.read()) == ()
    told.on("12-02", RecordApologies(meeting="M-0001", members=("mind",)))
    [risk] = at_risk(told.read())
    assert (risk.expected, risk.quorum, risk.short) == (5, 3, 0)
    assert risk.unfilled == (seat.model_dump(mode="json"),)


def test_a_meeting_whose_day_has_passed_has_no_quorum_to_save() -> None:
    """Who can come is a question for today and later; that one waits to be recorded."""
    told = called("mind", "police")
    assert len(at_risk(told.read(), NEXT)) == 1
    assert at_risk(told.read(), date(2027, 1, 16)) == ()


def test_the_worst_comes_first_and_of_those_alike_the_nearest() -> None:
    """A lead telephones down the list."""
    told = begun().on(
        "12-01",
        *(ScheduleMeeting(group="tactical", day=date(2027, month, 1)) for month in (1, 3, 2, 4)),
    )
    for meeting, apologies in (
        ("M-0001", ("mind", "police")),
        ("M-0002", ("mind", "police", "trust")),
        ("M-0003", ("mind", "police", "trust")),
        ("M-0004", ("mind", "police", "trust", "shelter")),
    ):
        told.on("12-02", RecordApologies(meeting=meeting, members=apologies))
    found = [(risk.meeting, risk.short) for risk in at_risk(told.read())]
    assert found == [("M-0004", 2), ("M-0003", 1), ("M-0002", 1), ("M-0001", 0)]


def domain_of(history: Sequence[Recorded]) -> Past:
    """The same facts as the domain looks at them."""

    def read(tag: str) -> list[Recorded]:
        return [told for told in history if tag in told.fact.tags()]

    now = datetime.combine(history[-1].on, time(12), UTC)
    return Past(read, lambda tag: bool(read(tag)), DECIDERS, now=now, actor="auditor")


@given(histories(), st.integers(0, 30))
def test_figures_are_those_the_rules_would_count(history: Sequence[Recorded], days: int) -> None:
    """Q1, Q2, T1: the roll, the quorum, who counts and which seats are unfilled."""
    today = history[-1].on - timedelta(days)
    past, reading = domain_of(history), read_views(history)
    told = {risk.meeting: risk for risk in at_risk(reading, today)}
    for ref in reading.meetings:
        meeting = past.load(Meeting, ref)
        group, day = past.load(Group, meeting.group), meeting.opened or meeting.day
        if meeting.status not in {"scheduled", "in_session"} or day < today:
            assert ref not in told
            continue
        terms, roll = group.terms_on(day), group.roll_on(day)
        expected = {*roll} - meeting.apologies
        if meeting.status == "in_session":
            room = meeting.room.items()
            expected = {who for who, proxy in room if who in roll and (terms.proxies or not proxy)}
        there, quorum = [roll[member] for member in expected], quorum_of(terms, len(roll))
        unfilled = [seat for seat in terms.composition if not seats_filled(seat, there)]
        assert (ref in told) == (len(expected) <= quorum or bool(unfilled))
        if ref in told:
            risk = told[ref]
            assert (risk.members, risk.expected, risk.quorum) == (len(roll), len(expected), quorum)
            assert risk.short == max(0, quorum - len(expected))
            assert [*risk.unfilled] == [seat.model_dump(mode="json") for seat in unfilled]
