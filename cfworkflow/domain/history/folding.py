"""How each fact changes the small world. It takes a fact as told and judges nothing."""

from __future__ import annotations

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapters import ANEW, BEGINS, CHANGES
from cfworkflow.domain.history.effects import owed_after
from cfworkflow.domain.history.world import World, field_of


def fold(world: World, told: Recorded) -> None:
    """Take one more fact into account."""
    fact = told.fact
    owed = owed_after(world, told)
    keeping = world.keeping = world.turning_back.hear(told, world.latest)
    if keeping is not None:
        for tag in fact.tags():
            kind, _, ref = tag.partition(":")
            keeping.keep(world.things, kind, ref)
    change = CHANGES.get(type(fact))
    if change is not None:
        change(world, told, fact)
    begun = BEGINS.get(type(fact))
    if begun is not None:
        ref = getattr(fact, field_of(begun))
        if type(fact) not in ANEW or not world.begun(begun.KIND, ref):
            world.begin(begun, ref, told.on)
    for thing in fact.things():
        world.latest[thing] = max(told.on, world.latest.get(thing, told.on))
    world.commands.add(told.command_id)
    world.previous = told
    world.owed = owed
    world.keeping = None
