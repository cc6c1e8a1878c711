"""How facts about groups, terms and places change the small world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group import facts as group
from cfworkflow.domain.group.path import PARTNERSHIP_PATH
from cfworkflow.domain.history.chapter import (
    Chapter,
    Predicate,
    Since,
    Step,
    of_its_group,
    since,
)
from cfworkflow.domain.history.things import Group, Place
from cfworkflow.domain.history.world import World


def _group_established(world: World, told: Recorded, fact: group.GroupEstablished) -> None:
    one = world.group(fact.group)
    one.tier = fact.tier
    one.overseen_by = fact.overseen_by
    one.areas = set(fact.areas)
    one.stands(told.on, "forming" if fact.forming else "active")


def _activated(world: World, told: Recorded, fact: group.PartnershipActivated) -> None:
    world.group(fact.group).stands(told.on, "active")


def _reassigned(world: World, _told: Recorded, fact: group.AreasReassigned) -> None:
    _pass_on(world, fact.group, fact.to, fact.areas)


def _ended(world: World, told: Recorded, fact: group.PartnershipEnded) -> None:
    _pass_on(world, fact.group, fact.successor, fact.areas)
    one = world.group(fact.group)
    one.stands(told.on, "ended")
    one.successor = fact.successor


def _pass_on(world: World, giver: str, taker: str, areas: Iterable[str]) -> None:
    one = world.group(giver)
    one.passings += 1
    for area in areas:
        one.passed[area] = (one.passings, taker)
        one.areas.discard(area)
        world.group(taker).areas.add(area)


def _overseen(world: World, _told: Recorded, fact: group.OversightAssigned) -> None:
    world.group(fact.group).overseen_by = fact.overseen_by


def _terms_adopted(world: World, told: Recorded, fact: group.TermsAdopted) -> None:
    world.group(fact.group).terms.append((told.on, fact.terms))


def _appointed(world: World, told: Recorded, fact: group.MemberAppointed) -> None:
    one = world.group(fact.group)
    one.places.setdefault(fact.member, []).append(Place(fact, told.on, at=told.position))
    one.roll[fact.member] = fact
    one.settled = max(one.settled, told.on)


def _stood_down(world: World, told: Recorded, fact: group.MemberStoodDown) -> None:
    one = world.group(fact.group)
    places = one.places.get(fact.member)
    if places:
        places[-1].until = told.on
    one.roll.pop(fact.member, None)
    one.settled = max(one.settled, told.on)


def _establishment(_world: World, fact: group.GroupEstablished) -> Iterator[str]:
    if fact.forming and fact.tier != "operational":
        yield f"{fact.group} began as forming, and is of the {fact.tier} tier."


def _passing_on(world: World, fact: group.AreasReassigned) -> Iterator[str]:
    yield from _partnerships(world, fact.group, fact.to)
    if not world.group(fact.group).areas.issuperset(fact.areas):
        yield f"{fact.group} passed on areas it did not have."
    if fact.group == fact.to:
        yield f"{fact.group} passed on areas to itself."


def _ending(world: World, fact: group.PartnershipEnded) -> Iterator[str]:
    yield from _partnerships(world, fact.group, fact.successor)
    if world.group(fact.group).areas != {*fact.areas}:
        yield f"{fact.group} ended and passed on other areas than it had."
    if fact.group == fact.successor:
        yield f"{fact.group} ended and followed itself."


def _partnerships(world: World, giver: str, taker: str) -> Iterator[str]:
    for ref in (giver, taker):
        if world.group(ref).tier != "operational":
            yield f"{ref} gave or took areas and is no Operational Partnership."


def _oversight(world: World, fact: group.OversightAssigned) -> Iterator[str]:
    if world.group(fact.group).status == "ended":
        yield f"{fact.group} had ended and was given {fact.overseen_by} to oversee it."


def _overseeing(_world: World, fact: group.OversightAssigned) -> tuple[str, ...]:
    return (fact.overseen_by,)


def _reported_to(_world: World, fact: group.ReportingAgreed) -> tuple[str, ...]:
    return (fact.to,)


def _there_by_then(world: World, fact: group.OversightAssigned) -> tuple[Since, ...]:
    return since(world, Group, fact.group, "established")


_ABOVE = {"operational": "tactical", "tactical": "strategic"}


def p1_overseen_by_the_next_tier(world: World, told: Recorded) -> Iterator[str]:
    """Whoever comes to oversee a group is of the tier next above it."""
    fact = told.fact
    if isinstance(fact, group.OversightAssigned) and (
        _ABOVE.get(world.group(fact.group).tier) != world.group(fact.overseen_by).tier
    ):
        yield f"{fact.group} came to be overseen by {fact.overseen_by}, not of the next tier up."


def _giving_and_taking(_world: World, fact: group.AreasReassigned) -> tuple[str, ...]:
    return (fact.group, fact.to)


def _following(_world: World, fact: group.PartnershipEnded) -> tuple[str, ...]:
    return (fact.successor,)


CHAPTER = Chapter(
    begins={group.GroupEstablished: Group},
    changes={
        group.GroupEstablished: _group_established,
        group.PartnershipActivated: _activated,
        group.AreasReassigned: _reassigned,
        group.PartnershipEnded: _ended,
        group.OversightAssigned: _overseen,
        group.TermsAdopted: _terms_adopted,
        group.MemberAppointed: _appointed,
        group.MemberStoodDown: _stood_down,
    },
    steps={
        group.PartnershipActivated: Step(PARTNERSHIP_PATH, "activate", Group),
        group.AreasReassigned: Step(PARTNERSHIP_PATH, "reassign_areas", Group),
        group.PartnershipEnded: Step(PARTNERSHIP_PATH, "end", Group),
    },
    further={
        group.GroupEstablished: _establishment,
        group.AreasReassigned: _passing_on,
        group.PartnershipEnded: _ending,
        group.OversightAssigned: _oversight,
    },
    acting={
        group.MemberAppointed: of_its_group,
        group.AreasReassigned: _giving_and_taking,
        group.PartnershipEnded: _following,
        group.OversightAssigned: _overseeing,
        group.ReportingAgreed: _reported_to,
    },
    known={group.OversightAssigned: _there_by_then},
    predicates={"P1": Predicate(p1_overseen_by_the_next_tier, (group.OversightAssigned,))},
)
