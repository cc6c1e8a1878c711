"""The small world of a history: what its facts add up to, in the plainest form.

It is written apart from the things that commands are decided on, and asks none of them: what one
of the two gets wrong, the other shows. A thing that nothing established is there all the same,
blank, so that a history with holes in it can be judged to its end.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.history.things import Action, Barrier, Blank, Group, Item, Meeting
from cfworkflow.domain.history.turning_back import Standing, TurningBack
from cfworkflow.domain.references import LETTERS

if TYPE_CHECKING:
    from cfworkflow.domain.history.recount import Recount

T = TypeVar("T", bound=Blank)


def _nothing() -> defaultdict[str, dict[str, Any]]:
    return defaultdict(dict)


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

    things: dict[str, dict[str, Any]] = field(default_factory=_nothing)
    """Kind → reference → the thing, by the first half of its tag and the second."""
    numbers: dict[str, int] = field(default_factory=dict)
    """Letter of a reference → the highest number given so far."""
    latest: dict[str, date] = field(default_factory=dict)
    """Thing → the date of the last fact about it (rule C1)."""
    commands: set[str] = field(default_factory=set)
    erased: set[int] = field(default_factory=set)
    """The positions whose narratives are gone by what is on record."""
    previous: Recorded | None = None
    owed: Owed | None = None
    recounted: tuple[Recorded, Recount] | None = None
    """The vote last recounted, so that one rule after another need not count again."""
    turning_back: TurningBack = field(default_factory=TurningBack)
    keeping: Standing | None = None
    """For which command things are kept as they are before they change."""

    def at(self, kind: type[T], ref: str | None) -> T:
        """The thing of that kind and reference, blank if nothing tells of it."""
        if self.keeping is not None:
            self.keeping.keep(self.things, kind.KIND, ref or "")
        kept = self.things[kind.KIND]
        one: T | None = kept.get(ref or "")
        if one is None:
            one = kept[ref or ""] = kind()
        return one

    def begun(self, kind: str, ref: str) -> bool:
        """Whether something tells how the thing began."""
        one = self.things[kind].get(ref)
        return one is not None and bool(one.begun)

    def begin(self, kind: type[Blank], ref: str, on: date) -> None:
        """Note that a thing began, and that its number is given, if it has one."""
        one = self.at(kind, ref)
        if not one.begun:
            one.begun, one.began = True, on
        letter, number = numbered(ref)
        if number:
            self.numbers[letter] = max(number, self.numbers.get(letter, 0))

    def group(self, ref: str | None) -> Group:
        """The group of that name."""
        return self.at(Group, ref)

    def meeting(self, ref: str) -> Meeting:
        """The meeting of that reference."""
        return self.at(Meeting, ref)

    def item(self, ref: str) -> Item:
        """The item of that reference."""
        return self.at(Item, ref)

    def barrier(self, ref: str | None) -> Barrier:
        """The barrier of that reference."""
        return self.at(Barrier, ref)

    def action(self, ref: str) -> Action:
        """The action of that reference."""
        return self.at(Action, ref)

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
            if group.status == "ended":
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


def word(fact: Fact) -> str:
    """What kind of fact it is, as a sentence begins."""
    return fact.NAME.replace("-", " ").capitalize()


def numbered(ref: str) -> tuple[str, int]:
    """The letter and the number of a reference; 0 where it is a name."""
    letter, _, digits = ref.partition("-")
    return (letter, int(digits)) if letter in LETTERS and digits.isdigit() else ("", 0)


def field_of(kind: type[Blank]) -> str:
    """The field in which facts name a thing of that kind as what they are about."""
    return kind.KIND.replace("-", "_")
