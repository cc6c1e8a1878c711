"""The figures of a count, each with its reason and the facts it rests on."""

from __future__ import annotations

from cfworkflow.audit.explaining.findings import Facts, Figure, InForce, Person
from cfworkflow.audit.explaining.sums import (
    MAJORITY,
    QUORUM,
    clause,
    counted,
    majority_in_words,
    quorum_in_words,
)
from cfworkflow.audit.explaining.what_if import Count
from cfworkflow.domain.decision.facts import DecisionMade

_VOTES = {
    "in_favour": ("for", "voted for"),
    "against": ("against", "voted against"),
    "abstained": ("abstain", "abstained"),
}


def figures_of(  # noqa: PLR0913, PLR0917 - what a count is made of, and what each part rests on
    count: Count,
    made: DecisionMade | None,
    people: tuple[Person, ...],
    roll: Facts,
    in_force: InForce,
    moment: int | None,
) -> dict[str, Figure]:
    """The figures by name, in the order they are worked out; votes only where one was taken."""
    found = [*_of_the_room(count, people, roll, in_force)]
    if made is not None and moment is not None:
        found += _of_the_vote(count, made, people, in_force, moment)
    own = made.figures.model_dump() if made else {}
    return {
        name: Figure(name, value, own.get(name), why, facts, rule, said)
        for name, value, why, facts, rule, said in found
    }


_Row = tuple[str, int, str, Facts, str, str]


def _of_the_room(
    count: Count, people: tuple[Person, ...], roll: Facts, in_force: InForce
) -> list[_Row]:
    terms, figures = count.terms, count.figures
    there = [person for person in people if person.counted]
    proxies = sum(person.proxy is not None for person in there)
    by_proxy = f", {proxies} of them by proxy" if proxies else ""
    came = tuple(sorted(position for person in there for position in person.facts))
    seats = terms.seats if terms.quorum_base == "seats" else None
    in_post = counted(count.members, "member")
    base = f"The terms reckon with {seats} seats; {in_post} in post." if seats else ""
    return [
        ("members", figures.members, base or f"{in_post} in post that day.", roll, "T1", ""),
        (
            "quorum",
            figures.quorum,
            quorum_in_words(terms, count.members),
            (*in_force.facts, *roll),
            "Q1",
            clause(terms, "Q1", *QUORUM),
        ),
        (
            "present",
            figures.present,
            f"{counted(len(there), 'member')} counted as present{by_proxy}.",
            came,
            "Q2",
            "",
        ),
        ("entitled", figures.entitled, _voices(count, people), came, "A2", ""),
    ]


def _voices(count: Count, people: tuple[Person, ...]) -> str:
    entitled = [person for person in people if person.entitled]
    if count.terms.one_vote_an_organisation:
        houses = counted(count.entitled, "organisation")
        return f"One vote for each organisation: {houses} among {len(entitled)} people."
    aside = sum(person.counted and not person.entitled for person in people)
    if aside:
        have = "has" if aside == 1 else "have"
        return f"One vote for each place; {aside} of those present stood aside and {have} none."
    return "One vote for each of those present."


def _of_the_vote(
    count: Count,
    made: DecisionMade,
    people: tuple[Person, ...],
    in_force: InForce,
    moment: int,
) -> list[_Row]:
    figures, rests_on = count.figures, (moment,)
    rows: list[_Row] = []
    for name, (vote, did) in _VOTES.items():
        value = getattr(figures, name)
        who = sorted(member for member, said in made.votes.items() if said == vote)
        named = f": {', '.join(who)}" if who else ""
        rows.append((name, value, f"{value} {did}{named}.", rests_on, "M2", ""))
    silent = [person.member for person in people if person.entitled and person.vote is None]
    named = f": {', '.join(silent)}" if made.votes and silent else ""
    some = figures.no_vote
    why = f"For {some} of the {figures.entitled} votes there are, none is recorded{named}."
    rows.append(("no_vote", some, why, rests_on, "M2", ""))
    needed = majority_in_words(count.terms, figures)
    source = clause(count.terms, "M1", *MAJORITY)
    rows.append(("needed", figures.needed, needed, (*in_force.facts, moment), "M1", source))
    return rows
