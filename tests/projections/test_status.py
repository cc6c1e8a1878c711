"""The status: what a programme lead opens first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier, ReferBarrier
from cfworkflow.domain.decision.commands import DeferDecision, ProposeDecision, PutAgain
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.commands import EndPartnership
from cfworkflow.domain.meeting.commands import (
    ApproveMinutes,
    CloseMeeting,
    OpenMeeting,
    ScheduleMeeting,
)
from cfworkflow.projections.decisions import Tally
from cfworkflow.projections.last_decisions import DecisionTaken
from cfworkflow.projections.minutes_due import OLD, MinutesDue
from cfworkflow.projections.reading import Reading, Views, read_views
from cfworkflow.projections.status import (
    LAST,
    MeetingAhead,
    ProgrammeStatus,
    TierCount,
    programme_status,
)
from cfworkflow.projections.succession import answering, checking
from cfworkflow.projections.timeline import Timeline
from cfworkflow.projections.view import Facet, Standing, View
from cfworkflow.projections.waiting import (
    CheckDue,
    DeferredDecision,
    OpenBarrier,
    OverdueAction,
    Unanswered,
)
from cfworkflow.testing import histories
from tests.projections.a_year import TODAY, begun, escalation, met, steps, vote, year, year_without

R = TypeVar("R")

OVER = {"closed", "withdrawn", "approved", "cancelled", "carried", "not_carried", "done", "dropped"}
"""States in which nothing more is to be done: what is in one of them becomes ever more."""


any_history = histories() | st.sets(st.integers(0, len(steps()) - 1), max_size=12).map(year_without)


def status() -> ProgrammeStatus:
    """The status on the last day of the year."""
    return programme_status(read_views(year()), TODAY)


def test_barriers_are_counted_by_tier_and_state_from_the_top_down() -> None:
    """Every barrier is counted once, at the tier it stands at or left the path from."""
    assert status().tiers == (
        TierCount("strategic", standing=1, addressed=0, closed=0, withdrawn=0),
        TierCount("tactical", standing=0, addressed=0, closed=1, withdrawn=0),
        TierCount("operational", standing=1, addressed=1, closed=0, withdrawn=1),
    )


def test_an_addressed_barrier_waits_for_the_partnership_that_must_check() -> None:
    """E2: the check is due from who raised it, or the successor for its area."""
    due = date(2026, 9, 1)
    assert status().checks_due == (
        CheckDue("B-0002", "Waiting lists", "marsh", "marsh", due, (TODAY - due).days),
    )


def test_a_check_is_due_from_the_successor_of_an_ended_partnership() -> None:
    """E2: a partnership that ended cannot check; its successor does."""
    told = (
        begun()
        .on("02-01", RaiseBarrier(group="county", title="Waiting"))
        .on("03-01", AddressBarrier(barrier="B-0001", how="A clinic"))
        .on("04-01", EndPartnership(group="county", successor="river"))
    )
    [due] = programme_status(told.read(), TODAY).checks_due
    assert (due.checker, due.addressed_by) == ("river", "county")


def test_an_escalation_waits_for_the_strategic_tier() -> None:
    """The board sees what it was asked, by which decision, and for how long it has waited."""
    since = date(2026, 4, 2)
    assert status().unanswered == (
        Unanswered(
            *("B-0003", "Two referrals at once", "board", "D-0004"),
            recommendations=2,
            since=since,
            days=(TODAY - since).days,
        ),
    )


def test_overdue_actions_are_named_with_their_owner() -> None:
    """A lead asks the owner, so the owner is there."""
    due = date(2026, 6, 1)
    assert status().overdue == (
        OverdueAction(
            *("A-0001", "Ask the trust", "B-0003", "council", "board"),
            due=due,
            days=(TODAY - due).days,
        ),
    )


def test_deferred_items_wait_to_be_put_again() -> None:
    """An item not reached is not forgotten."""
    assert status().deferred == (
        DeferredDecision(
            *("D-0006", "The next steps", "tactical", None), date(2026, 4, 2), "not-reached"
        ),
    )


def test_what_has_waited_longest_stands_first() -> None:
    """A lead begins at the top, so the order is that of the waiting and not of the references."""
    told = (
        begun()
        .on("02-01", *(RaiseBarrier(group="county", title=f"Barrier {n}") for n in range(4)))
        .on("02-02", *(ReferBarrier(barrier=barrier) for barrier in ("B-0003", "B-0004")))
        .on("03-01", AddressBarrier(barrier="B-0002", how="A clinic"), *_action(date(2026, 5, 1)))
        .on("03-02", AddressBarrier(barrier="B-0001", how="A bus"), *_action(date(2026, 4, 1)))
    )
    for day, meeting, barrier, item in (
        ("04-01", "M-0001", "B-0004", "D-0001"),
        ("04-02", "M-0002", "B-0003", "D-0002"),
    ):
        present = met(day, meeting, "tactical", "mind", "police")
        told.on(day, *present, escalation(barrier, meeting), vote(item, 2))
    found = programme_status(told.read(), TODAY)
    assert [due.barrier for due in found.checks_due] == ["B-0002", "B-0001"]
    assert [due.barrier for due in found.unanswered] == ["B-0004", "B-0003"]
    assert [due.action for due in found.overdue] == ["A-0002", "A-0001"]


def _action(due: date) -> list[AddAction]:
    return [
        AddAction(barrier="B-0001", group="tactical", owner="mind", due=due, title="Write to them")
    ]


def test_meetings_in_session_come_before_those_scheduled_the_nearest_first() -> None:
    """What is going on now is what the secretary is in the middle of."""
    told = begun().on(
        "10-01",
        ScheduleMeeting(group="tactical", day=date(2027, 3, 1)),
        ScheduleMeeting(group="tactical", day=date(2026, 9, 15)),
        ScheduleMeeting(group="board", day=date(2026, 10, 1), title="Now"),
        OpenMeeting(meeting="M-0003"),
    )
    assert programme_status(told.read(), TODAY).meetings == (
        MeetingAhead("M-0003", "Now", "board", date(2026, 10, 1), "in_session"),
        MeetingAhead("M-0002", None, "tactical", date(2026, 9, 15), "scheduled"),
        MeetingAhead("M-0001", None, "tactical", date(2027, 3, 1), "scheduled"),
    )


def test_what_is_open_below_the_board_is_named_with_whom_and_since_when() -> None:
    """A barrier that a group keeps is what a lead has to ask after; nothing else would name it."""
    back = begun().on("02-01", RaiseBarrier(group="county", title="No bus"))
    back.on("02-10", ReferBarrier(barrier="B-0001"))
    assert programme_status(back.read(), date(2026, 3, 1)).open == (
        OpenBarrier("B-0001", "No bus", "tactical", "tactical", date(2026, 2, 10), days=19),
    )


def test_minutes_wait_once_a_later_meeting_left_them() -> None:
    """The next meeting approves them: before it there is nothing to remind anybody of."""
    told = begun().on("04-02", *met("04-02", "M-0001", "tactical", "mind", "police"))
    told.on("04-02", CloseMeeting(meeting="M-0001"))
    day = date(2026, 5, 1)
    assert programme_status(told.read(), day).minutes_due == ()
    told.on("05-01", *met("05-01", "M-0002", "tactical", "mind", "police"))
    left = MinutesDue("M-0001", None, "tactical", date(2026, 4, 2), days=29)
    assert programme_status(told.read(), day).minutes_due == (left,)
    told.on("05-01", ApproveMinutes(meeting="M-0001", at_meeting="M-0002"))
    assert programme_status(told.read(), day).minutes_due == ()


def test_minutes_of_a_group_that_does_not_meet_wait_after_a_while() -> None:
    """Nobody sees to what no meeting will come to by itself."""
    told = begun().on("04-02", *met("04-02", "M-0001", "tactical", "mind", "police"))
    told.on("04-02", CloseMeeting(meeting="M-0001"))
    held = date(2026, 4, 2)
    assert programme_status(told.read(), held + timedelta(OLD)).minutes_due == ()
    [old] = programme_status(told.read(), held + timedelta(OLD + 1)).minutes_due
    assert (old.meeting, old.days) == ("M-0001", OLD + 1)


def test_however_many_minutes_were_left_a_bounded_number_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where nobody approves any, they are ever more: those that were left last are told."""
    monkeypatch.setattr("cfworkflow.projections.minutes_due.MOST", 1)
    told = begun()
    for day, meeting in (("04-02", "M-0001"), ("05-01", "M-0002")):
        told.on(day, *met(day, meeting, "tactical", "mind", "police"))
        told.on(day, CloseMeeting(meeting=meeting))
    assert [each.meeting for each in programme_status(told.read(), TODAY).minutes_due] == ["M-0002"]


