"""The past: what a decision may look at, and by looking makes its consistency boundary.

A decision function takes the past and a command and yields facts. Each fact it yields is part of
the past at once, so that decisions compose: a whole meeting is the same small functions, run one
after another on one past.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TypeVar

from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.standing import as_it_stands
from cfworkflow.domain.fact import Fact, Recorded, same_facts
from cfworkflow.domain.refusal import Unknown, refuse_any
from cfworkflow.domain.rules.time import c1_not_still_to_come, c1_time_runs_forward
from cfworkflow.domain.thing import Thing, folded
from cfworkflow.domain.words import spoken

T = TypeVar("T", bound=Thing)
Facts = Iterator[Fact]
Read = Callable[[str], Iterable[Recorded]]
Exists = Callable[[str], bool]
Before = Callable[[int | None], Recorded | None]
"""Gives the last fact before a position, of all for None; the whole record is looked at then."""
Decide = Callable[["Past", Command], Facts]


def _nothing(_position: int | None) -> None:
    return None


class Past:
    """The facts so far, looked up by tag through `read`, and those decided since.

    What was taken back is no part of it, and what was corrected is told as it should have been.
    `now` is an aware moment of the secretary's own clock: its date is today, in UTC it is when
    the facts are recorded. `on` is the date the command is to take effect, None for the default
    of each command. `deciders` says by its name which function decides on which command.
    """

    def __init__(  # noqa: PLR0913 - all that a decision may know, and nothing else
        self,
        read: Read,
        exists: Exists,
        deciders: Mapping[str, Decide],
        *,
        now: datetime,
        actor: str,
        command: str = "",
        command_id: str = "",
        on: date | None = None,
        before: Before = _nothing,
    ) -> None:
        self._read = read
        self._exists = exists
        self.before = before
        self._deciders = deciders
        self._on_record: dict[str, list[Recorded]] = {}
        self._told: dict[str, list[Recorded]] = {}
        self._looked_at: dict[str, None] = {}
        self._things: dict[str, Thing] = {}
        self.now = now
        self.actor = actor
        self.command = command
        self.command_id = command_id
        self._on = on
        self._default_on: date | None = None
        self.decided: list[Recorded] = []

    def afresh(self) -> Past:
        """The same past without what was decided since."""
        return self.as_read(self._read, self._on)

    def as_read(self, read: Read, on: date | None) -> Past:
        """The same past as far as `read` tells of it, for what is to take effect on `on`."""
        return Past(
            read,
            self._exists,
            self._deciders,
            now=self.now,
            actor=self.actor,
            command=self.command,
            command_id=self.command_id,
            on=on,
            before=self.before,
        )

    @property
    def today(self) -> date:
        """The date by the secretary's clock."""
        return self.now.date()

    @property
    def on(self) -> date:
        """The date the facts now being decided take effect."""
        return self._on or self._default_on or self.today

    def usually_on(self, day: date) -> None:
        """Let the command take effect on `day` unless whoever sent it said otherwise."""
        self._default_on = day

    def on_record(self, tag: str) -> Sequence[Recorded]:
        """All facts that carry `tag` as they were recorded, those that stand no longer too."""
        self._looked_at[tag] = None
        return [*self._recorded(tag), *(told for told in self.decided if tag in told.fact.tags())]

    def told(self, tag: str) -> Sequence[Recorded]:
        """All facts that carry `tag` and stand, in order, those just decided included."""
        self._looked_at[tag] = None
        if tag not in self._told:
            # None of what was decided since can carry it: a fact is taken in with all its tags.
            self._told[tag] = as_it_stands(self._recorded(tag))
        return self._told[tag]

    def _recorded(self, tag: str) -> Sequence[Recorded]:
        if tag not in self._on_record:
            self._on_record[tag] = [*self._read(tag)]
        return self._on_record[tag]

    def find(self, kind: type[T], ref: str) -> T | None:
        """The thing as it stands, or None when no fact tells of it."""
        tag = f"{kind.KIND}:{ref}"
        self._looked_at[tag] = None
        if tag not in self._things:
            facts = self.told(tag)
            if not facts:
                return None
            self._things[tag] = folded(kind, ref, facts)
        found = self._things[tag]
        if not isinstance(found, kind):
            raise TypeError(tag)
        return found

    def load(self, kind: type[T], ref: str) -> T:
        """The thing as it stands. Raises `Unknown` when no fact tells of it."""
        thing = self.find(kind, ref)
        if thing is None:
            raise Unknown(kind.KIND, ref)
        return thing

    def repeats(self, fact: Fact) -> bool:
        """Whether the last fact of this kind on its thing says the same, as far as it is known."""
        alike = [told for told in self.told(fact.tags()[0]) if type(told.fact) is type(fact)]
        if not alike:
            return False
        last = alike[-1]
        return same_facts(last.fact, fact) if last.withheld else last.fact == fact

    def free_reference(self, kind: type[Thing]) -> str:
        """The next reference of a numbered kind, such as `B-0007`.

        Its number is sought by doubling and halving over references that exist, which are
        without gaps; that nobody else takes it meanwhile is the append condition's doing, for
        the free reference has been looked at.
        """

        def reference(number: int) -> str:
            return f"{kind.LETTER}-{number:04d}"

        def taken(number: int) -> bool:
            tag = f"{kind.KIND}:{reference(number)}"
            return bool(self._told.get(tag)) or self._exists(tag)

        low, high = 0, 1
        while taken(high):
            low, high = high, high * 2
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if taken(middle) else (low, middle)
        self.told(f"{kind.KIND}:{reference(high)}")
        return reference(high)

    def decide(self, command: Command) -> list[Recorded]:
        """Decide on `command`; its facts join this past. Raises what its rules refuse."""
        start = len(self.decided)
        self._default_on = None
        before, self._looked_at = self._looked_at, {}
        try:
            for fact in self._deciders[command.NAME](self, command):
                self._take(fact)
            if len(self.decided) == start and not command.DATES_ITS_PARTS:
                self._so_by_then(command)
        finally:
            before.update(self._looked_at)
            self._looked_at = before
        return self.decided[start:]

    def so_since(self, command: Command) -> date | None:
        """Since when it is so, what a command asked for of which nothing came; None if unknown."""
        # Little is asked for twice.
        from cfworkflow.domain.so_already import so_since  # noqa: PLC0415

        return so_since(self, command, self._facts_looked_at())

    def _so_by_then(self, command: Command) -> None:
        what = f"'{command.NAME}' was to take effect on {spoken(self.on)}."
        refuse_any(c1_not_still_to_come(what, self.on, self.today))
        looked_at = self._facts_looked_at()
        if any(told.on > self.on for told in looked_at):
            from cfworkflow.domain.so_already import so_by_then  # noqa: PLC0415

            so_by_then(self, command, looked_at)

    def _facts_looked_at(self) -> list[Recorded]:
        return [told for tag in [*self._looked_at] for told in self.told(tag)]

    def suppose(self, fact: Fact) -> None:
        """Go on as if `fact` had been decided on, in a past of which nothing is recorded."""
        self._take(fact)

    @contextmanager
    def within(self, on: date | None) -> Iterator[None]:
        """Let what is decided inside take effect on `on`, unless that is None."""
        before, self._on = self._on, on or self._on
        try:
            yield
        finally:
            self._on = before

    def _take(self, fact: Fact) -> None:
        tags = fact.tags()
        recorded_at = self.now.astimezone(UTC)
        told = Recorded(fact, self.on, recorded_at, self.actor, self.command, self.command_id)
        c1_time_runs_forward(told, self.today, [past for tag in tags for past in self.told(tag)])
        for tag in tags:
            self._told[tag].append(told)
            if tag in self._things:
                self._things[tag].evolve(told)
        self.decided.append(told)
