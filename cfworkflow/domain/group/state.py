"""A group as its facts tell it: tier, areas, terms in force and the roll, on any date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.group.facts import (
    AreasReassigned,
    GroupEstablished,
    MemberAppointed,
    MemberStoodDown,
    OversightAssigned,
    PartnershipActivated,
    PartnershipEnded,
    TermsAdopted,
)
from cfworkflow.domain.terms import CHARITY_STYLE, Terms
from cfworkflow.domain.thing import Thing
from cfworkflow.domain.words import Tier

GroupStatus = Literal["forming", "active", "ended"]


@dataclass(frozen=True, slots=True)
class Tenure:
    """A place held from one date until another (that day no longer included), or still held."""

    appointment: MemberAppointed
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the place was held on `day`."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass
class Group(Thing):
    """A body of one tier. Statuses and terms are kept with their dates, for rule T1."""

    KIND = "group"

    tier: Tier = "operational"
    established: date = date.min
    overseen_by: str | None = None
    areas: set[str] = field(default_factory=set)
    statuses: list[tuple[date, GroupStatus]] = field(default_factory=list)
    adopted: list[tuple[date, Terms]] = field(default_factory=list)
    tenures: dict[str, list[Tenure]] = field(default_factory=dict)
    handed_on: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    """Areas passed to other partnerships, in order; an ended one passes all it had."""
    successor: str | None = None

    def evolve(self, told: Recorded) -> None:
        """Take one more fact about this group into account."""
        match told.fact:
            case GroupEstablished() as fact:
                self.tier = fact.tier
                self.established = told.on
                self.overseen_by = fact.overseen_by
                self.areas = set(fact.areas)
                self.statuses.append((told.on, "forming" if fact.forming else "active"))
            case PartnershipActivated():
                self.statuses.append((told.on, "active"))
            case AreasReassigned() as fact:
                self._reassign(fact.group, fact.to, frozenset(fact.areas))
            case PartnershipEnded() as fact:
                self._reassign(fact.group, fact.successor, frozenset(fact.areas))
                if fact.group == self.ref:
                    self.statuses.append((told.on, "ended"))
                    self.successor = fact.successor
            case OversightAssigned() as fact if fact.group == self.ref:
                self.overseen_by = fact.overseen_by
            case TermsAdopted() as fact:
                self.adopted.append((told.on, fact.terms))
            case MemberAppointed() as fact:
                self.tenures.setdefault(fact.member, []).append(Tenure(fact, told.on))
            case MemberStoodDown() as fact:
                *earlier, last = self.tenures[fact.member]
                closed = Tenure(last.appointment, last.since, told.on)
                self.tenures[fact.member] = [*earlier, closed]
            case _:
                pass

    def _reassign(self, giver: str, taker: str, areas: frozenset[str]) -> None:
        if giver == self.ref:
            self.areas -= areas
            self.handed_on.append((taker, areas))
        if taker == self.ref:
            self.areas |= areas

    def status_on(self, day: date) -> GroupStatus | None:
        """The status on `day`; None before the group was established."""
        so_far = [status for since, status in self.statuses if since <= day]
        return so_far[-1] if so_far else None

    @property
    def status(self) -> GroupStatus:
        """The latest status."""
        return self.statuses[-1][1]

    def terms_on(self, day: date) -> Terms:
        """The terms in force on `day` (rule T1)."""
        so_far = [terms for since, terms in self.adopted if since <= day]
        return so_far[-1] if so_far else CHARITY_STYLE

    def roll_on(self, day: date) -> Mapping[str, MemberAppointed]:
        """The members in post on `day`, by id (rule T1)."""
        return {
            member: tenure.appointment
            for member, tenures in self.tenures.items()
            for tenure in tenures
            if tenure.covers(day)
        }
