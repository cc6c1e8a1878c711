"""How each fact changes the small world. It takes a fact as told and judges nothing."""

from __future__ import annotations

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history import of_barriers, of_groups, of_meetings, of_redactions
from cfworkflow.domain.history.effects import owed_after
from cfworkflow.domain.history.world import World

# Each change takes its own kind of fact, so that the table as a whole cannot say which.
_CHANGES = {
    **of_groups.CHANGES,
    **of_meetings.CHANGES,
    **of_barriers.CHANGES,
    **of_redactions.CHANGES,
}


def fold(world: World, told: Recorded) -> None:
    """Take one more fact into account."""
    fact = told.fact
    owed = owed_after(world, told)
    change = _CHANGES.get(type(fact))
    if change is not None:
        change(world, told, fact)
    for thing in fact.things():
        world.latest[thing] = max(told.on, world.latest.get(thing, told.on))
    world.commands.add(told.command_id)
    world.previous = told
    world.owed = owed