def test_closed_and_cancelled_meetings_wait_on_nobody() -> None:
    """Of the year's five meetings only the one to come is ahead."""
    assert [ahead.meeting for ahead in status().meetings] == ["M-0005"]


def test_the_last_decisions_are_told_with_their_figures_the_latest_first() -> None:
    """What a lead is asked about on Monday is what was decided on Friday."""
    last, *earlier = status().last_decisions
    counted = Tally(
        members=3,
        quorum=2,
        present=2,
        entitled=2,
        needed=2,
        no_vote=0,
        in_favour=2,
        against=0,
        abstained=0,
    )
    assert last == DecisionTaken(
        *("D-0007", "Answer on B-0001", "board", "M-0003", "carried", date(2026, 5, 4)), counted
    )
    assert [(each.decision, each.outcome) for each in earlier] == [
        ("D-0005", "carried"),
        ("D-0004", "carried"),
        ("D-0002", "not_carried"),
        ("D-0001", "carried"),
    ]


def test_the_last_decision_is_the_last_taken_not_the_last_proposed() -> None:
    """An item deferred, and decided after a younger one, was decided last."""
    items = [
        ProposeDecision(meeting="M-0001", kind="key", title=title, reasons="Why not")
        for title in ("Ask once", "Ask twice")
    ]
    told = (
        begun()
        .on("04-02", *met("04-02", "M-0001", "tactical", "mind", "police"), *items)
        .on("04-02", DeferDecision(decision="D-0001"), vote("D-0002", 1, 1))
        .on("05-02", *met("05-02", "M-0002", "tactical", "mind", "police"))
        .on("05-02", PutAgain(decision="D-0001", meeting="M-0002"), vote("D-0001", 2))
    )
    last = programme_status(told.read(), TODAY).last_decisions
    assert [each.decision for each in last] == ["D-0001", "D-0002"]


