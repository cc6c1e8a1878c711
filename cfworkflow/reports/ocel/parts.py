"""What an object-centric event log consists of, whichever form it is written in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

Type: TypeAlias = Literal["string", "time", "integer", "float", "boolean"]
"""What an attribute can be, in the words of the standard."""

Scalar: TypeAlias = str | int | float | bool
"""A value of an attribute. Times are text already: `2026-03-31T00:00:00.000Z`."""


class Attribute(NamedTuple):
    """An attribute that events or objects of one type may have."""

    name: str
    type: Type


class Kind(NamedTuple):
    """A type of events or of objects, and the attributes these may have."""

    name: str
    attributes: tuple[Attribute, ...]


class Event(NamedTuple):
    """Something that happened. `related` are the objects it is about, and as what each."""

    id: str
    type: str
    time: str
    attributes: dict[str, Scalar]
    related: dict[str, str]


class Change(NamedTuple):
    """An attribute of an object has another value from a time on."""

    time: str
    name: str
    value: Scalar


@dataclass(slots=True)
class Object:
    """Something events are about. `attributes` are those it had `since` it came up.

    `related` are other objects, and as what each stands to it; no time is told of that.
    """

    id: str
    type: str
    since: str
    attributes: dict[str, Scalar] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    related: dict[tuple[str, str], None] = field(default_factory=dict)
