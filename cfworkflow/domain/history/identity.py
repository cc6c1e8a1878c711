"""N1, O1, I1, I2 over a history: names, owners, nothing taken out, nothing recorded twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cfworkflow.domain.action.facts import ActionAdded, ActionReassigned
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.history.chapters import ANEW, BEGINS
from cfworkflow.domain.history.world import World, field_of, numbered
from cfworkflow.domain.references import REFERRING

NAMING: tuple[type[Fact], ...] = (*(kind for kind in BEGINS if kind not in ANEW), MemberAppointed)
"""The kinds of fact that N1 judges."""


@cache
def _references(kind: type[Fact]) -> tuple[tuple[str, str], ...]:
    itself = field_of(BEGINS[kind]) if kind in BEGINS else ""
    return tuple(
        (name, REFERRING[name])
        for name in kind.model_fields
        if name in REFERRING and name != itself
    )


def n1_one_name_one_thing(world: World, told: Recorded) -> Iterator[str]:
    """A name is given once, and a place is given to one at a time."""
    fact = told.fact
    if isinstance(fact, MemberAppointed):
        places = world.group(fact.group).places.get(fact.member)
        if places and places[-1].until is None:
            yield f"{fact.member} was appointed to {fact.group} and held that place already."
        return
    begun = BEGINS[type(fact)]
    ref = getattr(fact, field_of(begun))
    if world.begun(begun.KIND, ref):
        yield f"There was a {begun.KIND} {ref} already."


def o1_owner_in_post(world: World, told: Recorded) -> Iterator[str]:
    """An action is given to a member in post of the group it stands with."""
    fact = told.fact
    if not isinstance(fact, ActionAdded | ActionReassigned):
        return
    if world.action(fact.action).owner == (fact.group, fact.owner):
        return
    if fact.owner not in world.group(fact.group).in_post(told.on):
        yield f"{fact.owner} owns {fact.action} and held no place on {fact.group}."


def i1_nothing_missing(world: World, told: Recorded) -> Iterator[str]:
    """Positions rise, what is spoken of was told of before, and no number is left out.

    That a fact was changed shows in what the other rules find; that none was is what the
    proofs over the stored bytes are for.
    """
    if world.previous is not None and told.position <= world.previous.position:
        yield f"Position {told.position} follows {world.previous.position}."
    for field, kind in _references(type(told.fact)):
        ref = getattr(told.fact, field)
        if ref is not None and not world.begun(kind, ref):
            yield f"It speaks of {kind} {ref}, and nothing tells how that began."
    begun = BEGINS.get(type(told.fact))
    if begun is not None:
        ref = getattr(told.fact, field_of(begun))
        letter, number = numbered(ref)
        if number > world.numbers.get(letter, 0) + 1:
            yield f"{ref} is there, and a number before it is not."


def i2_recorded_once(world: World, told: Recorded) -> Iterator[str]:
    """The facts of one command stand together and agree on the command, the actor, the moment."""
    before = world.previous
    if before is None or before.command_id != told.command_id:
        if told.command_id in world.commands:
            yield f"The command {told.command_id} is recorded a second time."
        return
    if (before.command, before.actor, before.recorded_at) != (
        told.command,
        told.actor,
        told.recorded_at,
    ):
        yield f"The command {told.command_id} is recorded in two ways."
