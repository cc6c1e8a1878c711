"""How facts about meetings and who is there change the small world."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Step, of_its_group
from cfworkflow.domain.history.things import Meeting
from cfworkflow.domain.history.world import World
from cfworkflow.domain.meeting import facts as meeting
from cfworkflow.domain.meeting.path import MEETING_PATH


def _scheduled(world: World, _told: Recorded, fact: meeting.MeetingScheduled) -> None:
    one = world.meeting(fact.meeting)
    one.status, one.group = "scheduled", fact.group
    one.day, one.kind = fact.day, fact.kind


def _opened(world: World, told: Recorded, fact: meeting.MeetingOpened) -> None:
    one = world.meeting(fact.meeting)
    one.status, one.opened = "in_session", told.on


def _closed(world: World, _told: Recorded, fact: meeting.MeetingClosed) -> None:
    world.meeting(fact.meeting).status = "closed"


def _approved(world: World, _told: Recorded, fact: meeting.MinutesApproved) -> None:
    world.meeting(fact.meeting).status = "approved"


def _cancelled(world: World, _told: Recorded, fact: meeting.MeetingCancelled) -> None:
    world.meeting(fact.meeting).status = "cancelled"


def _came(world: World, told: Recorded, fact: meeting.AttendanceRecorded) -> None:
    _went(world, told, fact)
    one = world.meeting(fact.meeting)
    one.room[fact.member] = fact.proxy
    if fact.proxy is not None:
        one.stand_ins[fact.proxy] = fact.member


def _went(
    world: World, _told: Recorded, fact: meeting.AttendanceRecorded | meeting.AttendeeLeft
) -> None:
    one = world.meeting(fact.meeting)
    stand_in = one.room.pop(fact.member, None)
    if stand_in is not None:
        one.stand_ins.pop(stand_in, None)


def _interest(world: World, _told: Recorded, fact: meeting.InterestDeclared) -> None:
    world.item(fact.decision).interests.add(fact.member)


def _apology(world: World, fact: meeting.ApologiesRecorded) -> Iterator[str]:
    if fact.member in world.meeting(fact.meeting).room:
        yield f"{fact.member} sent apologies to {fact.meeting} and was in the room."


def _declaration(world: World, fact: meeting.InterestDeclared) -> Iterator[str]:
    if world.item(fact.decision).status != "proposed":
        yield f"{fact.member} declared an interest in {fact.decision} out of its time."


def _approval(world: World, fact: meeting.MinutesApproved) -> Iterator[str]:
    approved, approving = world.meeting(fact.meeting), world.meeting(fact.at_meeting)
    if fact.meeting == fact.at_meeting:
        yield f"{fact.meeting} approved its own minutes."
    elif approved.group != approving.group:
        yield f"The minutes of {fact.meeting} were approved by another group, at {fact.at_meeting}."
    elif approved.opened and approving.opened and approving.opened < approved.opened:
        yield f"The minutes of {fact.meeting} were approved at {fact.at_meeting}, held before it."


def _meeting(
    world: World, fact: meeting.MeetingOpened | meeting.AttendanceRecorded
) -> tuple[str, ...]:
    return (world.meeting(fact.meeting).group,)


CHAPTER = Chapter(
    begins={meeting.MeetingScheduled: Meeting},
    changes={
        meeting.MeetingScheduled: _scheduled,
        meeting.MeetingOpened: _opened,
        meeting.MeetingClosed: _closed,
        meeting.MinutesApproved: _approved,
        meeting.MeetingCancelled: _cancelled,
        meeting.AttendanceRecorded: _came,
        meeting.AttendeeLeft: _went,
        meeting.InterestDeclared: _interest,
    },
    steps={
        meeting.MeetingOpened: Step(MEETING_PATH, "open", Meeting),
        meeting.MeetingClosed: Step(MEETING_PATH, "close", Meeting),
        meeting.MinutesApproved: Step(MEETING_PATH, "approve_minutes", Meeting),
        meeting.MeetingCancelled: Step(MEETING_PATH, "cancel", Meeting),
    },
    further={
        meeting.MinutesApproved: _approval,
        meeting.ApologiesRecorded: _apology,
        meeting.InterestDeclared: _declaration,
    },
    acting={
        meeting.MeetingScheduled: of_its_group,
        meeting.MeetingOpened: _meeting,
        meeting.AttendanceRecorded: _meeting,
    },
)
