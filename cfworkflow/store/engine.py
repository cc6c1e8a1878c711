"""The engine: command → past → decision on it → new facts, appended on condition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar, cast
from uuid import uuid4

from eventsourcing.dcb.api import (
    DCBAppendCondition,
    DCBEvent,
    DCBQuery,
    DCBQueryItem,
    DCBRecorder,
)
from eventsourcing.persistence import IntegrityError

from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.standing import as_it_stands, is_taken_back
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.sending import Sending
from cfworkflow.domain.thing import Thing, folded
from cfworkflow.store.line import command_tag
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.refusals import StoreContended, StoreUnsupported

T = TypeVar("T", bound=Thing)
Recorder = DCBRecorder

ATTEMPTS = 20
"""How often a command is decided anew on a newer past before it gives up."""


@dataclass(frozen=True)
class Outcome:
    """What came of a command: its facts, whether they are on record, whether they were already.

    `facts` is empty when there was nothing to do; `since` then tells since when it is so, where
    that is known. `recorded` is False for a dry run, whose facts have position 0. `repeated` says
    that the same command had been recorded before (rule I2), and `stands` is False where that was
    taken back since.
    """

    facts: tuple[Recorded, ...]
    recorded: bool = True
    repeated: bool = False
    stands: bool = True
    since: date | None = None


class Boundary:
    """The consistency boundary of one decision: every tag it looked at, since its first look."""

    def __init__(self, recorder: DCBRecorder, mapper: Mapper) -> None:
        self._recorder = recorder
        self._mapper = mapper
        self._tags: dict[str, None] = {}
        self._after: int | None = None
        self._whole = False

    def read(self, tag: str) -> list[Recorded]:
        """All facts that carry `tag`; from now on they are part of the boundary."""
        response = self._recorder.read(_carrying([tag]))
        if not self._tags and not self._whole:
            self._after = response.head
        self._tags[tag] = None
        told = (self._mapper.read(each.event, each.position) for each in response)
        return [self._marked(each) if each.withheld else each for each in told]

    def _marked(self, told: Recorded) -> Recorded:
        """A fact whose text is gone, and whether it is because this copy was made without it."""
        is_left_out = getattr(self._recorder, "is_left_out", None)
        if is_left_out is None:
            return told
        return replace(told, left_out=is_left_out(told.position))

    def exists(self, tag: str) -> bool:
        """Whether any fact carries `tag`; looking at it this way binds nothing."""
        return any(True for _ in self._recorder.read(_carrying([tag]), limit=1))

    def before(self, position: int | None) -> Recorded | None:
        """The last fact before a position, of all for None; now the whole record is the boundary.

        Positions of a record are without gaps.
        """
        head = self._recorder.read().head
        if not self._tags and not self._whole:
            self._after = head
        self._whole = True
        position = (head or 0) + 1 if position is None else position
        if position < 2:  # noqa: PLR2004 - there is none before the first
            return None
        found = self._recorder.read(after=position - 2 or None, limit=1)
        return next((self._mapper.read(each.event, each.position) for each in found), None)

    def condition(self) -> DCBAppendCondition:
        """That nothing has been added to the boundary since the first look.

        Counting from the first look, the later ones can only be safer: what was added between
        the two was seen, and still makes the append fail and the command be decided again.
        """
        query = DCBQuery([]) if self._whole else _carrying(self._tags)
        return DCBAppendCondition(query, after=self._after)


def _carrying(tags: list[str] | dict[str, None]) -> DCBQuery:
    return DCBQuery([DCBQueryItem(tags=[tag]) for tag in tags])


class Engine:
    """Runs commands against a recorder. `mapper` says how facts are written down."""

    def __init__(self, recorder: DCBRecorder, mapper: Mapper | None = None) -> None:
        self.recorder = recorder
        self.mapper = mapper or Mapper()

    def execute(  # noqa: PLR0913 - the envelope of a command, each part of it by name
        self,
        command: Command,
        *,
        now: datetime,
        actor: str,
        on: date | None = None,
        command_id: str | None = None,
        dry_run: bool = False,
    ) -> Outcome:
        """Decide on a command and append its facts, all or none.

        Raises what the rules refuse, `Unknown` for a reference to nothing, and `StoreContended`
        when others were faster every time. A command sent again under its `command_id` is
        recorded once (rule I2).
        """
        sending = Sending(command, now, actor, on, command_id or uuid4().hex)
        for _ in range(ATTEMPTS):
            boundary = Boundary(self.recorder, self.mapper)
            if command_id is not None and (sent := boundary.read(command_tag(command_id))):
                sending.is_again(sent, boundary.read, boundary.before)
                stands = not any(
                    is_taken_back(sent, boundary.read(tag)) for tag in sent[0].fact.tags()[:1]
                )
                return Outcome(tuple(sent), repeated=True, stands=stands)
            past = sending.past(boundary.read, boundary.exists, boundary.before)
            past.decide(command)
            if not past.decided:
                return Outcome((), recorded=not dry_run, since=past.so_since(command))
            if dry_run:
                return Outcome(tuple(past.decided), recorded=False)
            try:
                return Outcome(self._append(past.decided, boundary))
            except IntegrityError:
                continue
        raise StoreContended(command.NAME)

    def _append(self, decided: list[Recorded], boundary: Boundary) -> tuple[Recorded, ...]:
        events = [self.mapper.write(told) for told in decided]
        erased = [position for told in decided for position in told.fact.erases()]
        if erased:
            last = self._erasing()(events, boundary.condition(), erased)
        else:
            last = self.recorder.append(events, boundary.condition())
        first = last - len(decided) + 1
        return tuple(replace(told, position=first + n) for n, told in enumerate(decided))

    def _erasing(self) -> Callable[[list[DCBEvent], DCBAppendCondition, list[int]], int]:
        append_and_erase = getattr(self.recorder, "append_and_erase", None)
        if append_and_erase is None:
            raise StoreUnsupported(
                type(self.recorder).__name__, "It can't erase: use a file that keeps the record."
            )
        return cast("Callable[..., int]", append_and_erase)

    def thing(self, kind: type[T], ref: str) -> T | None:
        """A thing as it stands, folded from its facts that stand; None without any."""
        facts = as_it_stands(Boundary(self.recorder, self.mapper).read(f"{kind.KIND}:{ref}"))
        return folded(kind, ref, facts) if facts else None

    def history(self, after: int = 0) -> Iterator[Recorded]:
        """Every fact beyond a position, in order, read as it is consumed."""
        for each in self.recorder.read(after=after or None):
            yield self.mapper.read(each.event, each.position)