def test_only_so_many_of_the_last_decisions_are_told() -> None:
    """The register has them all; a first screen has the last."""
    items = [
        ProposeDecision(meeting="M-0001", kind="key", title=f"Item {number}", reasons="Why not")
        for number in range(1, LAST + 4)
    ]
    votes = [
        vote(f"D-{number:04d}", *((2, 0) if number % 2 else (1, 1)))
        for number in range(1, LAST + 4)
    ]
    told = begun().on("04-02", *met("04-02", "M-0001", "tactical", "mind", "police"))
    last = programme_status(told.on("04-02", *items, *votes).read(), TODAY).last_decisions
    assert [each.decision for each in last] == [
        f"D-{number:04d}" for number in range(LAST + 3, 3, -1)
    ]


class OnlyOpen(Standing[R]):
    """Rows that are looked up, counted, or found by what is open or what came last, never all."""

    def __init__(self, rows: Standing[R]) -> None:
        self._rows = rows

    def __getitem__(self, key: str) -> R:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError

    def __len__(self) -> int:
        raise AssertionError

    def where(self, *facets: Facet, last: int | None = None) -> list[R]:
        """The rows, if they are few however long the history is."""
        for word in (facets[0],) if isinstance(facets[0], str) else facets[0]:
            kind, _, of = word.partition(":")
            assert kind in {"state", "serving", "served"}, f"{word} are as many as there ever were"
            assert of not in OVER, f"{word} become ever more"
        return self._rows.where(*facets, last=last)

    def keys_where(self, *_facets: Facet) -> list[str]:
        """No keys: a status has no use for names alone."""
        raise AssertionError

    def newest(self, *_facets: Facet) -> Iterator[R]:
        """No rows: a status has no use for a way back through a history."""
        raise AssertionError

    def latest(self, facet: str, most: int) -> list[R]:
        """The rows, as many as are asked for."""
        assert most > 0
        return self._rows.latest(facet, most)

    def count(self, word: str) -> int:
        """How many rows there are."""
        return self._rows.count(word)


class OnlyOpenViews(Views):
    """The views of a reading, all of which refuse to show more than is open."""

    def __init__(self, reading: Reading) -> None:
        self.position = reading.position
        self._reading = reading

    def rows(self, view: View[R]) -> Standing[R]:
        """The rows of one view."""
        return OnlyOpen(self._reading.rows(view))

    @property
    def timeline(self) -> Timeline:
        """Every fact as a sentence."""
        raise AssertionError


