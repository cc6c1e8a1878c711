"""A record that goes on by commands, with positions, ids and a clock: for facts about facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from cfworkflow.domain.command import Command
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.refusal import Refusal
from cfworkflow.testing.programme import PlainRecord
from tests.domain.given_when_then import SECRETARY, TODAY, Given, assert_sensible, steps


class GrowingRecord(PlainRecord):
    """A plain record whose clock moves only when it is told to."""

    def __init__(self) -> None:
        super().__init__(lambda: self.now)
        self.now = datetime.combine(TODAY, time(12), UTC)

    def wait(self, hours: float) -> None:
        """Let time pass."""
        self.now += timedelta(hours=hours)

    def facts(self, command: Command, *, actor: str = SECRETARY) -> list[Fact]:
        """What a command brings about."""
        return [told.fact for told in self.do(command, actor=actor).facts]

    def refusal(
        self, command: Command, *, actor: str = SECRETARY, on: date | None = None
    ) -> Refusal:
        """Why a command is refused, said sensibly; it records nothing."""
        head = len([*self.history()])
        try:
            done = self.do(command, actor=actor, on=on)
        except Refusal as refusal:
            for one in refusal.all():
                assert_sensible(one)
            assert len([*self.history()]) == head
            return refusal
        raise AssertionError(done)

    def slip_in(self, fact: Fact) -> None:
        """Write down what no command did, as whoever has the file can."""
        self._append(replace(self.last, fact=fact, command_id=f"forged-{self.last.position}"))

    @property
    def last(self) -> Recorded:
        """The last fact on record."""
        return [*self.history()][-1]


def recorded(*given: Given) -> GrowingRecord:
    """A record of these commands."""
    record = GrowingRecord()
    for step in steps(given):
        assert isinstance(step.told, Command), step
        record.do(step.told, on=step.on, actor=step.actor)
    return record
