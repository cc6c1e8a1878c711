"""What the small world holds: groups, meetings, items, barriers, actions; blank until told of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import Answer


@dataclass(slots=True)
class Blank:
    """What is true of a thing of any kind. `KIND` is the first half of its tag.

    `begun` and `began`, its first date, are kept by folding; `status` by what changes the thing.
    """

    KIND: ClassVar[str]

    begun: bool = False
    began: date = date.min
    status: str = ""


@dataclass(slots=True)
class Place:
    """A place held since one day, until another (that day no longer) or still."""

    held: MemberAppointed
    since: date
    until: date | None = None
    at: int = 0
    """The position of the appointment."""


@dataclass(slots=True)
class Group(Blank):
    """A group. `roll` is who is in post by all that is recorded, right from `settled` on."""

    KIND: ClassVar[str] = "group"

    tier: str = ""
    overseen_by: str | None = None
    areas: set[str] = field(default_factory=set)
    standings: list[tuple[date, str]] = field(default_factory=list)
    terms: list[tuple[date, Terms]] = field(default_factory=list)
    places: dict[str, list[Place]] = field(default_factory=dict)
    roll: dict[str, MemberAppointed] = field(default_factory=dict)
    settled: date = date.min
    passed: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Area → how many had been passed on before it, and to whom it went last."""
    passings: int = 0
    successor: str | None = None
    decided: list[tuple[date, str]] = field(default_factory=list)
    """Its decisions by date."""

    def stands(self, since: date, status: str) -> None:
        """It is forming, active or ended from a day on."""
        self.standings.append((since, status))
        self.status = status

    def standing_on(self, day: date) -> str:
        """Forming, active or ended on that day; empty when it was not there yet."""
        return next((word for since, word in reversed(self.standings) if since <= day), "")

    def in_force(self, day: date) -> Terms:
        """The terms of that day (rule T1)."""
        return next((terms for since, terms in reversed(self.terms) if since <= day), Terms())

    def in_post(self, day: date) -> Mapping[str, MemberAppointed]:
        """Who held a place on that day (rule T1)."""
        if day >= self.settled:
            return self.roll
        found = {}
        for member, places in self.places.items():
            for place in places:
                if place.since <= day and (place.until is None or place.until > day):
                    found[member] = place.held
        return found


@dataclass(slots=True)
class Meeting(Blank):
    """A meeting, who is in its room (and for whom), and the items it has yet to take."""

    KIND: ClassVar[str] = "meeting"

    group: str = ""
    kind: str = ""
    day: date = date.min
    opened: date | None = None
    room: dict[str, str | None] = field(default_factory=dict)
    stand_ins: dict[str, str] = field(default_factory=dict)
    """Who stands in → for which member."""
    items: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Item(Blank):
    """An item put to a meeting, and what became of it."""

    KIND: ClassVar[str] = "decision"

    meeting: str = ""
    group: str = ""
    kind: str = ""
    barrier: str | None = None
    terms: Terms | None = None
    until: date | None = None
    recommendations: int = 0
    answers: tuple[Answer, ...] = ()
    reasons: bool = False
    interests: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Barrier(Blank):
    """A barrier: where it stands, with whom, through whose hands it went up, its last check."""

    KIND: ClassVar[str] = "barrier"

    plan: str = ""
    tier: str = ""
    raised_by: str = ""
    holder: str = ""
    areas: frozenset[str] = frozenset()
    way_up: list[str] = field(default_factory=list)
    addressed_by: str = ""
    """The actor who recorded that it was addressed."""
    met: bool | None = None
    recommendations: int = 0
    """How many stand unanswered."""


@dataclass(slots=True)
class Action(Blank):
    """An action, its state, and who owns it on which group."""

    KIND: ClassVar[str] = "action"

    owner: tuple[str, str] = ("", "")
