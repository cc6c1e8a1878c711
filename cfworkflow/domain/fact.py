"""What a fact is, and the envelope it is recorded in.

A fact is a frozen model in the past tense. Its fields are either *facts* (references, dates,
figures, tiers), on which folding and rules stand, or *narrative* (titles, reasons, findings),
which may hold personal data, may later be erased, and is never looked at by a rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

NARRATIVE = "narrative"

Narrative = Annotated[str | None, NARRATIVE]
"""Free text; None when nothing was said or when it has been withheld."""

Narratives = Annotated[tuple[str, ...], NARRATIVE]
"""Several free texts in order; empty when nothing was said or when withheld."""


class Fact(BaseModel):
    """One thing that happened. `NAME` and `VERSION` are stored; the class may be renamed.

    `TAGS` names the fields that say what the fact touches: `("barrier",)` gives the tag
    `barrier:B-0001`. What a tag's thing is at any moment is the sum of the facts that carry it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    NAME: ClassVar[str]
    VERSION: ClassVar[int] = 1
    TAGS: ClassVar[tuple[str, ...]]

    def tags(self) -> tuple[str, ...]:
        """The tags of this fact, such as `("decision:D-0001", "meeting:M-0003")`."""
        named = [(name, getattr(self, name)) for name in self.TAGS]
        return tuple(f"{name.replace('_', '-')}:{ref}" for name, ref in named if ref is not None)

    def things(self) -> tuple[str, ...]:
        """The things whose own time this fact moves on (rule C1); its tags, unless narrower."""
        return self.tags()

    def erases(self) -> tuple[int, ...]:
        """The positions of the facts whose narratives go as this one is recorded; mostly none."""
        return ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact in its envelope: when it took effect, when, by whom and by which command recorded.

    `position` counts from 1 in the store and is 0 for a fact not yet appended. `recorded_at` is
    UTC. `command` names the kind of command, `command_id` the one time it was sent (rule I2).
    `withheld` tells that a narrative was given once and is no longer there, `left_out` that it is
    so because this copy of the record was made without it: otherwise it was erased.
    """

    fact: Fact
    on: date
    recorded_at: datetime
    actor: str
    command: str
    command_id: str
    position: int = 0
    withheld: bool = False
    left_out: bool = False


def same_facts(one: Fact, other: Fact) -> bool:
    """Whether two facts say the same, their narratives apart (these may be erased)."""
    texts = set(narrative_fields(type(one)))
    return type(one) is type(other) and (
        one.model_dump(exclude=texts) == other.model_dump(exclude=texts)
    )


def erased(told: Recorded) -> Recorded:
    """A fact as it is read once its narratives are gone; as it is where it was given none."""
    fact = told.fact
    said = {name for name in narrative_fields(type(fact)) if getattr(fact, name)}
    if not said:
        return told
    fields = type(fact).model_fields
    bare = fact.model_copy(update={name: fields[name].default for name in said})
    return replace(told, fact=bare, withheld=True)


@cache
def narrative_fields(kind: type[Fact]) -> frozenset[str]:
    """The names of the fields of `kind` that are narrative."""
    return frozenset(
        name for name, field in kind.model_fields.items() if NARRATIVE in field.metadata
    )
