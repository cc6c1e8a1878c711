"""How a team's own log is taken into the record: small decisions, one after another on one past.

All is checked before anything is recorded, and every problem is found at once, each with the row
and the field that it is to be put right in.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from cfworkflow.domain.importing.commands import (
    ActionRow,
    BarrierRow,
    ImportLog,
    LogRow,
    MeetingRow,
)
from cfworkflow.domain.importing.edited import edited
from cfworkflow.domain.importing.facts import RowImported, Taken
from cfworkflow.domain.importing.meetings import Minutes, sittings
from cfworkflow.domain.importing.naming import called_by_its_own_id, in_the_logs_words, names_of
from cfworkflow.domain.importing.outcome import decided_otherwise, otherwise
from cfworkflow.domain.importing.problems import LogProblems, LogSaysOtherwise
from cfworkflow.domain.importing.state import Known, Log, cells_said
from cfworkflow.domain.importing.taking import ORDER, asked, blamed
from cfworkflow.domain.meeting.whole import Place
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import Refusal, Unknown


def import_log(past: Past, command: ImportLog) -> Facts:
    """Take what is new in a log into the record, or nothing at all; quiet where nothing is.

    Each step is decided on by the rules, as of its own date. Raises `LogProblems` with all that
    is refused, and with what rows say that nothing bears out.
    """
    clerk = _Clerk(past, command)
    clerk.look_through()
    for step in clerk.steps():
        clerk.take(step)
    clerk.compare()
    if clerk.problems:
        raise clerk.refused()
    past.usually_on(past.today)
    yield from clerk.notes()


class _Step(NamedTuple):
    """A step still to be taken: when, of which row (of which rows, where it is a meeting)."""

    on: date
    order: int
    number: int
    name: Taken
    rows: tuple[LogRow, ...]


class _Clerk:
    """Takes one step after another, and keeps what is refused instead of stopping at it."""

    def __init__(self, past: Past, command: ImportLog) -> None:
        self.past = past
        self.command = command
        log = past.find(Log, command.log)
        self.known: dict[str, Known] = {}
        self.stopped: set[str] = set()
        self.taken: dict[str, list[Taken]] = {}
        self.problems: list[tuple[Place, Refusal | Unknown]] = []
        self.barriers: dict[str, str] = {}
        """Key of a row → the barrier it led to; also of rows imported from other files."""
        self.refs: dict[str, str] = {}
        """Key of a row → the tag of what it led to."""
        for (_, key), known in (log.rows if log else {}).items():
            self.known[key] = known
            self._led_to(key, known.thing)

    def _led_to(self, key: str, tag: str) -> None:
        self.refs[key] = tag
        kind, _, ref = tag.partition(":")
        if kind == "barrier":
            self.barriers[key] = ref

    @contextmanager
    def _noting(self, row: LogRow, step: Taken) -> Iterator[None]:
        try:
            yield
        except Refusal as refusal:
            for one in refusal.all():
                self.complain(row, blamed(step, row, one), one)
        except Unknown as unknown:
            self.complain(row, blamed(step, row, unknown), unknown)

    def complain(self, row: LogRow, field: str, problem: Refusal | Unknown) -> None:
        """Keep a problem with a field of a row, and take no more steps of that row."""
        self.stopped.add(row.key)
        mine = called_by_its_own_id(problem, row.own, self.past.told)
        self.problems.append(((row.sheet, row.row, field), mine))

    def look_through(self) -> None:
        """Find the rows that are there twice, and those that were imported and then edited."""
        seen: dict[str, LogRow] = {}
        for row in self.command.rows():
            if row.key in seen:
                self.complain(row, "id", _twice(row, seen[row.key]))
            seen.setdefault(row.key, row)
            known = self.known.get(row.key)
            found = edited(row, known) if known and not self.command.leave_edited else ()
            for field, problem in found:
                self.complain(row, field, problem)

    def steps(self) -> list[_Step]:
        """What is new: barriers in the order of their rows, then all else by its date."""
        found = [
            _Step(on, ORDER.index(name), number, name, (row,))
            for number, row in enumerate((*self.command.barriers, *self.command.actions))
            for name, on in row.steps().items()
            if self._is_new(row, name)
        ]
        new = [row for row in self.command.meetings if self._is_new(row, "take")]
        found += [
            _Step(rows[0].held_on, ORDER.index("take"), number, "take", rows)
            for number, rows in enumerate(sittings(new))
        ]
        return sorted(found, key=lambda step: (step.name != "raise", *_when(step)))

    def _is_new(self, row: LogRow, step: Taken) -> bool:
        known = self.known.get(row.key)
        left = step == "check" and not self.command.checks
        return not left and (known is None or step not in known.steps)

    def take(self, step: _Step) -> None:
        """Take a step, unless what it rests on was refused already."""
        row = step.rows[0]
        if isinstance(row, MeetingRow):
            self._hold(tuple(each for each in step.rows if isinstance(each, MeetingRow)))
        elif row.key not in self.stopped:
            on = self._acted_on(row, step.name)
            if on is not None:
                with self._noting(row, step.name), self.past.within(step.on):
                    told = self.past.decide(asked(step.name, row, on))
                    self._note(row, step.name, next(iter(told[0].fact.tags())) if told else "")

    def _note(self, row: LogRow, step: Taken, tag: str) -> None:
        self.taken.setdefault(row.key, []).append(step)
        if row.key not in self.refs:
            self._led_to(row.key, tag)

    def _acted_on(self, row: LogRow, step: Taken) -> str | None:
        """The reference a step needs: of the row's own thing, or of an action's barrier."""
        if step == "raise":
            return ""
        if isinstance(row, ActionRow) and step == "add":
            return self.barrier_of(row)
        tag = self.refs.get(row.key)
        return tag.partition(":")[2] if tag else None

    def barrier_of(self, row: ActionRow | MeetingRow) -> str | None:
        """The barrier that a row is about; None, where it is about none or none can be told."""
        if row.barrier_ref is not None:
            return row.barrier_ref
        found = [self.barriers[key] for key in row.barrier if key in self.barriers]
        if found:
            return found[0]
        mine = {each.key for each in self.command.barriers}
        if row.key not in self.stopped and not mine.intersection(row.barrier):
            self._missing(row)
        self.stopped.add(row.key)
        return None

    def _missing(self, row: ActionRow | MeetingRow) -> None:
        if row.barrier or isinstance(row, ActionRow):
            self.complain(row, "barrier", _no_such_row())

    def _hold(self, rows: tuple[MeetingRow, ...]) -> None:
        """Record a meeting as its rows tell it, without items about what was refused."""
        minutes = Minutes(rows)
        for row in rows:
            barrier = self.barrier_of(row) if row.barrier or row.barrier_ref else None
            again = next((self.refs[key] for key in row.again if key in self.refs), None)
            if row.again and again is None and row.key not in self.stopped:
                self.complain(row, "again", _no_such_row())
            if row.is_an_item and row.key not in self.stopped:
                minutes.add(row, barrier, again.partition(":")[2] if again else None)
        for row, field, problem in minutes.recorded(self.past):
            self.complain(row, field, problem)
        for row, tag in minutes.led_to():
            if row.key in self.stopped:
                continue
            self._note(row, "take", tag)
            for field, found in decided_otherwise(self.past, row, tag):
                self.complain(row, field, found)

    def compare(self) -> None:
        """Find rows whose dates or status nothing on record bears out, now that all is taken."""
        for row in self.command.rows():
            tag = self.refs.get(row.key)
            if row.key in self.stopped or tag is None:
                continue
            left = isinstance(row, BarrierRow) and row.checked_on and not self.command.checks
            news = bool(self.taken.get(row.key)) and not left
            for field, problem in otherwise(self.past, row, tag, news=news):
                self.complain(row, field, problem)

    def refused(self) -> LogProblems:
        """All problems, in the words of the log."""
        own = {self.refs[row.key]: row.own for row in self.command.rows() if row.key in self.refs}
        names = names_of(self.past.decided, own)
        return LogProblems(
            [(place, in_the_logs_words(problem, names)) for place, problem in self.problems]
        )

    def notes(self) -> Facts:
        """What is kept of each row that something was taken from."""
        for row in self.command.rows():
            steps = self.taken.get(row.key)
            if steps:
                fields = {name for step in steps for name in row.STEPS[step]}
                said = {name: row.cells[name] for name in row.cells if name in fields}
                yield RowImported(
                    thing=self.refs[row.key],
                    log=self.command.log,
                    sheet=row.sheet,
                    row=row.row,
                    key=row.key,
                    file=self.command.file,
                    steps=tuple(steps),
                    name=self.command.file_name,
                    title=self.command.sheet_names.get(row.sheet),
                    own=row.own,
                    cells=cells_said(said),
                )


def _when(step: _Step) -> tuple[date | int, ...]:
    return (step.number,) if step.name == "raise" else (step.on, step.order, step.number)


def _twice(row: LogRow, first: LogRow) -> LogSaysOtherwise:
    return LogSaysOtherwise(
        "A row was to be imported by its own id.",
        f"Row {first.row} has the id {row.own} too, so that nobody can tell the two apart.",
        "Give each row an id of its own.",
    )


def _no_such_row() -> LogSaysOtherwise:
    return LogSaysOtherwise(
        "A row was to be tied to another one by its id.",
        "No row of the log has that id, neither in this file nor imported before.",
        "Put the id right, or import the sheet that has it first.",
    )
