"""What a property test drives: anything that does commands and tells its history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from cfworkflow.domain.command import Command
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.identity import i2_same_command

ACTOR = "project-team"


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
    """The outcome of a command on a `PlainRecord`."""

    facts: tuple[Recorded, ...]


class PlainRecord:
    """A programme's record on a plain list: the same deciding, and no store beneath.

    `clock` gives an aware moment; its date is today.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._facts: list[Recorded] = []
        self._tagged: dict[str, list[Recorded]] = {}

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
        sent = self._tagged.get(f"command:{command_id}", [])
        if sent:
            refuse_any(i2_same_command(command_id, sent[0].command, command.NAME))
            return Told(tuple(sent))
        past = Past(
            lambda tag: self._tagged.get(tag, []),
            lambda tag: tag in self._tagged,
            DECIDERS,
            now=self._clock(),
            actor=actor,
            command=command.NAME,
            command_id=command_id,
            on=on,
        )
        past.decide(command)
        if dry_run:
            return Told(tuple(past.decided))
        return Told(tuple(self._append(told) for told in past.decided))

    def _append(self, told: Recorded) -> Recorded:
        placed = replace(told, position=len(self._facts) + 1)
        self._facts.append(placed)
        for tag in {*told.fact.tags(), f"command:{told.command_id}"}:
            self._tagged.setdefault(tag, []).append(placed)
        return placed

    def history(self, after: int = 0) -> Iterator[Recorded]:
        """Every fact beyond a position, in order."""
        return iter(self._facts[after:])
