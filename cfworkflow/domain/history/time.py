"""C1 over a history: time runs forward on each thing, and nothing is about what is to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapters import KNOWN
from cfworkflow.domain.history.world import World

_FURTHEST_EAST = timedelta(hours=14)
"""No clock on Earth is further ahead of UTC, in which facts say when they were recorded."""


def c1_time_runs_forward(world: World, told: Recorded) -> Iterator[str]:
    """Nothing takes effect before its thing's last fact, or on a day that was still to come."""
    for thing in told.fact.things():
        latest = world.latest.get(thing)
        if latest is not None and told.on < latest:
            name = thing.partition(":")[2]
            yield f"The record of {name} goes back from {latest} to {told.on}."
    if told.on > (told.recorded_at + _FURTHEST_EAST).date():
        yield f"It takes effect on {told.on} and was recorded before, at {told.recorded_at}."
    known = KNOWN.get(type(told.fact))
    for ref, since, happened in known(world, told.fact) if known else ():
        if told.on < since:
            yield f"It is about {ref} on {told.on}, before that was {happened}."
