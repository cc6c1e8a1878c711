"""A vote counted again from the roll, the room and the terms of its date, and by hand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.history.things import Item, Meeting
from cfworkflow.domain.history.world import World
from cfworkflow.domain.terms import Seat, Terms


@dataclass(frozen=True, slots=True)
class Recount:
    """What a decision's figures ought to be.

    `counted` are the members who count towards the quorum, `entitled` those who may vote, `aside`
    those who may not for an interest of their own or of the stand-in they sent, `voices` how many
    votes there are, `members` what the quorum is a share of, `needed` the votes that carry.
    """

    fact: DecisionMade
    item: Item
    meeting: Meeting
    terms: Terms
    roll: Mapping[str, MemberAppointed]
    counted: frozenset[str]
    entitled: frozenset[str]
    aside: frozenset[str]
    voices: int
    members: int
    quorum: int
    needed: int


def recount(world: World, told: Recorded) -> Recount:
    """Count the vote of a `DecisionMade` again; once, however many rules ask."""
    if world.recounted is None or world.recounted[0] is not told:
        world.recounted = (told, _recount(world, told))
    return world.recounted[1]


def _recount(world: World, told: Recorded) -> Recount:
    fact = told.fact
    if not isinstance(fact, DecisionMade):
        raise TypeError(fact.NAME)
    item = world.item(fact.decision)
    meeting = world.meeting(item.meeting)
    group = world.group(meeting.group)
    terms = group.in_force(told.on)
    roll = group.in_post(told.on)
    there = frozenset(
        member
        for member, stand_in in meeting.room.items()
        if member in roll and (stand_in is None or terms.proxies)
    )
    aside = frozenset(
        member
        for member, stand_in in meeting.room.items()
        if member in item.interests or stand_in in item.interests
    )
    entitled = there - aside
    figures = fact.figures
    return Recount(
        fact=fact,
        item=item,
        meeting=meeting,
        terms=terms,
        roll=roll,
        counted=there if terms.conflicted_count_as_present else entitled,
        entitled=entitled,
        aside=aside,
        voices=voices(terms, [roll[member] for member in entitled]),
        members=quorum_base(terms, len(roll)),
        quorum=quorum(terms, len(roll)),
        needed=needed(
            terms,
            voices(terms, [roll[member] for member in entitled]),
            figures.in_favour + figures.against + (1 if figures.casting else 0),
        ),
    )


def voices(terms: Terms, entitled: Collection[MemberAppointed]) -> int:
    """How many votes there are: one a place, or one an organisation."""
    if terms.one_vote_an_organisation:
        return len({place.organisation for place in entitled})
    return len(entitled)


def quorum_base(terms: Terms, members: int) -> int:
    """What the quorum is a share of: the members in post, or the seats."""
    return terms.seats if terms.quorum_base == "seats" and terms.seats else members


def quorum(terms: Terms, members: int) -> int:
    """How many must be present, in whole numbers throughout; never nobody."""
    above, below = terms.quorum_fraction.numerator, terms.quorum_fraction.denominator
    share = above * quorum_base(terms, members)
    if terms.quorum_rounding == "down":
        rounded = share // below
    elif terms.quorum_rounding == "up":
        rounded = (share + below - 1) // below
    else:
        rounded = (2 * share + below) // (2 * below)
    return max(1, rounded + terms.quorum_plus)


def needed(terms: Terms, entitled: int, cast: int) -> int:
    """The fewest votes in favour that carry, in whole numbers throughout; never none."""
    above, below = terms.majority.numerator, terms.majority.denominator
    share = above * (cast if terms.majority_base == "votes-cast" else entitled)
    if terms.majority_reached == "more-than":
        return max(1, share // below + 1)
    return max(1, (share + below - 1) // below)


def filled(seat: Seat, there: Collection[MemberAppointed]) -> bool:
    """Whether enough of those there have the petal, the sector or the role."""
    if seat.petal is not None:
        fitting = [place for place in there if seat.petal in place.petals]
    elif seat.sector is not None:
        fitting = [place for place in there if seat.sector in place.sectors]
    else:
        fitting = [place for place in there if seat.role == place.role]
    return len(fitting) >= seat.at_least
