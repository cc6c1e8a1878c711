"""What happened to texts that had to go."""

from __future__ import annotations

from cfworkflow.domain.fact import Fact, Narrative


class NarrativesErased(Fact):
    """The narratives of some facts about one thing were erased, and can't be had back.

    `thing` is their tag, such as `barrier:B-0001`; `positions` are those of the facts, in order.
    What was erased stays committed to: each fact's line keeps the hash of its narrative.
    """

    NAME = "narratives-erased"
    TAGS = ("thing",)

    thing: str
    positions: tuple[int, ...]
    reason: Narrative = None
    authority: Narrative = None

    def tags(self) -> tuple[str, ...]:
        """The tag of the thing whose texts they were: this is part of its story."""
        return (self.thing,)

    def things(self) -> tuple[str, ...]:
        """None: that a text is gone says nothing of how the thing stands (rule C1)."""
        return ()

    def erases(self) -> tuple[int, ...]:
        """The positions of the facts whose narratives go as this is recorded."""
        return self.positions
