"""What the erasure of texts changes in the small world: nothing but what is known to be gone."""

from __future__ import annotations

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.world import World
from cfworkflow.domain.redaction.facts import NarrativesErased


def _erased(world: World, _told: Recorded, fact: NarrativesErased) -> None:
    world.erased.update(fact.positions)


CHANGES = {NarrativesErased: _erased}
"""Kind of fact → what it changes."""
