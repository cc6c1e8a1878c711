"""What a count rests on: the votes, the terms in force and by which fact, the roll likewise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from cfworkflow.audit.explaining.findings import Casting, Facts, InForce, Seat
from cfworkflow.domain.count import Ballot
from cfworkflow.domain.decision.facts import DecisionMade
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.facts import MemberAppointed, MemberStoodDown, TermsAdopted
from cfworkflow.domain.rules.presence import Presence
from cfworkflow.domain.rules.quorum import seats_filled
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import Vote


def ballot(made: DecisionMade) -> Ballot:
    """The votes by name where names were taken, else as counted."""
    figures = made.figures
    if made.votes:
        return ballot_of(made.votes, figures.casting)
    return Ballot(
        in_favour=figures.in_favour,
        against=figures.against,
        abstained=figures.abstained,
        casting=figures.casting,
    )


def ballot_of(votes: Mapping[str, Vote], casting: Casting = None) -> Ballot:
    """Votes by name added up."""
    said = Counter(votes.values())
    return Ballot(
        in_favour=said["for"], against=said["against"], abstained=said["abstain"], casting=casting
    )


def seats_of(terms: Terms, presence: Presence) -> tuple[Seat, ...]:
    """The composition the terms ask for, and who of those counted fills it."""
    there = {member: presence.roll[member] for member in presence.counted}
    found = []
    for seat in terms.composition:
        alone = seat.model_copy(update={"at_least": 1})
        by = tuple(member for member, held in there.items() if seats_filled(alone, [held]))
        found.append(Seat(str(seat), seat.at_least, seats_filled(seat, [*there.values()]), by))
    return tuple(found)


def terms_in_force(of_group: list[Recorded], terms: Terms, day: date) -> InForce:
    """The terms of that day, and the fact by which they came into force."""
    adopted = [told for told in of_group if isinstance(told.fact, TermsAdopted) and told.on <= day]
    last = adopted[-1] if adopted else None
    decision = last.fact.decision if last and isinstance(last.fact, TermsAdopted) else None
    return InForce(
        terms=terms.model_dump(mode="json"),
        since=last.on if last else None,
        decision=decision,
        facts=(last.position,) if last else (),
    )


def of_the_roll(of_group: list[Recorded], presence: Presence, day: date) -> Facts:
    """The appointments of those in post that day, and who stood down by then."""
    return tuple(sorted(_roll_facts(of_group, presence, day)))


def _roll_facts(of_group: list[Recorded], presence: Presence, day: date) -> Iterator[int]:
    for told in of_group:
        match told.fact:
            case MemberAppointed() as fact:
                if presence.roll.get(fact.member) is fact:
                    yield told.position
            case MemberStoodDown():
                if told.on <= day:
                    yield told.position
            case _:
                pass
