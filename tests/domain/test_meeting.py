"""Meetings: called, opened, closed, cancelled, their minutes approved."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.command import Command
from cfworkflow.domain.decision.commands import DeferDecision, TakeVote, WithdrawDecision
from cfworkflow.domain.decision.facts import DecisionDeferred
from cfworkflow.domain.group.commands import EndPartnership
from cfworkflow.domain.meeting.commands import (
    ApproveMinutes,
    CancelMeeting,
    CloseMeeting,
    DeclareInterest,
    OpenMeeting,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
    ScheduleMeeting,
)
from cfworkflow.domain.meeting.facts import (
    MeetingCancelled,
    MeetingClosed,
    MeetingOpened,
    MeetingScheduled,
    MinutesApproved,
)
from cfworkflow.domain.refusal import Refusal
from tests.domain.a_programme import (
    ITEM,
    MEETING,
    groups,
    in_session,
    key_item,
    places,
    programme,
    vote,
)
from tests.domain.given_when_then import TODAY, given

SEPTEMBER = date(2026, 9, 10)
NOVEMBER = date(2026, 11, 12)

OPEN = OpenMeeting(meeting=MEETING)
CLOSE = CloseMeeting(meeting=MEETING)
CANCEL = CancelMeeting(meeting=MEETING, because="Snow")
APPROVE = ApproveMinutes(meeting=MEETING, at_meeting="M-0002")


def scheduled(day: date = TODAY, group: str = "tactical") -> ScheduleMeeting:
    """A call for a meeting."""
    return ScheduleMeeting(group=group, day=day)


@pytest.mark.parametrize(
    ("day", "takes_effect"), [(SEPTEMBER, SEPTEMBER), (TODAY, TODAY), (NOVEMBER, TODAY)]
)
def test_a_meeting_is_called_for_a_day_past_or_to_come(day: date, takes_effect: date) -> None:
    """C1: scheduling looks ahead; a meeting typed up late was called by its day at the latest."""
    given(groups()).when(
        ScheduleMeeting(group="tactical", day=day, kind="change-forum", title="Forum")
    ).then(
        MeetingScheduled(
            meeting=MEETING, group="tactical", day=day, kind="change-forum", title="Forum"
        ),
        on=takes_effect,
    )


def test_meetings_are_numbered_one_after_another() -> None:
    """A reference is short, sayable, and stands for one meeting (N1)."""
    record = given(groups(), *(scheduled(group=name) for name in ("board", "tactical", "river")))
    assert record.when(scheduled()).the(MeetingScheduled).meeting == "M-0004"


def test_only_an_active_group_is_called_to_a_meeting() -> None:
    """G1: a partnership meets once it is up and running, and no more when it is over."""
    given(groups()).when(scheduled(group="marsh")).then_refused("G1", "It is forming")
    given(groups()).when(scheduled(date(2025, 12, 1))).then_refused(
        "G1", "It is not established on that date", "2026-01-05"
    )


@pytest.mark.parametrize("day", [SEPTEMBER, TODAY])
def test_a_meeting_is_opened_on_its_day(day: date) -> None:
    """T1: a meeting typed up late is opened on its own day, and judged by the roll of that day."""
    outcome = given(groups(), scheduled(day)).when(OPEN)
    outcome.then(MeetingOpened(meeting=MEETING), on=day)
    outcome.after.when(OPEN).then_quiet()


def test_a_meeting_may_open_late_but_not_before_its_day() -> None:
    """S1: members come on the day they were called for; who waited may be a day late."""
    given(groups(), scheduled(NOVEMBER)).when(OPEN).then_refused(
        "S1", "M-0001 was to open on 2026-10-15", "called for 2026-11-12", "meeting cancel M-0001"
    )
    given(groups(), scheduled()).when(OPEN, on=SEPTEMBER).then_refused("S1")
    given(groups(), scheduled(SEPTEMBER)).when(OPEN, on=TODAY).then(
        MeetingOpened(meeting=MEETING), on=TODAY
    )


@pytest.mark.parametrize(("end", "state"), [(CLOSE, "closed"), (CANCEL, "cancelled")])
def test_a_meeting_that_is_over_is_not_opened_again(end: Command, state: str) -> None:
    """S2: a step is taken only from a state that allows it."""
    before = in_session() if state == "closed" else [scheduled()]
    given(groups(), before, end).when(OPEN).then_refused("S2", f"It is {state}")


def test_a_meeting_of_a_group_that_has_ended_is_not_opened() -> None:
    """G1: what ended since the meeting was called does not meet."""
    ended = EndPartnership(group="county", successor="river")
    given(groups(), scheduled(group="county"), ended).when(OPEN).then_refused("G1", "It is ended")


@pytest.mark.parametrize(
    "command",
    [RecordAttendance(meeting=MEETING, members=("place-2",)), key_item(), vote(1)],
    ids=lambda command: command.NAME,
)
def test_a_group_that_ends_in_the_middle_of_its_meeting_decides_no_more(command: Command) -> None:
    """G1: whoever has taken over decides from then on; the meeting can still be closed."""
    record = given(
        groups(),
        places(2, "county"),
        in_session(1, group="county"),
        key_item(),
        EndPartnership(group="county", successor="river"),
    )
    record.when(command).then_refused("G1", "It is ended", "Its successor is river")
    assert record.when(CLOSE).facts


def test_closing_a_meeting_defers_what_it_did_not_reach() -> None:
    """S1: an item is decided in session or comes again; none is left hanging."""
    record = given(programme(), in_session(6), key_item(), key_item(), vote(4))
    outcome = record.when(CLOSE)
    outcome.then(
        DecisionDeferred(decision="D-0002", meeting=MEETING, deferred_for="not-reached"),
        MeetingClosed(meeting=MEETING),
        on=TODAY,
    )
    outcome.after.when(CLOSE).then_quiet()


def test_only_a_meeting_in_session_is_closed() -> None:
    """S2: a meeting is opened before it is closed."""
    given(groups(), scheduled()).when(CLOSE).then_refused("S2", "It is scheduled", "open")


def test_cancelling_a_meeting_defers_its_items() -> None:
    """S1: an item of a meeting that does not take place comes again at another."""
    outcome = given(programme(), scheduled(NOVEMBER), key_item()).when(CANCEL)
    outcome.then(
        DecisionDeferred(decision=ITEM, meeting=MEETING, deferred_for="not-reached"),
        MeetingCancelled(meeting=MEETING, because="Snow"),
        on=TODAY,
    )
    outcome.after.when(CANCEL).then_quiet()


def test_a_meeting_that_was_never_held_is_cancelled_on_its_day() -> None:
    """C1: said today of a meeting in September, it takes effect then, unless told otherwise."""
    record = given(programme(), scheduled(SEPTEMBER))
    cancelled = MeetingCancelled(meeting=MEETING, because="Snow")
    record.when(CANCEL).then(cancelled, on=SEPTEMBER)
    record.when(CANCEL, on=TODAY).then(cancelled, on=TODAY)


def test_a_meeting_in_session_is_not_cancelled() -> None:
    """S2: what was held cannot be made not to have been."""
    given(groups(), in_session()).when(CANCEL).then_refused("S2", "It is in session", "close")


def test_a_later_meeting_of_the_group_approves_the_minutes() -> None:
    """S1: the approval is the one fact a closed meeting still takes."""
    record = given(
        groups(),
        in_session(day=SEPTEMBER),
        CLOSE,
        in_session(meeting="M-0002"),
    )
    outcome = record.when(APPROVE)
    outcome.then(MinutesApproved(meeting=MEETING, at_meeting="M-0002"), on=TODAY)
    outcome.after.when(APPROVE).then_quiet()
    outcome.after.when(CLOSE).then_quiet()


def test_minutes_are_approved_only_when_closed_and_by_a_meeting_in_session() -> None:
    """S1, S2: nobody approves what is still going on, or outside a meeting."""
    record = given(groups(), in_session(day=SEPTEMBER), scheduled())
    record.when(APPROVE).then_refused(
        "S1", "M-0002 is scheduled, not in session", "meeting open M-0002", also=["S2"]
    )


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (SEPTEMBER, "board", "M-0001 is of tactical, and M-0002 of board"),
        (TODAY, "tactical", "M-0002 was held before M-0001"),
    ],
)
def test_minutes_are_not_approved_by_another_group_or_an_earlier_meeting(
    first: date, second: str, why: str
) -> None:
    """S2: those who were there, or come after, say whether the minutes are true."""
    other = SEPTEMBER if second == "tactical" else TODAY
    record = given(
        groups(),
        in_session(day=first),
        CLOSE,
        in_session(group=second, meeting="M-0002", day=other),
    )
    record.when(APPROVE).then_refused("S2", why, "a later meeting of tactical")


def test_a_meeting_does_not_approve_its_own_minutes() -> None:
    """S2: a meeting in session is not closed, and one that is closed decides nothing."""
    own = ApproveMinutes(meeting=MEETING, at_meeting=MEETING)
    record = given(groups(), in_session())
    record.when(own).then_refused("S2", "does not approve its own minutes", also=["S2"])


@pytest.mark.parametrize(
    "command",
    [
        RecordAttendance(meeting=MEETING, members=("place-7",)),
        RecordApologies(meeting=MEETING, members=("place-7",)),
        RecordDeparture(meeting=MEETING, members=("place-1",)),
        DeclareInterest(decision=ITEM, member="place-1"),
        key_item(),
        TakeVote(decision=ITEM, reasons="So"),
    ],
    ids=lambda command: command.NAME,
)
def test_a_closed_meeting_takes_no_more_facts(command: Command) -> None:
    """S1: nothing is added to a meeting afterwards; the next one can put it right."""
    record = given(programme(), in_session(6), key_item(), vote(4), CLOSE)
    refusal = record.when(command).refused
    assert isinstance(refusal, Refusal)
    assert "S1" in [one.code for one in refusal.all()]
    assert "is closed, not in session" in " ".join(one.why for one in refusal.all())


@pytest.mark.parametrize(
    "command", [OPEN, CLOSE, CANCEL, APPROVE], ids=lambda command: command.NAME
)
def test_a_meeting_nobody_knows_is_named(command: Command) -> None:
    """A reference to nothing is told apart from a rule broken."""
    given(groups()).when(command).then_unknown("meeting", MEETING)


@pytest.mark.parametrize(
    "command",
    [
        RecordAttendance(meeting=MEETING, members=("place-7",)),
        RecordApologies(meeting=MEETING, members=("place-7",)),
        RecordDeparture(meeting=MEETING, members=("place-1",)),
        DeclareInterest(decision=ITEM, member="place-1"),
        key_item(),
        DeferDecision(decision=ITEM),
        WithdrawDecision(decision=ITEM),
        vote(4),
        CLOSE,
    ],
    ids=lambda command: command.NAME,
)
def test_what_is_said_at_a_meeting_takes_effect_on_its_day(command: Command) -> None:
    """S1, T1: typed up weeks later it stays on that day; no date can be chosen to suit the roll."""
    record = given(programme(), in_session(6, day=SEPTEMBER), key_item())
    assert {told.on for told in record.when(command).recorded} == {SEPTEMBER}
    for other in (date(2026, 9, 9), TODAY):
        refused = record.when(command, on=other)
        refused.then_refused("S1", "M-0001 was held on 2026-09-10", "Leave out --on")
