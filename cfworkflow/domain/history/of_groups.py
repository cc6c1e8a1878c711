"""How facts about groups, terms and places change the small world."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group import facts as group
from cfworkflow.domain.history.things import Place
from cfworkflow.domain.history.world import World


def _group_established(world: World, told: Recorded, fact: group.GroupEstablished) -> None:
    one = world.group(fact.group)
    one.begun = True
    one.tier = fact.tier
    one.overseen_by = fact.overseen_by
    one.areas = set(fact.areas)
    one.standings.append((told.on, "forming" if fact.forming else "active"))


def _activated(world: World, told: Recorded, fact: group.PartnershipActivated) -> None:
    world.group(fact.group).standings.append((told.on, "active"))


def _reassigned(world: World, _told: Recorded, fact: group.AreasReassigned) -> None:
    _pass_on(world, fact.group, fact.to, fact.areas)


def _ended(world: World, told: Recorded, fact: group.PartnershipEnded) -> None:
    _pass_on(world, fact.group, fact.successor, fact.areas)
    one = world.group(fact.group)
    one.standings.append((told.on, "ended"))
    one.successor = fact.successor


def _pass_on(world: World, giver: str, taker: str, areas: Iterable[str]) -> None:
    one = world.group(giver)
    one.passings += 1
    for area in areas:
        one.passed[area] = (one.passings, taker)
        one.areas.discard(area)
        world.group(taker).areas.add(area)


def _terms_adopted(world: World, told: Recorded, fact: group.TermsAdopted) -> None:
    world.group(fact.group).terms.append((told.on, fact.terms))


def _appointed(world: World, told: Recorded, fact: group.MemberAppointed) -> None:
    one = world.group(fact.group)
    one.places.setdefault(fact.member, []).append(Place(fact, told.on))
    one.roll[fact.member] = fact
    one.settled = max(one.settled, told.on)


def _stood_down(world: World, told: Recorded, fact: group.MemberStoodDown) -> None:
    one = world.group(fact.group)
    places = one.places.get(fact.member)
    if places:
        places[-1].until = told.on
    one.roll.pop(fact.member, None)
    one.settled = max(one.settled, told.on)


Change = Callable[..., None]

CHANGES: dict[type[Fact], Change] = {
    group.GroupEstablished: _group_established,
    group.PartnershipActivated: _activated,
    group.AreasReassigned: _reassigned,
    group.PartnershipEnded: _ended,
    group.TermsAdopted: _terms_adopted,
    group.MemberAppointed: _appointed,
    group.MemberStoodDown: _stood_down,
}
