"""The erasure of texts in the small world: nothing changes but what is known to be gone."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Predicate
from cfworkflow.domain.history.world import World
from cfworkflow.domain.redaction.facts import NarrativesErased


def _erased(world: World, _told: Recorded, fact: NarrativesErased) -> None:
    world.erased.update(fact.positions)


def i1_erased_once(world: World, told: Recorded) -> Iterator[str]:
    """Texts are erased of a thing that is there, each once, and none before it was told."""
    fact = told.fact
    if not isinstance(fact, NarrativesErased):
        return
    kind, _, ref = fact.thing.partition(":")
    if not world.begun(kind, ref) and fact.thing not in world.turning_back.gone:
        yield f"It speaks of {kind} {ref}, and nothing tells how that began."
    for gone in fact.positions:
        if not 0 < gone < told.position:
            yield f"It erases the text of @{gone}, where nothing was on record yet."
        elif gone in world.erased:
            yield f"It erases the text of @{gone}, which was erased before."


CHAPTER = Chapter(
    changes={NarrativesErased: _erased},
    predicates={"I1": Predicate(i1_erased_once, (NarrativesErased,))},
)
