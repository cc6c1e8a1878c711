# ruff: noqa: S101 - what a property test asserts
"""A machine that throws commands of every kind at a programme and checks every rule after each."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Unpack

from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.commands import Undo
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history import Judge, check_rules
from cfworkflow.domain.meeting.whole import MeetingProblems, RecordMeeting
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.testing.cast import CAST
from cfworkflow.testing.chapters import CHAPTERS, notable
from cfworkflow.testing.choosing import day_near, seldom
from cfworkflow.testing.commands import (
    OF_BODIES,
    commands,
    commands_of,
    next_commands,
)
from cfworkflow.testing.programme import Envelope, PlainRecord, Programme
from cfworkflow.testing.scene import Scene

BEGINNING = datetime(2026, 3, 2, 10, tzinfo=UTC)
LEAD = 40
"""Days from the beginning on until anything else happens, for meetings recorded late."""
STRIDE = 3
"""How many steps that lead on are taken at a time."""
A_WHILE = 6
"""How many commands of one chapter follow one another."""
ACTORS = ("project-team", "programme-lead", "partnership-lead")


class GovernanceMachine(RuleBasedStateMachine):
    """Commands of every kind, sensible and not, against the programme that `open` gives.

    After each: every rule holds over the whole history; what was refused or only rehearsed
    recorded nothing; what was sent twice was recorded once. Override `open` to try a programme of
    your own, `noticed` to count what a run reaches.
    """

    def __init__(self) -> None:
        super().__init__()
        self.now = BEGINNING
        self.head = 0
        self.sent: list[tuple[Command, Envelope, int]] = []
        self.numbered = 0
        self.scene = Scene(self.now.date())
        self.judge = Judge()
        self.programme = self.open()

    def open(self) -> Programme:
        """The programme to try; its clock is to be `self.clock`."""
        return PlainRecord(self.clock)

    def clock(self) -> datetime:
        """The moment it is; it moves on when `days_pass`."""
        return self.now

    def noticed(self, what: str) -> None:
        """Hear what a run has reached, such as `fact decision-made` or `refused Q1`."""
        event(what)

    @initialize()
    def set_up_the_cast(self) -> None:
        """Begin with a small partnership in three tiers, set up by commands like any other."""
        for command in CAST:
            assert self._send(command), command
        self.days_pass(LEAD)

    @rule(days=st.integers(1, 12))
    def days_pass(self, days: int) -> None:
        """The clock moves on."""
        self.now += timedelta(days=days)
        self.scene.today = self.now.date()

    @rule(data=st.data())
    def something_leads_on(self, data: st.DataObject) -> None:
        """What goes on from here is asked for: the next step of a meeting, an item, a barrier."""
        for _ in range(STRIDE):
            self._ask(data, next_commands(self.scene))

    @rule(data=st.data())
    def anything_is_asked(self, data: st.DataObject) -> None:
        """Something of whatever kind is asked for."""
        self._ask(data, commands(self.scene))

    @rule(data=st.data())
    def the_wider_programme_goes_on(self, data: st.DataObject) -> None:
        """One chapter goes on for a while, whichever it is: none is crowded out by another."""
        chapter = data.draw(st.sampled_from(CHAPTERS))
        for _ in range(A_WHILE):
            self._ask(data, commands_of(self.scene, chapter))

    @rule(data=st.data())
    def bodies_and_plans_change(self, data: st.DataObject) -> None:
        """Something is asked for about groups, their members, or actions."""
        self._ask(data, commands(self.scene, OF_BODIES))

    @rule(data=st.data())
    def a_whole_meeting_is_recorded(self, data: st.DataObject) -> None:
        """A whole meeting is recorded in one command."""
        self._ask(data, commands(self.scene, {RecordMeeting}))

    @rule(data=st.data())
    def a_command_is_rehearsed(self, data: st.DataObject) -> None:
        """A dry run records nothing, and tells what the command then records."""
        command = data.draw(commands_of(self.scene, data.draw(st.sampled_from(CHAPTERS))))
        would_be = self._try(command, dry_run=True)
        self._nothing_new("a dry run")
        done = self._send(command)
        told, foretold = (
            [(one.fact, one.on) for one in facts] if facts is not None else None
            for facts in (done, would_be)
        )
        assert told == foretold, f"foretold {foretold}, told {told}"

    @precondition(lambda self: bool(self.sent))
    @rule(data=st.data())
    def a_slip_is_noticed(self, data: st.DataObject) -> None:
        """Now and then, whoever recorded something takes it back at once."""
        if data.draw(st.integers(0, 2)) == 2:  # noqa: PLR2004 - one in three
            _, envelope, _ = self.sent[-1]
            self._send(Undo(), actor=envelope.get("actor", ACTORS[0]))

    @precondition(lambda self: bool(self.sent))
    @rule(data=st.data())
    def a_command_is_sent_again(self, data: st.DataObject) -> None:
        """A command sent again under its id is recorded once; another under that id, never."""
        command, envelope, first = data.draw(st.sampled_from(self.sent[-20:]))
        again = self._try(command, **envelope) or ()
        assert [told.position for told in again[:1]] == [first], "it was not the same record"
        self._nothing_new("a command sent again")
        other = data.draw(commands(self.scene))
        if command.NAME != other.NAME:
            assert self._try(other, **envelope) is None, "one id, two commands"
            self._nothing_new("a second command under one id")

    def _ask(self, data: st.DataObject, strategy: st.SearchStrategy[Command]) -> None:
        command = data.draw(strategy)
        on = data.draw(_dates(self.now.date()))
        self._send(command, actor=data.draw(st.sampled_from(ACTORS)), on=on)

    def _send(self, command: Command, **envelope: Unpack[Envelope]) -> tuple[Recorded, ...] | None:
        self.numbered += 1
        envelope["command_id"] = f"sent-{self.numbered}"
        done = self._try(command, **envelope)
        if not done:
            self._nothing_new("a refusal")
            return done
        new = [*self.programme.history(after=self.head)]
        assert [*done] == new, "what it says it recorded is not what is on record"
        for told in new:
            for what in notable(self.scene, told):
                self.noticed(what)
            self.judge.hear(told)
            self.scene.take(told)
        assert not self.judge.breaches, self.judge.breaches
        self.head += len(new)
        self.sent.append((command, envelope, new[0].position))
        return done

    def _try(self, command: Command, **envelope: Unpack[Envelope]) -> tuple[Recorded, ...] | None:
        self.noticed(f"command {command.NAME}")
        try:
            return self.programme.do(command, **envelope).facts
        except Refusal as refusal:
            codes = Counter(one.code for one in refusal.all())
        except MeetingProblems as problems:
            codes = Counter(one.code for _, one in problems.problems)
        except Unknown as unknown:
            codes = Counter([unknown.code])
        for code in codes:
            self.noticed(f"refused {code}")
        return None

    def _nothing_new(self, after: str) -> None:
        new = [*self.programme.history(after=self.head)]
        assert not new, f"{after} recorded {new}"

    def teardown(self) -> None:
        """Judge the whole history once more, as it is read from its beginning."""
        assert check_rules(self.programme.history()) == [*self.judge.breaches]


@st.composite
def _dates(draw: st.DrawFn, today: date) -> date | None:
    """Mostly none, which leaves it to the command; now and then one that may not fit."""
    return day_near(draw, today, before=20, after=2) if seldom(draw, 8) else None
