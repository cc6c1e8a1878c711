"""What a property test drives: anything that does commands and tells its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol, TypedDict, TypeVar

from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.fact import Recorded, erased
from cfworkflow.domain.sending import Sending
from cfworkflow.domain.thing import Thing, folded

T = TypeVar("T", bound=Thing)

ACTOR = "project-team"


class Envelope(TypedDict, total=False):
    """What is said of a command beside itself."""

    actor: str
    on: date | None
    command_id: str | None
    dry_run: bool


class Outcome(Protocol):
    """What came of a command."""

    @property
    def facts(self) -> tuple[Recorded, ...]:
        """The facts it brought, or would bring; with a repeated command, those it had brought."""
        ...


class Programme(Protocol):
    """What does commands and tells its history: a `Workflow`, a `PlainRecord`, one of yours."""

    def do(
        self,
        command: Command,
        *,
        actor: str = ACTOR,
        on: date | None = None,
        command_id: str | None = None,
        dry_run: bool = False,
    ) -> Outcome:
        """Do what `command` asks, or raise why not."""
        ...

    def history(self, after: int = 0) -> Iterator[Recorded]:
        """Every fact beyond a position, in order."""
        ...


@dataclass(frozen=True)
class Told:
    """The outcome of a command on a `PlainRecord`; of none, `since` when it is so already."""

    facts: tuple[Recorded, ...]
    since: date | None = None


class PlainRecord:
    """A programme's record on a plain list: the same deciding, and no store beneath.

    `clock` gives an aware moment; its date is today.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._facts: list[Recorded] = []
        self._tagged: dict[str, list[int]] = {}

    def do(
        self,
        command: Command,
        *,
        actor: str = ACTOR,
        on: date | None = None,
        command_id: str | None = None,
        dry_run: bool = False,
    ) -> Told:
        """Do what `command` asks, or raise why not; sent again under its id, it is done once."""
        command_id = command_id or f"command-{len(self._facts)}"
        sending = Sending(command, self._clock(), actor, on, command_id)
        sent = self._read(f"command:{command_id}")
        if sent:
            sending.is_again(sent, self._read, self._before)
            return Told(tuple(sent))
        past = sending.past(self._read, lambda tag: tag in self._tagged, self._before)
        past.decide(command)
        if not past.decided:
            return Told((), past.so_since(command))
        if dry_run:
            return Told(tuple(past.decided))
        return Told(tuple(self._append(told) for told in past.decided))

    def _append(self, told: Recorded) -> Recorded:
        placed = replace(told, position=len(self._facts) + 1)
        self._facts.append(placed)
        for tag in {*told.fact.tags(), f"command:{told.command_id}"}:
            self._tagged.setdefault(tag, []).append(placed.position)
        for position in told.fact.erases():
            self._facts[position - 1] = erased(self._facts[position - 1])
        return placed

    def _read(self, tag: str) -> list[Recorded]:
        return [self._facts[position - 1] for position in self._tagged.get(tag, ())]

    def _before(self, position: int | None) -> Recorded | None:
        facts = self._facts[: None if position is None else position - 1]
        return facts[-1] if facts else None

    def thing(self, kind: type[T], ref: str) -> T | None:
        """A thing as it stands; None where nothing that stands tells of it."""
        facts = as_it_stands(self._read(f"{kind.KIND}:{ref}"))
        return folded(kind, ref, facts) if facts else None

    def history(self, after: int = 0) -> Iterator[Recorded]:
        """Every fact beyond a position, in order."""
        return iter(self._facts[after:])
