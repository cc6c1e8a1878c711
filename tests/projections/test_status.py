"""The status: what a programme lead opens first."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.action.commands import AddAction
from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier, ReferBarrier
from cfworkflow.domain.group.commands import EndPartnership
from cfworkflow.domain.meeting.commands import OpenMeeting, ScheduleMeeting
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.status import (
    CheckDue,
    DeferredDecision,
    MeetingAhead,
    OverdueAction,
    ProgrammeStatus,
    TierCount,
    Unanswered,
    programme_status,
)
from tests.projections.a_year import TODAY, begun, escalation, met, vote, year


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


def test_closed_and_cancelled_meetings_wait_on_nobody() -> None:
    """Of the year's five meetings only the one to come is ahead."""
    assert [ahead.meeting for ahead in status().meetings] == ["M-0005"]


def test_an_empty_record_has_a_status_too() -> None:
    """The first screen of a new store says that nothing waits, and does not fail."""
    quiet = programme_status(Reading(), TODAY)
    assert {count.standing for count in quiet.tiers} == {0}
    waiting = [quiet.checks_due, quiet.unanswered, quiet.overdue, quiet.deferred, quiet.meetings]
    assert not any(waiting)
