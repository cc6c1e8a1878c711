"""What an explanation of a decision consists of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from cfworkflow.domain.words import Vote

Facts = tuple[int, ...]
"""The positions of the facts that something rests on."""

Came = Literal[
    "in-person",
    "by-proxy",
    "proxy-not-allowed",
    "left",
    "arrived-later",
    "apologies",
    "not-recorded",
]
Casting = Literal["for", "against"] | None
Result = Literal["carried", "not_carried", "no_quorum", "decidable"]
"""`decidable` is said where no vote was taken: enough were there to take one."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a count: its value by the facts, what the decision says, and why it is so.

    `recorded` is None where the decision carries no figures of its own. `rule` is the code of the
    rule that asks for it, `clause` where the terms have it from.
    """

    name: str
    value: int
    recorded: int | None
    why: str
    facts: Facts
    rule: str = ""
    clause: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the decision's own figure is what the facts give."""
        return self.recorded in (None, self.value)


@dataclass(frozen=True, slots=True)
class Person:
    """A place on the group, or someone in the room without one, and how they counted.

    `came` says how they were there, or why not; `interest` that they, or their stand-in, declared
    one in the item. `counted` is towards the quorum, `entitled` to vote.
    """

    member: str
    organisation: str
    on_the_roll: bool
    came: Came
    proxy: str | None
    interest: bool
    counted: bool
    entitled: bool
    vote: Vote | None
    why: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class InForce:
    """The terms a count is judged by: since when, by which decision (None for first terms)."""

    terms: dict[str, Any]
    since: date | None
    decision: str | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Seat:
    """One line of a composition quorum: what it asks for, and who there fills it."""

    asks: str
    at_least: int
    filled: bool
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would have made a difference, and to what.

    `by` are the figures that would have been other, and by how much; `terms` the points of the
    terms that would have been. `figures` is the count after the change, those of a vote only where
    one would have been taken; `result` what would have come of it.
    """

    what: str
    by: dict[str, int]
    terms: dict[str, str]
    figures: dict[str, Any]
    result: Result


@dataclass(frozen=True, slots=True)
class Hearing:
    """An item before one meeting: who was there, by which terms they counted, what came of it.

    `day` is the date whose roll and terms it is judged by (rule T1); None while the meeting is not
    opened, and those of the day it is called for are shown.
    `result` is what the facts give, `ended` what the record says: carried, not_carried, deferred,
    withdrawn or open. `votes` are those named, or empty.
    """

    meeting: str
    meeting_status: str
    called_for: date
    day: date | None
    put: int
    end: int | None
    ended: str
    deferred_for: str | None
    because: str | None
    members: tuple[str, ...]
    figures: dict[str, Figure]
    quorate: bool
    composition: tuple[Seat, ...]
    casting: Casting
    result: Result
    people: tuple[Person, ...]
    terms: InForce
    changes: tuple[Change, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Afterwards:
    """A fact recorded later that would have mattered (rule T1); it is told, never applied."""

    what: str
    position: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something on record that cannot be so: the rule that finds it, where, and what."""

    rule: str
    position: int
    what: str
