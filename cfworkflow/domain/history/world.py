"""The small world of a history: what its facts add up to, in the plainest form.

It is written apart from the things that commands are decided on, and asks none of them: what one
of the two gets wrong, the other shows. A thing that nothing established is there all the same,
blank, so that a history with holes in it can be judged to its end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.terms import Terms
from cfworkflow.domain.words import Answer

if TYPE_CHECKING:
    from cfworkflow.domain.history.recount import Recount


@dataclass(slots=True)
class Place:
    """A place held since one day, until another (that day no longer) or still."""

    held: MemberAppointed
    since: date
    until: date | None = None


@dataclass(slots=True)
class Group:
    """A group. `roll` is who is in post by all that is recorded, right from `settled` on."""

    begun: bool = False
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

    @property
    def standing(self) -> str:
        """Forming, active or ended, by all that is recorded; empty when nothing says."""
        return self.standings[-1][1] if self.standings else ""

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
class Meeting:
    """A meeting, who is in its room (and for whom), and the items it has yet to take."""

    begun: bool = False
    group: str = ""
    status: str = ""
    opened: date | None = None
    room: dict[str, str | None] = field(default_factory=dict)
    stand_ins: dict[str, str] = field(default_factory=dict)
    """Who stands in → for which member."""
    items: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Item:
    """An item put to a meeting, and what became of it."""

    begun: bool = False
    status: str = ""
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
class Barrier:
    """A barrier: where it stands, with whom, through whose hands it went up, its last check."""

    begun: bool = False
    status: str = ""
    tier: str = ""
    raised_by: str = ""
    holder: str = ""
    areas: frozenset[str] = frozenset()
    way_up: list[str] = field(default_factory=list)
    addressed_by: str = ""
    met: bool | None = None
    recommendations: int = 0


@dataclass(slots=True)
class Action:
    """An action and its state."""

    begun: bool = False
    status: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """What must be the very next fact, of the same command: the effect of what was decided."""

    code: str
    position: int
    what: str
    kind: type[Fact]
    field: str
    ref: str
    command_id: str

    def paid_by(self, told: Recorded) -> bool:
        """Whether `told` is that fact."""
        return (
            type(told.fact) is self.kind
            and getattr(told.fact, self.field) == self.ref
            and told.command_id == self.command_id
        )


@dataclass(slots=True)
class World:
    """Everything a history has told so far."""

    groups: dict[str, Group] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    barriers: dict[str, Barrier] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    """Letter of a reference → the highest number given so far."""
    latest: dict[str, date] = field(default_factory=dict)
    """Thing → the date of the last fact about it (rule C1)."""
    commands: set[str] = field(default_factory=set)
    previous: Recorded | None = None
    owed: Owed | None = None
    recounted: tuple[Recorded, Recount] | None = None
    """The vote last recounted, so that one rule after another need not count again."""

    def group(self, ref: str | None) -> Group:
        """The group of that name, blank if nothing tells of it."""
        return self.groups.setdefault(ref or "", Group())

    def meeting(self, ref: str) -> Meeting:
        """The meeting, blank if nothing tells of it."""
        return self.meetings.setdefault(ref, Meeting())

    def item(self, ref: str) -> Item:
        """The item, blank if nothing tells of it."""
        return self.items.setdefault(ref, Item())

    def barrier(self, ref: str | None) -> Barrier:
        """The barrier, blank if nothing tells of it."""
        return self.barriers.setdefault(ref or "", Barrier())

    def action(self, ref: str) -> Action:
        """The action, blank if nothing tells of it."""
        return self.actions.setdefault(ref, Action())

    def stands_in_for(self, ref: str, areas: frozenset[str]) -> str:
        """Who answers today for a partnership on matters of `areas` (ToR, Governance).

        One that ended is followed by whoever has its area, else by its successor; one that is
        active by whoever took the last of the areas, once it has none of them left.
        """
        been: list[str] = []
        while ref not in been:
            been.append(ref)
            group = self.group(ref)
            gone = [group.passed[area] for area in areas if area in group.passed]
            if group.standing == "ended":
                ref = max(gone)[1] if gone else group.successor or ref
            elif gone and not any(area in group.areas for area in areas):
                ref = max(gone)[1]
        return ref

    def answering(self, barrier: Barrier) -> str:
        """The group a barrier stands with now."""
        if barrier.tier == "operational":
            return self.stands_in_for(barrier.holder, barrier.areas)
        return barrier.holder

    def raisers(self, barrier: Barrier) -> str:
        """The partnership that raised a barrier, or who stands in for it now."""
        return self.stands_in_for(barrier.raised_by, barrier.areas)
