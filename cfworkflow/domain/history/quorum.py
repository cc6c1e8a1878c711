"""Q1, Q2, A1, A2 over a history: the quorum, and who counts towards it."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.facts import MemberStoodDown
from cfworkflow.domain.history.recount import filled, recount
from cfworkflow.domain.history.world import World
from cfworkflow.domain.meeting.facts import (
    ApologiesRecorded,
    AttendanceRecorded,
    AttendeeLeft,
    InterestDeclared,
)


def q1_quorum(world: World, told: Recorded) -> Iterator[str]:
    """A decision is valid only with a quorum of the members in post, and so composed."""
    vote = recount(world, told)
    ref, figures = vote.fact.decision, vote.fact.figures
    if figures.members != vote.members:
        yield f"{ref} reckons with {figures.members} members; there were {vote.members}."
    if figures.quorum != vote.quorum:
        yield f"{ref} gives a quorum of {figures.quorum}; it was {vote.quorum}."
    if len(vote.counted) < vote.quorum:
        yield f"{ref} was decided by {len(vote.counted)}, and the quorum was {vote.quorum}."
    there = [vote.roll[member] for member in vote.counted]
    for seat in vote.terms.composition:
        if not filled(seat, there):
            yield f"{ref} was decided without {seat} present."


def q2_present_at_the_vote(world: World, told: Recorded) -> Iterator[str]:
    """Who left before does not count, nor who declared an interest in the item."""
    vote = recount(world, told)
    fact = vote.fact
    if len(fact.counted) != len(vote.counted) or {*fact.counted} != vote.counted:
        wrong = ", ".join(sorted(vote.counted.symmetric_difference(fact.counted))) or "someone"
        yield f"{fact.decision} counts {wrong} wrongly as present or not."
    if fact.figures.present != len(vote.counted):
        yield f"{fact.decision} gives {fact.figures.present} as present; {len(vote.counted)} were."


def a1_members_or_their_proxies(world: World, told: Recorded) -> Iterator[str]:
    """Only members, or a proxy one sent, are in the room: one person, one place."""
    fact = told.fact
    if isinstance(fact, DecisionMade):
        yield from _by_proxy(world, told)
    elif isinstance(fact, MemberStoodDown):
        places = world.group(fact.group).places.get(fact.member)
        if not places or places[-1].until is not None:
            yield f"{fact.member} stood down from {fact.group} and held no place there."
    elif isinstance(fact, AttendeeLeft):
        if fact.member not in world.meeting(fact.meeting).room:
            yield f"{fact.member} left {fact.meeting} and was not in the room."
    elif isinstance(fact, ApologiesRecorded | AttendanceRecorded | InterestDeclared):
        meeting = world.meeting(fact.meeting)
        group = meeting.group
        standing_in = isinstance(fact, InterestDeclared) and fact.member in meeting.stand_ins
        if fact.member not in world.group(group).in_post(told.on) and not standing_in:
            yield f"{fact.member} is named at {fact.meeting} and held no place on {group}."
        if isinstance(fact, AttendanceRecorded):
            yield from _one_place(world, told, fact)


def _by_proxy(world: World, told: Recorded) -> Iterator[str]:
    vote = recount(world, told)
    sent = {who: vote.meeting.room[who] for who in vote.counted if vote.meeting.room[who]}
    if vote.fact.proxies != sent:
        yield f"{vote.fact.decision} names other proxies than were there."


def _one_place(world: World, told: Recorded, fact: AttendanceRecorded) -> Iterator[str]:
    meeting = world.meeting(fact.meeting)
    terms = world.group(meeting.group).in_force(told.on)
    before = meeting.room.get(fact.member)
    if meeting.stand_ins.get(fact.member, fact.member) != fact.member:
        yield f"{fact.member} came to {fact.meeting} or sent a proxy, and was there as a proxy."
    if fact.proxy is None:
        return
    if not terms.proxies:
        yield f"{fact.proxy} came to {fact.meeting} as a proxy, and the terms allow none."
    if fact.proxy in meeting.room or fact.proxy == fact.member:
        yield f"{fact.proxy} came to {fact.meeting} as a proxy, and is there as a member."
    if meeting.stand_ins.get(fact.proxy, fact.member) != fact.member:
        yield f"{fact.proxy} came to {fact.meeting} as the proxy of two members."
    others = len(meeting.stand_ins) - (before is not None)
    if terms.proxies_at_most is not None and others >= terms.proxies_at_most:
        yield f"{fact.proxy} came to {fact.meeting} as one proxy more than the terms allow."


def a2_takes_no_part(world: World, told: Recorded) -> Iterator[str]:
    """Who declared an interest in an item has no vote on it, and the record says so."""
    vote = recount(world, told)
    fact = vote.fact
    voted = sorted(vote.aside.intersection(fact.votes))
    if voted:
        yield f"{', '.join(voted)} voted on {fact.decision} with an interest declared."
    if sorted(fact.interests) != sorted(vote.item.interests):
        yield f"{fact.decision} names other interests than were declared."
