"""The facts an explanation rests on: read by tag, and cited by position."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.fact import Recorded, narrative_fields
from cfworkflow.domain.redaction.facts import NarrativesErased
from cfworkflow.domain.thing import Thing
from cfworkflow.projections.sentences import sentence
from cfworkflow.projections.view import gone, shown

Read = Callable[[str], Iterable[Recorded]]
"""All facts that carry a tag such as `decision:D-0001`, in order."""

T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, slots=True)
class Cited:
    """A fact that something rests on: where it is, when it took effect, when it was recorded.

    Its sentence says so where the text that was given with it is withheld.
    """

    position: int
    kind: str
    on: date
    recorded_at: datetime
    actor: str
    sentence: str


class Evidence:
    """What was read to explain one thing: a few tags, never the whole history."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._tagged: dict[str, tuple[Recorded, ...]] = {}

    def of(self, tag: str) -> tuple[Recorded, ...]:
        """All facts that carry a tag and stand, in order, as they were corrected."""
        if tag not in self._tagged:
            self._tagged[tag] = tuple(as_it_stands(self._read(tag)))
        return self._tagged[tag]

    def all(self) -> list[Recorded]:
        """Every fact read so far, once, in order."""
        told = {each.position: each for facts in self._tagged.values() for each in facts}
        return [told[position] for position in sorted(told)]

    def erasures(self, tag: str) -> list[int]:
        """Where it is told that texts about a thing were erased: no step of it, and yet of it."""
        return [told.position for told in self.of(tag) if isinstance(told.fact, NarrativesErased)]

    def cited(self, positions: Iterable[int]) -> tuple[Cited, ...]:
        """The facts at these positions, in order, each once."""
        wanted = {*positions}
        return tuple(
            Cited(
                told.position,
                told.fact.NAME,
                told.on,
                told.recorded_at,
                told.actor,
                f"{sentence(told.fact)} {gone(told)}" if told.withheld else sentence(told.fact),
            )
            for told in self.all()
            if told.position in wanted
        )


def text_of(told: Recorded | None, name: str) -> str | None:
    """A narrative of a fact as it is shown: its text, that it is withheld, or None without one."""
    if told is None or name not in narrative_fields(type(told.fact)):
        return None
    return shown(getattr(told.fact, name), told)


def before(facts: Sequence[Recorded], position: int | None) -> list[Recorded]:
    """Those of the facts that stand before a position; all of them where there is none."""
    return [told for told in facts if position is None or told.position < position]


def as_it_stood(kind: type[T], ref: str, facts: Iterable[Recorded]) -> T:
    """The thing the facts add up to, so far as they do.

    A fact that cannot follow those before it adds nothing: somebody tampered with the record, and
    what is wrong with it is the judge's to say.
    """
    thing = kind(ref)
    for told in facts:
        try:
            thing.evolve(told)
        except (LookupError, ValueError, TypeError):
            continue
    return thing
