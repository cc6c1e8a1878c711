"""Q2, A1, A2: who counts as present, who may speak for whom, who takes no part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.domain.finding import near
from cfworkflow.domain.refusal import Refusal

if TYPE_CHECKING:
    from cfworkflow.domain.decision.state import Decision
    from cfworkflow.domain.group.facts import MemberAppointed
    from cfworkflow.domain.group.state import Group
    from cfworkflow.domain.meeting.state import Meeting
    from cfworkflow.domain.terms import Terms


class NotAMember(Refusal):
    """A1: only members, or a proxy a member sent, are counted present."""

    code = "A1"


class TakesNoPart(Refusal):
    """A2: who has declared an interest in an item takes no part in it."""

    code = "A2"


@dataclass(frozen=True)
class Presence:
    """Who was there for one item, at the moment it was decided.

    `roll` are the members in post, `counted` those in the room who count towards the quorum,
    `entitled` those who may vote, `aside` those in the room who declared an interest.
    `voices` is the number of votes there are: one a place, or one an organisation.
    """

    roll: dict[str, MemberAppointed]
    counted: tuple[str, ...]
    entitled: tuple[str, ...]
    aside: tuple[str, ...]
    voices: int


def q2_counted_as_present(
    group: Group, meeting: Meeting, item: Decision, terms: Terms, day: date
) -> Presence:
    """Who counts for `item` now: on the roll that day, in the room, no interest declared.

    A place stands aside when its member, or the stand-in who came, declared an interest. Where
    the terms say so, it still counts towards the quorum, though never as a voice. Proxies count
    only where the terms in force allow them.
    """
    roll = dict(group.roll_on(day))
    in_room = [
        member
        for member, proxy in meeting.room.items()
        if member in roll and (terms.proxies or proxy is None)
    ]
    aside = tuple(member for member in in_room if stands_aside(item, meeting, member))
    entitled = tuple(member for member in in_room if member not in aside)
    organisations = {roll[member].organisation for member in entitled}
    return Presence(
        roll=roll,
        counted=tuple(in_room) if terms.conflicted_count_as_present else entitled,
        entitled=entitled,
        aside=aside,
        voices=len(organisations) if terms.one_vote_an_organisation else len(entitled),
    )


def a1_on_the_roll(group: Group, member: str, day: date) -> Refusal | None:
    """Find fault with someone who holds no place on the group that day."""
    if member in group.roll_on(day):
        return None
    return NotAMember(
        f"{member} is named as a member of {group.ref}.",
        f"{member} holds no place on {group.ref} on {day.isoformat()}"
        f"{near(member, group.roll_on(day))}.",
        f"See who does: cfworkflow member list {group.ref}",
    )


def a1_one_person_one_place(
    group: Group, meeting: Meeting, terms: Terms, member: str, proxy: str | None
) -> Refusal | None:
    """Find fault with a proxy the terms do not allow, or a person who would count twice."""
    others = {place: stand_in for place, stand_in in meeting.room.items() if place != member}
    if member in others.values():
        stands_for = next(place for place, who in others.items() if who == member)
        return NotAMember(
            f"{member} would be at {meeting.ref} as a member{' by proxy' if proxy else ''}.",
            f"{member} is already there as the proxy of {stands_for}.",
            f"Record who stands in for {stands_for} instead, or that {stands_for} left.",
        )
    if proxy is None:
        return None
    what = f"{proxy} would be at {meeting.ref} as the proxy of {member}."
    if not terms.proxies:
        return NotAMember(
            what,
            f"The terms of {group.ref} allow no proxies.",
            "Record apologies instead.",
        )
    if proxy == member or proxy in others.values() or proxy in others:
        return NotAMember(
            what,
            "One person holds one place: a proxy stands for one member, and a member who is "
            "present is no one's proxy.",
            "Name another stand-in, or record apologies.",
        )
    sent = sum(stand_in is not None for stand_in in others.values())
    if terms.proxies_at_most is not None and sent >= terms.proxies_at_most:
        return NotAMember(
            what,
            f"The terms of {group.ref} allow {terms.proxies_at_most} proxies at a meeting.",
            "Record apologies instead.",
        )
    return None


def stands_aside(item: Decision, meeting: Meeting, member: str) -> bool:
    """Whether a member, or the stand-in the member sent, declared an interest in the item."""
    return member in item.interests or meeting.room.get(member) in item.interests


def a2_takes_no_part(item: Decision, meeting: Meeting, voters: tuple[str, ...]) -> Refusal | None:
    """Find fault with a named vote of someone who declared an interest in the item."""
    voted = [member for member in voters if stands_aside(item, meeting, member)]
    if not voted:
        return None
    return TakesNoPart(
        f"{', '.join(voted)} would vote on {item.ref}.",
        "Who has declared an interest in an item takes no part in it.",
        "Leave out these votes.",
    )