def last_day(history: Sequence[Recorded]) -> date:
    """The day of the last fact there is."""
    return history[-1].on if history else TODAY


@given(any_history)
def test_it_costs_what_is_open_and_not_how_long_the_history_is(history: Sequence[Recorded]) -> None:
    """After ten years the first screen comes as fast as after one: what is over is not read."""
    reading, today = read_views(history), last_day(history)
    assert programme_status(OnlyOpenViews(reading), today) == programme_status(reading, today)


@given(any_history, st.integers(0, 120))
def test_it_says_what_going_through_all_rows_says(history: Sequence[Recorded], days: int) -> None:
    """Found by words and counts, nothing is missed that is there, and nothing is out of order."""
    today = last_day(history) + timedelta(days)
    reading = read_views(history)
    found = programme_status(reading, today)
    assert_barriers_as_they_stand(found, reading)
    overdue = [row for row in reading.actions.values() if row.overdue(today)]
    assert [(each.action, each.days) for each in found.overdue] == [
        (row.action, (today - row.due).days) for row in sorted(overdue, key=lambda row: row.due)
    ]
    items = reading.decisions.values()
    deferred = [row for row in items if row.status == "deferred"]
    assert [each.decision for each in found.deferred] == [
        row.decision for row in sorted(deferred, key=lambda row: row.changed_on)
    ]
    decided = [row for row in items if row.figures is not None]
    assert [(each.decision, each.figures) for each in found.last_decisions] == [
        (row.decision, row.figures)
        for row in sorted(decided, key=lambda row: row.changed_at, reverse=True)[:LAST]
    ]
    ahead = [row for row in reading.meetings.values() if row.status in {"scheduled", "in_session"}]
    assert {each.meeting for each in found.meetings} == {row.meeting for row in ahead}
    assert {each.meeting for each in found.minutes_due} == {*unapproved(reading, today)}
    days = [each.days for each in found.minutes_due]
    assert days == sorted(days, reverse=True)


def unapproved(reading: Reading, today: date) -> Iterator[str]:
    """The meetings whose minutes a later one of their group left, or that are old."""
    meetings = reading.meetings.values()
    for row in meetings:
        if row.status != "closed" or reading.groups[row.group].status == "ended":
            continue
        held = [other.opened_on for other in meetings if other.group == row.group]
        assert row.opened_on is not None
        later = any(day is not None and day > row.opened_on for day in held)
        if later or today > row.opened_on + timedelta(OLD):
            yield row.meeting


def assert_barriers_as_they_stand(found: ProgrammeStatus, reading: Reading) -> None:
    """Each is counted once, and those that wait are named, the longest first."""
    barriers = reading.barriers.values()
    counts = Counter((row.tier, row.status) for row in barriers)
    assert found.tiers == tuple(
        TierCount(
            tier,
            counts[tier, tier],
            *(counts[tier, state] for state in ("addressed", "closed", "withdrawn")),
        )
        for tier in ("strategic", "tactical", "operational")
    )
    addressed = [row for row in barriers if row.status == "addressed"]
    assert [(each.barrier, each.checker) for each in found.checks_due] == [
        (row.barrier, checking(reading.groups, row))
        for row in sorted(addressed, key=lambda row: row.changed_on)
    ]
    below = [row for row in barriers if row.status in {"tactical", "operational"}]
    assert [(each.barrier, each.group, each.since) for each in found.open] == [
        (row.barrier, answering(reading.groups, row), row.came_from[-1].on)
        for row in sorted(below, key=lambda row: row.came_from[-1].on)
    ]
    strategic = [row for row in barriers if row.status == "strategic"]
    assert [each.barrier for each in found.unanswered] == [
        row.barrier for row in sorted(strategic, key=lambda row: row.came_from[-1].on)
    ]


def test_an_empty_record_has_a_status_too() -> None:
    """The first screen of a new store says that nothing waits, and does not fail."""
    quiet = programme_status(Reading(), TODAY)
    assert {count.standing for count in quiet.tiers} == {0}
    assert not any([quiet.open, quiet.minutes_due])
    waiting = [quiet.checks_due, quiet.unanswered, quiet.overdue, quiet.deferred, quiet.meetings]
    assert not any([*waiting, quiet.quorum_at_risk, quiet.last_decisions])
