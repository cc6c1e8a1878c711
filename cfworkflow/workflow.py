"""The library's front door: open a store, ask for things, read the history."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from types import TracebackType
from typing import Self, TypeVar

from cfworkflow.audit.log import keep_beside
from cfworkflow.domain.command import Command
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.thing import Thing
from cfworkflow.domain.words import is_slug
from cfworkflow.store.engine import Engine, Outcome, Recorder
from cfworkflow.store.opening import open_recorder

T = TypeVar("T", bound=Thing)

_COMMAND_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:_-]{0,99}")

DEFAULT_ACTOR = "project-team"
"""Who records, unless someone else is named; a role, never a person's name."""


def _here_and_now() -> datetime:
    return datetime.now().astimezone()


class Workflow:
    """A programme's governance record. Use it as a context manager, or close it.

    `clock` gives an aware moment in the secretary's own time zone; its date is today.
    """

    def __init__(
        self, recorder: Recorder, *, clock: Callable[[], datetime] = _here_and_now
    ) -> None:
        self.engine = Engine(recorder)
        self._clock = clock

    @classmethod
    def open(
        cls, url: str, *, create: bool = False, clock: Callable[[], datetime] = _here_and_now
    ) -> Self:
        """Open the store at `url` (`cfworkflow.db`, `memory:`). Raises a `StoreRefusal`.

        In a file the log that proves the facts is kept with them.
        """
        return cls(open_recorder(url, create=create, beside=keep_beside), clock=clock)

    def do(
        self,
        command: Command,
        *,
        actor: str = DEFAULT_ACTOR,
        on: date | None = None,
        command_id: str | None = None,
        dry_run: bool = False,
    ) -> Outcome:
        """Do what `command` asks, or raise what says why not, having recorded nothing.

        That is a `Refusal` by a rule, `Unknown` for a reference to nothing, `MeetingProblems` for
        a whole meeting, or a `StoreRefusal`.

        `on` is the date it takes effect, by default today, or the day of the meeting it belongs
        to. `actor` is a slug and goes into every fact for ever: name a role, not a person.
        """
        if not is_slug(actor):
            msg = f"an actor is a short id such as programme-lead, not {actor!r}"
            raise ValueError(msg)
        if command_id is not None and not _COMMAND_ID.fullmatch(command_id):
            msg = f"a command id is up to 100 letters, digits and .:_-, not {command_id!r}"
            raise ValueError(msg)
        return self.engine.execute(
            command,
            now=self._clock(),
            actor=actor,
            on=on,
            command_id=command_id,
            dry_run=dry_run,
        )

    def history(self, after: int = 0) -> Iterator[Recorded]:
        """Every fact beyond a position (0 for all), in order."""
        return self.engine.history(after)

    def thing(self, kind: type[T], ref: str) -> T | None:
        """A thing as it stands, folded from its own facts; None when there are none."""
        return self.engine.thing(kind, ref)

    def today(self) -> date:
        """The date by this record's clock."""
        return self._clock().date()

    def close(self) -> None:
        """Close the store, where there is something to close."""
        close = getattr(self.engine.recorder, "close", None)
        if close is not None:
            close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
