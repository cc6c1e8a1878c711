"""Given, when, then, on plain lists: how decision functions are tested.

`given` takes what is on record: facts, and commands, whose facts the rules work out themselves.
`when` asks for one thing more. `then`, `then_refused` and `then_quiet` say what must come of it:
the right facts, the exact refusal, nothing when there is nothing to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TypeVar

from cfworkflow.domain.command import Command
from cfworkflow.domain.deciding import DECIDERS
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.meeting.whole import MeetingProblems, Place
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.thing import Thing

TODAY = date(2026, 10, 15)
"""When everything takes effect, unless it is told otherwise."""

SECRETARY = "project-team"

F = TypeVar("F", bound=Fact)
T = TypeVar("T", bound=Thing)


@dataclass(frozen=True)
class Step:
    """One thing given: a fact or a command, its date, and who recorded it."""

    told: Fact | Command
    on: date | None = None
    actor: str = SECRETARY


Given = Fact | Command | Step | Iterable["Given"]


def on(day: date, *told: Given, actor: str = SECRETARY) -> list[Step]:
    """What takes effect on `day`."""
    return [Step(step.told, day, actor) for step in steps(told)]


def by(actor: str, *told: Given) -> list[Step]:
    """What `actor` recorded."""
    return [Step(step.told, step.on, actor) for step in steps(told)]


def given(*told: Given) -> Record:
    """A record of these things and nothing else."""
    return Record(()).and_given(*told)


@dataclass(frozen=True)
class Record:
    """The facts so far, and what may be asked on top of them."""

    told: tuple[Recorded, ...]

    def and_given(self, *told: Given) -> Record:
        """The same record with more on it."""
        record = self
        for step in steps(told):
            past = record.past(on=step.on, actor=step.actor)
            if isinstance(step.told, Command):
                decided = past.decide(step.told)
            else:
                decided = [Recorded(step.told, past.on, past.now, step.actor, "given", "given")]
            record = Record((*record.told, *decided))
        return record

    def past(self, *, on: date | None = None, actor: str = SECRETARY, today: date = TODAY) -> Past:
        """A past whose store is this plain list."""

        def read(tag: str) -> list[Recorded]:
            return [told for told in self.told if tag in told.fact.tags()]

        return Past(
            read,
            lambda tag: bool(read(tag)),
            DECIDERS,
            now=datetime.combine(today, time(12), UTC),
            actor=actor,
            on=on,
        )

    def find(self, kind: type[T], ref: str) -> T:
        """A thing as this record tells of it."""
        return self.past().load(kind, ref)

    def when(
        self,
        command: Command,
        *,
        on: date | None = None,
        actor: str = SECRETARY,
        today: date = TODAY,
    ) -> Outcome:
        """Ask for something, and keep what comes of it."""
        past = self.past(on=on, actor=actor, today=today)
        try:
            return Outcome(self, tuple(past.decide(command)))
        except (Refusal, Unknown, MeetingProblems) as no:
            return Outcome(self, refused=no)


@dataclass(frozen=True)
class Outcome:
    """What came of asking: facts, or a refusal."""

    before: Record
    decided: tuple[Recorded, ...] = ()
    refused: Refusal | Unknown | MeetingProblems | None = None

    @property
    def recorded(self) -> tuple[Recorded, ...]:
        """The facts decided on, in their envelopes; it must not have been refused."""
        assert self.refused is None, f"refused: {self.refused!r}"
        return self.decided

    @property
    def facts(self) -> list[Fact]:
        """The facts decided on."""
        return [told.fact for told in self.recorded]

    @property
    def after(self) -> Record:
        """The record with what was decided on it."""
        return Record((*self.before.told, *self.recorded))

    def the(self, kind: type[F]) -> F:
        """The one fact of this kind among those decided on."""
        [fact] = [fact for fact in self.facts if isinstance(fact, kind)]
        return fact

    def then(self, *facts: Fact, on: date | None = None) -> Outcome:
        """Exactly these facts, in this order, taking effect on that day."""
        assert self.facts == [*facts]
        assert {told.on for told in self.recorded} <= {on or self.recorded[0].on}
        return self

    def then_quiet(self) -> Outcome:
        """Nothing to do: no fact and no complaint."""
        assert self.facts == []
        return self

    def then_refused(self, code: str, *words: str, also: Iterable[str] = ()) -> Refusal:
        """Refused by the rule `code`, saying `words`; `also` are the codes that come with it."""
        no = self.refused
        assert isinstance(no, Refusal), f"not refused by a rule: {no!r} {self.decided}"
        assert [one.code for one in no.all()] == [code, *also], [str(one) for one in no.all()]
        for one in no.all():
            assert_sensible(one)
        said = " ".join(str(one) for one in no.all())
        assert [word for word in words if word not in said] == [], said
        return no

    def then_unknown(self, kind: str, ref: str) -> None:
        """Nothing of that name is on record."""
        assert isinstance(self.refused, Unknown), self.refused
        assert (self.refused.kind, self.refused.ref) == (kind, ref)
        assert str(self.refused) == f"there is no {kind} {ref}"

    def then_problems(self, *problems: tuple[Place, str]) -> MeetingProblems:
        """Exactly these problems: the place of each, and its code."""
        no = self.refused
        assert isinstance(no, MeetingProblems), no
        found = [(place, problem.code) for place, problem in no.problems]
        assert found == [*problems], [f"{place}: {problem}" for place, problem in no.problems]
        for _, problem in no.problems:
            if isinstance(problem, Refusal):
                assert_sensible(problem)
        return no


_LEFT_OVER = re.compile(r"\bNone\b|[{}_]|  |\.\.|\[|'\)")


def assert_sensible(refusal: Refusal) -> None:
    """A refusal says in sentences what was tried, why not, and what to do next."""
    for sentence in (refusal.what, refusal.why):
        assert len(sentence.split()) >= 3, sentence
        assert sentence.endswith("."), sentence
    assert refusal.try_.endswith(".") or "cfworkflow " in refusal.try_ or "--" in refusal.try_
    assert len(refusal.try_.split()) >= 3, refusal.try_
    assert not _LEFT_OVER.search(str(refusal)), str(refusal)


def steps(told: Given) -> list[Step]:
    """The things given, one by one."""
    if isinstance(told, Step):
        return [told]
    if isinstance(told, Fact | Command):
        return [Step(told)]
    return [step for each in told for step in steps(each)]
