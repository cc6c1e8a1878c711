"""S2 over a history: a step is taken only from a state that allows it."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapters import FURTHER, STEPS
from cfworkflow.domain.history.world import World, field_of, word
from cfworkflow.domain.machine import steps_of

_FROM = {
    kind: (
        step.of,
        field_of(step.of),
        frozenset(source for name, source, _ in steps_of(step.path) if name == step.trigger),
    )
    for kind, step in STEPS.items()
}
STEPPING = tuple({**STEPS, **FURTHER})
"""The kinds of fact that S2 judges."""


def s2_from_a_state_that_allows_it(world: World, told: Recorded) -> Iterator[str]:
    """Every step is one of its path, from the state the thing was in."""
    fact = told.fact
    step = _FROM.get(type(fact))
    if step is not None:
        of, field, sources = step
        ref = getattr(fact, field)
        state = world.at(of, ref).status
        if state not in sources:
            yield f"{word(fact)}: {ref} was {state.replace('_', ' ') or 'not there'}."
    further = FURTHER.get(type(fact))
    if further is not None:
        yield from further(world, fact)
