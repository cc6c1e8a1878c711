"""Who comes, who goes, who sends apologies, and who declares an interest."""

from __future__ import annotations

from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.meeting.commands import (
    DeclareInterest,
    RecordApologies,
    RecordAttendance,
    RecordDeparture,
)
from cfworkflow.domain.meeting.deciding import load_meeting
from cfworkflow.domain.meeting.facts import (
    ApologiesRecorded,
    AttendanceRecorded,
    AttendeeLeft,
    InterestDeclared,
)
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, refuse_any
from cfworkflow.domain.rules.presence import (
    NotAMember,
    a1_on_the_roll,
    a1_one_person_one_place,
)
from cfworkflow.domain.rules.session import (
    NotFromHere,
    g1_group_is_active,
    s1_in_session,
    s1_not_over,
    s1_on_its_day,
)
from cfworkflow.domain.rules.terms import t1_terms_in_effect


def record_attendance(past: Past, command: RecordAttendance) -> Facts:
    """Let people into the room. Refuses S1, G1 and A1; quiet about those already there."""
    meeting = load_meeting(past, command.meeting)
    group = past.load(Group, meeting.group)
    refuse_any(
        s1_in_session(meeting, f"Attendance was recorded at {meeting.ref}."),
        s1_on_its_day(meeting, past.on),
        g1_group_is_active(group, past.on),
    )
    arrivals: list[tuple[str, str | None]] = [
        *((member, None) for member in dict.fromkeys(command.members)),
        *command.proxies.items(),
    ]
    found: list[Refusal | None] = []
    for member, proxy in arrivals:
        if member in meeting.room and meeting.room[member] == proxy:
            continue
        fault = a1_on_the_roll(group, member, past.on) or a1_one_person_one_place(
            group, meeting, t1_terms_in_effect(group, past.on), member, proxy
        )
        found.append(fault)
        if fault is None:
            yield AttendanceRecorded(meeting=meeting.ref, member=member, proxy=proxy)
    refuse_any(*found)


def record_apologies(past: Past, command: RecordApologies) -> Facts:
    """Note apologies. Refuses S1, A1, and S2 for someone in the room; quiet when noted."""
    meeting = load_meeting(past, command.meeting)
    group = past.load(Group, meeting.group)
    new = [who for who in dict.fromkeys(command.members) if who not in meeting.apologies]
    refuse_any(
        s1_not_over(meeting, f"Apologies were recorded at {meeting.ref}."),
        s1_on_its_day(meeting, past.on),
        *(a1_on_the_roll(group, member, past.on) for member in new),
        *(_not_in_the_room(meeting, member) for member in new),
    )
    for member in new:
        yield ApologiesRecorded(meeting=meeting.ref, member=member)


def _not_in_the_room(meeting: Meeting, member: str) -> Refusal | None:
    if member not in meeting.room:
        return None
    return NotFromHere(
        f"Apologies of {member} were recorded at {meeting.ref}.",
        f"{member} is in the room, in person or by proxy.",
        f"If they left: cfworkflow meeting leave {meeting.ref} {member}",
    )


def record_departure(past: Past, command: RecordDeparture) -> Facts:
    """Let people out of the room. Refuses S1 and A1; quiet about those who already left."""
    meeting = load_meeting(past, command.meeting)
    going = [member for member in command.members if member not in meeting.left]
    refuse_any(
        s1_in_session(meeting, f"Departures were recorded at {meeting.ref}."),
        s1_on_its_day(meeting, past.on),
        *(_was_there(meeting, member) for member in going),
    )
    for member in dict.fromkeys(going):
        yield AttendeeLeft(meeting=meeting.ref, member=member)


def _was_there(meeting: Meeting, member: str) -> Refusal | None:
    if member in meeting.room:
        return None
    return NotAMember(
        f"{member} was to leave {meeting.ref}.",
        f"{member} is not in the room.",
        f"Those there: {', '.join(sorted(meeting.room)) or 'nobody yet'}.",
    )


def declare_interest(past: Past, command: DeclareInterest) -> Facts:
    """Let a member, or a stand-in who is there, stand aside from an item.

    Refuses S1, S2 and A1; quiet when it is declared.
    """
    item = past.load(Decision, command.decision)
    meeting = load_meeting(past, item.meeting)
    group = past.load(Group, meeting.group)
    declared = InterestDeclared(
        meeting=meeting.ref, decision=item.ref, member=command.member, nature=command.nature
    )
    if past.repeats(declared) or (command.member in item.interests and command.nature is None):
        return
    what = f"{command.member} declared an interest in {item.ref}."
    refuse_any(
        s1_not_over(meeting, what),
        s1_on_its_day(meeting, past.on),
        _not_yet_decided(item, what),
        _not_declared_before(item, command.member, what),
        None
        if command.member in meeting.room.values()
        else a1_on_the_roll(group, command.member, past.on),
    )
    yield declared


def _not_yet_decided(item: Decision, what: str) -> Refusal | None:
    if item.status == "proposed":
        return None
    return NotFromHere(
        what, f"It is {item.status.replace('_', ' ')} already.", "Note it in the minutes."
    )


def _not_declared_before(item: Decision, member: str, what: str) -> Refusal | None:
    if member not in item.interests:
        return None
    return NotFromHere(
        what,
        f"{member} has declared an interest in it already, and what was declared stands.",
        "Note what is to be added in the minutes.",
    )
