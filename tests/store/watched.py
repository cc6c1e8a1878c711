"""A store that is watched while commands are carried out on it, and disturbed when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime

from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
    DCBReadResponse,
    DCBRecorder,
    DCBSubscription,
)

from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.fact import Recorded
from cfworkflow.store.engine import Engine, Outcome
from tests.domain.a_programme import (
    at_tactical,
    escalation,
    in_session,
    programme,
)
from tests.domain.given_when_then import Given, Step

NOON = datetime(2026, 10, 15, 12, tzinfo=UTC)
Append = Callable[[], None]
RAISE = RaiseBarrier(group="county", title="No address, no GP")


class Watched(DCBRecorder):
    """A recorder that lets something happen before an append, and counts appends and reads."""

    def __init__(self, recorder: DCBRecorder) -> None:
        self.recorder = recorder
        self.before_append: Iterator[Append] = iter(())
        self.reads: list[DCBQuery | None] = []
        self.appends = 0

    def append(
        self, events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None
    ) -> int:
        """Let it happen, then append."""
        self.appends += 1
        next(self.before_append, lambda: None)()
        return self.recorder.append(events, condition)

    def read(
        self,
        query: DCBQuery | None = None,
        *,
        after: int | None = None,
        limit: int | None = None,
    ) -> DCBReadResponse:
        """Read, and note what was asked for."""
        self.reads.append(query)
        return self.recorder.read(query, after=after, limit=limit)

    def subscribe(
        self, query: DCBQuery | None = None, *, after: int | None = None
    ) -> DCBSubscription[DCBRecorder]:
        """Follow the recorder inside."""
        return self.recorder.subscribe(query, after=after)


def do(
    engine: Engine,
    command: Command,
    *,
    on: date | None = None,
    command_id: str | None = None,
    dry_run: bool = False,
) -> Outcome:
    """Have a command carried out at noon."""
    return engine.execute(
        command,
        now=NOON,
        actor="project-team",
        on=on,
        command_id=command_id,
        dry_run=dry_run,
    )


def play(engine: Engine, *story: Given) -> list[Recorded]:
    """Carry out every command of a story, and give all that is on record then."""
    for each in story:
        if isinstance(each, Command):
            do(engine, each)
        elif isinstance(each, Step):
            assert isinstance(each.told, Command)
            do(engine, each.told, on=each.on)
        elif isinstance(each, Iterable):
            play(engine, *each)
    return [*engine.history()]


STORY = [programme(), at_tactical(), in_session(6), escalation()]
