"""Who takes a log into the record: one step of a row after another, each on its own date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property

from cfworkflow.domain.group.state import Group
from cfworkflow.domain.importing.commands import (
    ActionRow,
    BarrierRow,
    ImportLog,
    LogRow,
    MeetingRow,
)
from cfworkflow.domain.importing.doubts import Doubts
from cfworkflow.domain.importing.facts import Taken
from cfworkflow.domain.importing.first_look import seen_at_once
from cfworkflow.domain.importing.meetings import Minutes, present_at
from cfworkflow.domain.importing.naming import called_by_its_own_id, in_the_logs_words, names_of
from cfworkflow.domain.importing.outcome import decided_otherwise, otherwise
from cfworkflow.domain.importing.problems import Place, no_such_row, put_later
from cfworkflow.domain.importing.resting import rests
from cfworkflow.domain.importing.state import Known, Log
from cfworkflow.domain.importing.steps import Step, new_steps
from cfworkflow.domain.importing.supposing import (
    begun,
    checked_by_another,
    some_barrier,
    without,
)
from cfworkflow.domain.importing.taking import asked, blamed
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.rules.session import g1_group_is_active

Found = list[tuple[Place, Refusal | Unknown]]
"""What is the matter, and where."""


class Clerk:
    """Takes one step after another, and keeps what is refused instead of stopping at it."""

    def __init__(self, past: Past, command: ImportLog) -> None:
        self.past = past
        self.command = command
        log = past.find(Log, command.log)
        self.known: dict[str, Known] = {}
        self.is_part = not command.is_whole
        self.stopped: set[str] = set()
        self.doubts = Doubts(command, self.stopped)
        self.taken: dict[str, list[Taken]] = {}
        self.problems: Found = []
        self.has_supposed = False
        self.refs: dict[str, str] = {}
        """Key of a row → the tag of what it led to; also of rows imported from other files."""
        for (_, key), known in (log.rows if log else {}).items():
            self.known[key] = known
            self.refs[key] = known.thing

    def work(self) -> Found:
        """Take all that is new into the past; what stands against it, in the words of the log."""
        for row, field, problem in seen_at_once(self.command, self.known, self.past):
            self._tell(row, field, problem)
        for step in new_steps(self.command, self.known, self.past.today):
            self.take(step)
        self.compare()
        own = {self.refs[row.key]: row.own for row in self.command.rows() if row.key in self.refs}
        names = names_of(self.past.decided, own)
        return [(place, in_the_logs_words(problem, names)) for place, problem in self.problems]

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
        """Keep a problem with a field of a row, and take no more steps of that row.

        Where it may be there only for what can't be read, nothing more is said of it.
        """
        future = max(row.steps().values()) > self.past.today
        untold = rests(self.doubts, row, field, problem, future=future)
        if isinstance(row, MeetingRow):
            self.doubts.loosen(row)
        if untold and (self.problems or self.is_part):  # the first of a whole log rests on nothing
            return
        self._tell(row, field, problem)

    def _tell(self, row: LogRow, field: str, problem: Refusal | Unknown) -> None:
        """Keep a problem that rests on nothing else."""
        self.doubts.doubt(row, {field})
        self.stopped.add(row.key)
        if field == "group" and problem.code == "G1":
            problem = self._as_of_the_first(row, problem)
        mine = called_by_its_own_id(problem, row.own, self.past.told)
        self.problems.append(((row.sheet, row.row, field), mine))

    @cached_property
    def _first_acts(self) -> dict[str, date]:
        """The groups that rows name, each with the first day on which it begins something."""
        found: dict[str, date] = {}
        for row in self.command.rows():
            group = getattr(row, "group", None)
            if group is not None:
                began = next(iter(row.steps().values()))
                found[group] = min(found.get(group, date.max), began)
        return found

    def _as_of_the_first(self, row: LogRow, problem: Refusal | Unknown) -> Refusal | Unknown:
        """The problem of a group that is not active, with advice that does for all its rows."""
        ref = getattr(row, "group", None)
        group = self.past.find(Group, ref) if ref else None
        fault = g1_group_is_active(group, self._first_acts[group.ref]) if group else None
        if fault is None or not isinstance(problem, Refusal):
            return problem
        return type(problem)(problem.what, problem.why, fault.try_)

    def take(self, step: Step) -> None:
        """Take a step, unless what it rests on was refused already."""
        row = step.rows[0]
        if isinstance(row, MeetingRow):
            self._hold(tuple(each for each in step.rows if isinstance(each, MeetingRow)))
        elif row.key not in self.stopped:
            with self.past.within(step.on):
                tag = self._told(row, step.name)
                if tag is None and step.name in ("raise", "add") and row.key not in self.stopped:
                    about = self._about(row) if isinstance(row, ActionRow) else None
                    tag = begun(self.past, row, about)
                    self.has_supposed = True
            if tag is None:
                self.doubts.loosen(row)
            else:
                self._note(row, step.name, tag)

    def _told(self, row: LogRow, step: Taken) -> str | None:
        """Take a step of a row's own thing, by the rules; the tag of that, if it could be taken."""
        on = self._acted_on(row, step)
        if on is not None:
            with self._noting(row, step), checked_by_another(self.past, row, step):
                told = self.past.decide(asked(step, row, on))
                return self.refs.get(row.key) or (told[0].fact.tags()[0] if told else "")
        return None

    def _note(self, row: LogRow, step: Taken, tag: str) -> None:
        self.taken.setdefault(row.key, []).append(step)
        self.refs.setdefault(row.key, tag)

    def _acted_on(self, row: LogRow, step: Taken) -> str | None:
        """The reference a step needs: of the row's own thing, or of an action's barrier."""
        if step == "raise":
            return ""
        if isinstance(row, ActionRow) and step == "add":
            return self._barrier_of(row)
        tag = self.refs.get(row.key)
        return tag.partition(":")[2] if tag else None

    def _barrier_of(self, row: ActionRow) -> str:
        """The barrier that an action is for; some other one, where that can't be told."""
        ref = self._about(row)
        if ref is None:
            self._miss(row, "barrier")
            self.has_supposed = True
            return some_barrier(self.past, row.title)
        return ref

    def _miss(self, row: ActionRow | MeetingRow, field: str) -> None:
        """Complain of a row's naming another that led to nothing yet, unless that was refused."""
        there = [key for key in getattr(row, field) if self.doubts.is_there(key)]
        if not there:
            self.complain(row, field, no_such_row())
        elif not any(map(self.doubts.is_in_doubt, there)):
            self.complain(row, field, put_later())

    def _about(self, row: ActionRow | MeetingRow) -> str | None:
        if row.barrier_ref is not None:
            return row.barrier_ref
        tags = [self.refs.get(key, "") for key in row.barrier]
        found = [tag for tag in tags if tag.startswith("barrier:")]
        return found[0].partition(":")[2] if found else None

    def _hold(self, rows: tuple[MeetingRow, ...]) -> None:
        """Record a meeting as its rows tell it."""
        rows = tuple(self._tied(row) for row in rows)
        minutes = Minutes(rows, present_at(self.past, rows))
        for row in rows:
            if row.is_an_item:
                minutes.add(row, self._about(row), self._put_before(row))
        for row, field, problem in minutes.recorded(self.past):
            self.complain(row, field, problem)
        for row, tag in minutes.led_to():
            if row.key in self.stopped:
                continue
            self._note(row, "take", tag)
            for field, found in decided_otherwise(self.past, row, tag):
                self.complain(row, field, found)

    def _put_before(self, row: MeetingRow) -> str | None:
        """The item that a row puts again, if it does and that is on record."""
        tags = [self.refs[key] for key in row.again if key in self.refs]
        return tags[0].partition(":")[2] if tags else None

    def _tied(self, row: MeetingRow) -> MeetingRow:
        """The row; or what is left of it to judge, where what it is about can't be told."""
        for field, found in (("barrier", self._about(row)), ("again", self._put_before(row))):
            if getattr(row, field) and found is None:
                self._miss(row, field)
                self.doubts.doubt(row, {field})
                self.has_supposed = True
                return without(row, {field})
        return row

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
