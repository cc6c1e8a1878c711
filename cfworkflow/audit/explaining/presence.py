"""Who counted as present and why, who did not and why not; place by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cfworkflow.audit.explaining.findings import Came, Facts, Person
from cfworkflow.domain.decision.state import Decision
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.meeting.facts import (
    ApologiesRecorded,
    AttendanceRecorded,
    AttendeeLeft,
    InterestDeclared,
)
from cfworkflow.domain.meeting.state import Meeting
from cfworkflow.domain.rules.presence import Presence, stands_aside
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import Vote


class Room(NamedTuple):
    """A meeting at one moment, for one item: what the domain makes of it, and the facts.

    `told` are all facts of the meeting, those after the moment too, which is before `moment`
    (None for the end of the record); `declared` the interests declared in the item by then.
    """

    item: Decision
    meeting: Meeting
    terms: Terms
    presence: Presence
    told: tuple[Recorded, ...]
    declared: tuple[Recorded, ...]
    moment: int | None
    votes: Mapping[str, Vote]


def people(room: Room) -> tuple[Person, ...]:
    """Everyone on the roll, then who was in the room without a place; by name."""
    strangers = sorted(room.meeting.room.keys() - room.presence.roll.keys())
    return tuple(_person(room, member) for member in (*sorted(room.presence.roll), *strangers))


def _person(room: Room, member: str) -> Person:
    place = room.presence.roll.get(member)
    came, why, rests_on = _how(room, member)
    proxy = room.meeting.room.get(member)
    interest = stands_aside(room.item, room.meeting, member)
    counted = member in room.presence.counted
    declared = _interests(room, {member, proxy} if proxy else {member})
    return Person(
        member=member,
        organisation=place.organisation if place else member,
        on_the_roll=place is not None,
        came=came,
        proxy=proxy,
        interest=interest,
        counted=counted,
        entitled=member in room.presence.entitled,
        vote=room.votes.get(member),
        why=why + (_aside(room, member, proxy, counted=counted) if interest else ""),
        facts=(*rests_on, *declared),
    )


def _interests(room: Room, names: set[str]) -> Facts:
    return tuple(
        told.position
        for told in room.declared
        if isinstance(told.fact, InterestDeclared) and told.fact.member in names
    )


def _aside(room: Room, member: str, proxy: str | None, *, counted: bool) -> str:
    who = "declared an interest in the item"
    if member not in room.item.interests and proxy:
        who = f"{proxy} {who}"
    if member not in room.meeting.room:
        return f"; {who}"
    if counted:
        return f"; {who}: counts as present by the terms, without a vote"
    return f"; {who} and took no part"


def _how(room: Room, member: str) -> tuple[Came, str, Facts]:
    if member in room.meeting.room:
        return _there(room, member)
    so_far, later = _parted(room, member)
    if told := _last(so_far, AttendeeLeft):
        return "left", "left before", (told.position,)
    if told := next((each for each in later if isinstance(each.fact, AttendanceRecorded)), None):
        return "arrived-later", "came in only afterwards", (told.position,)
    if told := _last(so_far, ApologiesRecorded):
        return "apologies", "sent apologies", (told.position,)
    return "not-recorded", "nothing on record of them at this meeting", ()


def _there(room: Room, member: str) -> tuple[Came, str, Facts]:
    so_far, _ = _parted(room, member)
    arrived = _last(so_far, AttendanceRecorded)
    rests_on = (arrived.position,) if arrived else ()
    proxy = room.meeting.room[member]
    came: Came = "by-proxy" if proxy else "in-person"
    how = f"by proxy: sent {proxy}" if proxy else "in person"
    if member not in room.presence.roll:
        return came, f"{how}, but held no place on the group that day", rests_on
    if proxy and not room.terms.proxies:
        return "proxy-not-allowed", f"sent {proxy}, but the terms allow no proxies", rests_on
    return came, how, rests_on


def _parted(room: Room, member: str) -> tuple[list[Recorded], list[Recorded]]:
    """What is told of a member at the meeting: before the moment, and after it."""
    kinds = (AttendanceRecorded, AttendeeLeft, ApologiesRecorded)
    theirs = [
        each for each in room.told if isinstance(each.fact, kinds) and each.fact.member == member
    ]
    so_far = [each for each in theirs if room.moment is None or each.position < room.moment]
    return so_far, theirs[len(so_far) :]


def _last(facts: Iterable[Recorded], kind: type[Fact]) -> Recorded | None:
    return next((told for told in reversed([*facts]) if isinstance(told.fact, kind)), None)
