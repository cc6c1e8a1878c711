"""What the judge keeps so that a command can be taken back: the small world as it was before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from cfworkflow.domain.correction.facts import CommandUndone, FactCorrected
from cfworkflow.domain.fact import Fact, Recorded


def _copied(value: Any) -> Any:  # noqa: ANN401 - a thing, or a part of one
    """A copy that no change of the original reaches; what cannot change is shared."""
    if isinstance(value, list):
        return [_copied(each) for each in value]
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    if isinstance(value, set):
        return {*value}
    if is_dataclass(value) and not isinstance(value, type):
        one = copy(value)
        for each in fields(value):
            setattr(one, each.name, _copied(getattr(value, each.name)))
        return one
    return value


class Turned(NamedTuple):
    """Which commands are taken back further on, by id, and which facts corrected, by position."""

    undone: frozenset[str]
    corrected: frozenset[int]


def turned_in(history: Iterable[Recorded]) -> Turned:
    """What is taken back or corrected in a history."""
    facts = [told.fact for told in history]
    return Turned(
        frozenset(fact.undone for fact in facts if isinstance(fact, CommandUndone)),
        frozenset(fact.corrects for fact in facts if isinstance(fact, FactCorrected)),
    )


@dataclass(slots=True)
class Standing:
    """A command that stands, and how the things it changed stood before it."""

    command_id: str
    command: str
    actor: str
    recorded_at: datetime
    first: int
    last: int = 0
    kinds: set[str] = field(default_factory=set)
    tags: dict[str, None] = field(default_factory=dict)
    things: dict[tuple[str, str], Any] = field(default_factory=dict)
    """Kind and reference → the thing as it was, None where nothing told of it."""
    latest: dict[str, date | None] = field(default_factory=dict)

    def hear(self, told: Recorded, latest: Mapping[str, date]) -> None:
        """Take note of one more fact of it."""
        self.last = told.position
        self.kinds.add(told.fact.NAME)
        self.tags.update(dict.fromkeys(told.fact.tags()))
        for thing in told.fact.things():
            self.latest.setdefault(thing, latest.get(thing))

    def keep(self, things: Mapping[str, Mapping[str, Any]], kind: str, ref: str) -> None:
        """Keep a thing as it is, unless it was kept before."""
        if (kind, ref) not in self.things:
            self.things[kind, ref] = _copied(things[kind].get(ref))

    def put_back(self, things: Mapping[str, dict[str, Any]], latest: dict[str, date]) -> None:
        """Let everything stand as it was."""
        for (kind, ref), thing in self.things.items():
            if thing is None:
                things[kind].pop(ref, None)
            else:
                things[kind][ref] = thing
        for name, day in self.latest.items():
            if day is None:
                latest.pop(name, None)
            else:
                latest[name] = day


@dataclass(slots=True)
class TurningBack:
    """The commands that may be taken back, the last one on top, and the facts corrections name.

    What is taken back or corrected further on may be known; where it is not, all is kept.
    """

    known: Turned | None = None
    standing: list[Standing] = field(default_factory=list)
    facts: dict[int, Fact] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    """The tags of all that was taken back: its texts may still have to go."""

    def hear(self, told: Recorded, latest: Mapping[str, date]) -> Standing | None:
        """Take note of a fact; the command to keep what it changes for, if any."""
        if self.known is None or told.position in self.known.corrected:
            self.facts[told.position] = told.fact
        if isinstance(told.fact, CommandUndone):
            return None
        if self.known is not None and told.command_id not in self.known.undone:
            # Nothing before it is taken back any more.
            self.standing.clear()
            return None
        if not self.standing or self.standing[-1].command_id != told.command_id:
            one = Standing(
                told.command_id, told.command, told.actor, told.recorded_at, told.position
            )
            self.standing.append(one)
        self.standing[-1].hear(told, latest)
        return self.standing[-1]

    def last(self) -> Standing | None:
        """The last command that stands, as far as it may be taken back."""
        return self.standing[-1] if self.standing else None

    def take_back(self, undone: CommandUndone) -> Standing | None:
        """The command that is taken back, which stands no longer; None where it is not the last."""
        last = self.last()
        if last is None or last.command_id != undone.undone:
            return None
        for position in range(last.first, last.last + 1):
            self.facts.pop(position, None)
        self.gone.update(last.tags)
        return self.standing.pop()
