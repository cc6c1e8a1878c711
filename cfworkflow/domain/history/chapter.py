"""What one capability brings to the judging of histories: its chapter of the small world."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from transitions import Machine

from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.history.things import Blank
from cfworkflow.domain.history.world import World

Finds = Callable[[World, Recorded], Iterator[str]]
Kinds = tuple[type[Fact], ...]

# Each of these takes its own kind of fact, so that a table of them as a whole cannot say which.
Change = Callable[[World, Recorded, Any], None]
Further = Callable[[World, Any], Iterator[str]]
Acting = Callable[[World, Any], tuple[str, ...]]


class Predicate(NamedTuple):
    """A rule over a history: what it finds wrong with a fact, and which kinds it is put to."""

    finds: Finds
    kinds: Kinds


class Step(NamedTuple):
    """A fact as a step of a path, and the kind of thing whose path it is."""

    path: Machine
    trigger: str
    of: type[Blank]


class Since(NamedTuple):
    """Something that a fact rests on: since when that is there, and what happened then."""

    ref: str
    on: date
    happened: str


def since(
    world: World, of: type[Blank], ref: str | None, happened: str = "begun"
) -> tuple[Since, ...]:
    """That something has to be there; nothing has where no `ref` is given."""
    return () if ref is None else (Since(ref, world.at(of, ref).began, happened),)


def of_its_group(_world: World, fact: Any) -> tuple[str, ...]:  # noqa: ANN401 - of any kind
    """The group that a fact names as its own, which has to be active for it."""
    return (fact.group,)


Known = Callable[[World, Any], tuple[Since, ...]]
_NONE: Mapping[Any, Any] = MappingProxyType({})


class Chapter(NamedTuple):
    """The tables of one capability, each from a kind of fact to what the judge does with it."""

    changes: Mapping[type[Fact], Change]
    """How it changes the small world."""
    begins: Mapping[type[Fact], type[Blank]] = _NONE
    """Which kind of thing it begins: names are given once (N1), numbers without gaps (I1)."""
    anew: frozenset[type[Fact]] = frozenset()
    """Of these, what may be said of its thing again, in place of what was said before."""
    steps: Mapping[type[Fact], Step] = _NONE
    """Which step of a path it is (S2)."""
    further: Mapping[type[Fact], Further] = _NONE
    """What S2 asks of it beside its path."""
    acting: Mapping[type[Fact], Acting] = _NONE
    """Which groups have to be active for it (G1)."""
    known: Mapping[type[Fact], Known] = _NONE
    """What has to be there by its date (C1)."""
    predicates: Mapping[str, Predicate] = _NONE
    """By code: rules of its own, or its part in rules there are."""
