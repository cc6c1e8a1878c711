"""A thing: what the facts of one tag add up to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from cfworkflow.domain.fact import Recorded


@dataclass
class Thing:
    """Something facts are about, folded from them in order. Folding never judges.

    `KIND` is the tag's first half and the word for it in messages; `LETTER` the first letter of
    its references, for kinds that are numbered.
    """

    KIND: ClassVar[str]
    LETTER: ClassVar[str] = ""

    ref: str

    def evolve(self, told: Recorded) -> None:
        """Take one more fact into account; facts of no concern to this thing change nothing."""
        raise TypeError(f"{type(self).__name__} cannot take {told.fact.NAME} into account")


T = TypeVar("T", bound=Thing)


def folded(kind: type[T], ref: str, facts: Iterable[Recorded]) -> T:
    """The thing that `facts` add up to."""
    thing = kind(ref)
    for told in facts:
        thing.evolve(told)
    return thing
