"""T1, T2, T3 over a history: the terms of the date, changed by decision, possible to meet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.facts import MemberAppointed, MemberStoodDown, TermsAdopted
from cfworkflow.domain.history.judgement import Late
from cfworkflow.domain.history.recount import filled, quorum, recount
from cfworkflow.domain.history.world import World
from cfworkflow.domain.terms import Terms

LARGEST = 999
"""No group is larger: a quorum out of reach at this size is out of reach."""

_SHOWN = 20
_AFTER_ALL = "~"
"""Sorts after every reference."""


def t1_terms_of_the_date(world: World, told: Recorded) -> Iterator[str]:
    """A decision is judged by the terms in effect on its date."""
    vote = recount(world, told)
    if vote.fact.terms != vote.terms:
        yield f"{vote.fact.decision} was judged by other terms than those in effect that day."


def t1_recorded_late(world: World, told: Recorded) -> Late | None:
    """A change of the roll or the terms that comes after decisions it would have mattered for.

    Terms adopted at a meeting hold for what comes after, so that only an earlier date is late.
    """
    match told.fact:
        case MemberAppointed() as fact:
            group, what = fact.group, f"{fact.member} was appointed to {fact.group}"
        case MemberStoodDown() as fact:
            group, what = fact.group, f"{fact.member} stood down from {fact.group}"
        case TermsAdopted() as fact:
            group, what = fact.group, f"Terms of {fact.group} were adopted"
        case _:
            return None
    decided = world.group(group).decided
    if isinstance(told.fact, TermsAdopted):
        first = bisect_right(decided, (told.on, _AFTER_ALL))
    else:
        first = bisect_left(decided, (told.on, ""))
    count = len(decided) - first
    if count == 0:
        return None
    refs = tuple(ref for _, ref in decided[first : first + _SHOWN])
    what = f"{what} from {told.on.isoformat()} on, recorded when {', '.join(refs)}"
    more = f" and {count - len(refs)} more" if count > len(refs) else ""
    return Late(told.position, f"{what}{more} had been decided.", refs, count)


def t2_by_decision(world: World, told: Recorded) -> Iterator[str]:
    """Terms come with the group, or by a carried decision of it to adopt these very terms."""
    fact = told.fact
    if not isinstance(fact, TermsAdopted):
        return
    owed = world.owed if world.owed is not None and world.owed.paid_by(told) else None
    if owed is None:
        yield f"Terms of {fact.group} came into force without a decision to adopt them."
    elif owed.field == "group":
        if fact.decision is not None:
            yield f"The first terms of {fact.group} name a decision."
    else:
        item = world.item(fact.decision or "")
        if item.group != fact.group:
            yield f"{fact.decision}, of {item.group}, brought terms of {fact.group} into force."
        if item.terms != fact.terms:
            yield f"{fact.decision} brought other terms into force than were put."


def t3_can_be_met(world: World, told: Recorded) -> Iterator[str]:
    """Adopted terms ask for shares that are shares, and for no more than the members in post."""
    fact = told.fact
    if not isinstance(fact, TermsAdopted):
        return
    for fault in _not_shares(fact.terms):
        yield f"The terms of {fact.group} {fault}."
    if fact.decision is not None:
        roll = world.group(fact.group).in_post(told.on).values()
    else:
        roll = {}.values()
    for fault in _too_much(fact.terms, roll):
        yield f"The terms of {fact.group} {fault}."


def _not_shares(terms: Terms) -> Iterator[str]:
    part, whole = terms.quorum_fraction.numerator, terms.quorum_fraction.denominator
    if part < 0 or part > whole:
        yield "ask for a quorum that is no share of the members"
    part, whole = terms.majority.numerator, terms.majority.denominator
    if 2 * part < whole or part > whole:
        yield "ask for a majority that is none"
    if 2 * part == whole and terms.majority_reached == "at-least":
        yield "let a tie carry"
    if part == whole and terms.majority_reached == "more-than":
        yield "ask for more than all the votes"
    if terms.quorum_base == "seats" and not terms.seats:
        yield "take a share of the seats and do not say how many there are"


def _too_much(terms: Terms, roll: Collection[MemberAppointed]) -> Iterator[str]:
    size = terms.seats if terms.quorum_base == "seats" and terms.seats else LARGEST
    if quorum(terms, size) > size:
        yield "ask for a quorum no group can reach"
    if not roll:
        return
    if quorum(terms, len(roll)) > len(roll):
        yield f"ask for a quorum of {quorum(terms, len(roll))} of {len(roll)} members"
    if terms.quorum_base == "seats" and terms.seats and terms.seats < len(roll):
        yield f"know {terms.seats} seats, and {len(roll)} members are in post"
    for seat in terms.composition:
        if not filled(seat, roll):
            yield f"ask for {seat} to be present, and too few are in post"
