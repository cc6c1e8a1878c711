"""A history to be asked, as whoever explains it does: by tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.decision.facts import DecisionProposed
from cfworkflow.domain.fact import Recorded


def reading(history: Iterable[Recorded]) -> Callable[[str], list[Recorded]]:
    """A way to read the facts of a history by tag."""
    facts = [*history]
    return lambda tag: [told for told in facts if tag in told.fact.tags()]


def items(history: Iterable[Recorded], barrier: str | None = None) -> list[str]:
    """The references of all items put and not taken back, or of those about a barrier."""
    return [
        told.fact.decision
        for told in as_it_stands(history)
        if isinstance(told.fact, DecisionProposed) and barrier in {None, told.fact.barrier}
    ]
