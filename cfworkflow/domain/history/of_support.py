"""Days of support in the small world: that they were agreed, and why they changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Predicate, Since, since
from cfworkflow.domain.history.of_strands import Strand
from cfworkflow.domain.history.things import Blank
from cfworkflow.domain.history.world import World
from cfworkflow.domain.support.facts import SupportAgreed, SupportUsed


@dataclass(slots=True)
class Support(Blank):
    """The days of one contract or offer."""

    KIND: ClassVar[str] = "support"


def _on_what(world: World, fact: SupportUsed) -> tuple[Since, ...]:
    return (
        *since(world, Support, fact.support, "agreed"),
        *since(world, Strand, fact.strand, "named"),
    )


def w1_changes_with_a_reason(world: World, told: Recorded) -> Iterator[str]:
    """Days that were agreed before are agreed anew only where somebody said why."""
    fact = told.fact
    if not isinstance(fact, SupportAgreed) or fact.reasoned:
        return
    if world.begun(Support.KIND, fact.support):
        yield f"What was agreed for {fact.support} changed, and nobody said why."


CHAPTER = Chapter(
    begins={SupportAgreed: Support},
    anew=frozenset({SupportAgreed}),
    changes={},
    known={SupportUsed: _on_what},
    predicates={"W1": Predicate(w1_changes_with_a_reason, (SupportAgreed,))},
)
