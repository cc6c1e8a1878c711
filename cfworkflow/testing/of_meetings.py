"""Commands about meetings and who is there."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

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
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.words import MeetingKind
from cfworkflow.testing.cast import MEMBERS
from cfworkflow.testing.chapter import Chapter, Promising
from cfworkflow.testing.choosing import TEXTS, day_near, mostly, seldom, some
from cfworkflow.testing.scene import Scene

STAND_INS = ("deputy-one", "deputy-two", "deputy-three")
NO_MEETING = "M-9999"
KINDS: tuple[MeetingKind, ...] = ("regular", "extraordinary", "change-forum")


def a_meeting(draw: DrawFn, scene: Scene, *statuses: str) -> str:
    """The reference of a meeting, mostly of one of these statuses."""
    return mostly(draw, scene.meeting_refs(*statuses), [*scene.meetings], NO_MEETING)


def there(scene: Scene, ref: str) -> Meeting:
    """The meeting as it stands, or an empty one."""
    return scene.meetings.get(ref) or Meeting(ref)


def a_meeting_group(draw: DrawFn, scene: Scene) -> str:
    """Who meets: often a group above the ground that has a barrier before it."""
    busy = [
        one.holder
        for one in scene.barriers.values()
        if one.status == one.tier and one.tier != "operational"
    ]
    among = busy if busy and not seldom(draw, 2) else scene.standing("active")
    return mostly(draw, among, [*scene.groups])


@composite
def schedule_meeting(draw: DrawFn, scene: Scene) -> ScheduleMeeting:
    """A meeting is called, sometimes for a day long past."""
    return ScheduleMeeting(
        group=a_meeting_group(draw, scene),
        day=day_near(draw, scene.today, before=20, after=20),
        kind=draw(st.sampled_from(KINDS)),
        title=draw(TEXTS),
    )


@composite
def open_meeting(draw: DrawFn, scene: Scene) -> OpenMeeting:
    """A meeting begins, now and then before its day."""
    sensible = scene.meeting_refs("scheduled") if seldom(draw, 3) else scene.due()
    return OpenMeeting(meeting=mostly(draw, sensible, [*scene.meetings], NO_MEETING))


@composite
def record_attendance(draw: DrawFn, scene: Scene) -> RecordAttendance:
    """People come in, mostly many of them; some are sent by others."""
    ref = a_meeting(draw, scene, "in_session")
    meeting = there(scene, ref)
    absent = scene.absent(meeting)
    coming = some(draw, absent, at_least=len(absent) // 2)
    sending = [one for one in absent if one not in coming]
    proxies = {}
    if sending and not seldom(draw, 2):
        free = [one for one in STAND_INS if one not in meeting.room.values()]
        proxies = {sending[0]: mostly(draw, free, [*MEMBERS, *STAND_INS])}
    if len(sending) > 1 and seldom(draw, 5):
        proxies[sending[1]] = mostly(draw, [*proxies.values()], [*STAND_INS, *coming])
    others = [member for member in MEMBERS if member not in proxies]
    strangers = some(draw, others, at_least=1, at_most=1) if seldom(draw, 8) else ()
    return RecordAttendance(meeting=ref, members=(*coming, *strangers), proxies=proxies)


@composite
def record_apologies(draw: DrawFn, scene: Scene) -> RecordApologies:
    """Someone will not come."""
    ref = a_meeting(draw, scene, "scheduled", "in_session")
    absent = scene.absent(there(scene, ref))
    return RecordApologies(meeting=ref, members=(mostly(draw, absent, MEMBERS),))


@composite
def record_departure(draw: DrawFn, scene: Scene) -> RecordDeparture:
    """Someone leaves the room."""
    ref = a_meeting(draw, scene, "in_session")
    inside = [*there(scene, ref).room]
    return RecordDeparture(meeting=ref, members=(mostly(draw, inside, MEMBERS),))


@composite
def declare_interest(draw: DrawFn, scene: Scene) -> DeclareInterest:
    """Someone stands aside from an item."""
    sensible = scene.votable() or scene.decision_refs("proposed")
    ref = mostly(draw, sensible, [*scene.decisions], "D-9999")
    item = scene.decisions.get(ref)
    voices = scene.voices(item) if item else []
    if item and seldom(draw, 4):
        stand_ins = [who for who in scene.meetings[item.meeting].room.values() if who]
        voices = stand_ins or voices
    return DeclareInterest(decision=ref, member=mostly(draw, voices, MEMBERS), nature=draw(TEXTS))


@composite
def close_meeting(draw: DrawFn, scene: Scene) -> CloseMeeting:
    """A meeting ends."""
    return CloseMeeting(meeting=a_meeting(draw, scene, "in_session"))


@composite
def cancel_meeting(draw: DrawFn, scene: Scene) -> CancelMeeting:
    """A meeting will not take place."""
    return CancelMeeting(meeting=a_meeting(draw, scene, "scheduled"), because=draw(TEXTS))


@composite
def approve_minutes(draw: DrawFn, scene: Scene) -> ApproveMinutes:
    """A later meeting approves the minutes of an earlier one."""
    approving = a_meeting(draw, scene, "in_session")
    group = there(scene, approving).group
    approved = mostly(draw, scene.closed(group), [*scene.meetings], NO_MEETING)
    return ApproveMinutes(meeting=approved, at_meeting=approving)


def _promising(scene: Scene) -> Promising:
    return {
        RecordAttendance: 4 * bool(scene.meeting_refs("in_session")),
        OpenMeeting: 4 * bool(scene.due()),
        ScheduleMeeting: 2,
        DeclareInterest: 3 * bool(scene.votable()),
        RecordDeparture: 2 * bool(scene.votable()),
        CancelMeeting: bool(scene.meeting_refs("scheduled")),
    }


CHAPTER = Chapter(
    commands={
        ScheduleMeeting: schedule_meeting,
        OpenMeeting: open_meeting,
        CloseMeeting: close_meeting,
        CancelMeeting: cancel_meeting,
        ApproveMinutes: approve_minutes,
        RecordAttendance: record_attendance,
        RecordApologies: record_apologies,
        RecordDeparture: record_departure,
        DeclareInterest: declare_interest,
    },
    promising=_promising,
)
