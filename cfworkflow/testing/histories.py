"""Whole histories, made by driving a programme on a plain list."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.command import Command
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.meeting.whole import MeetingProblems
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.testing.cast import CAST
from cfworkflow.testing.commands import commands
from cfworkflow.testing.machine import ACTORS, BEGINNING, LEAD
from cfworkflow.testing.programme import PlainRecord
from cfworkflow.testing.scene import Scene


@composite
def histories(draw: DrawFn, steps: int = 40) -> list[Recorded]:
    """The facts of a partnership's beginning and of up to `steps` further commands.

    Every rule holds in them, for each went past its guards; positions count from 1.
    """
    now = BEGINNING
    record = PlainRecord(lambda: now)
    scene = Scene(now.date())

    def send(command: Command, actor: str) -> None:
        with suppress(Refusal, MeetingProblems, Unknown):
            for told in record.do(command, actor=actor).facts:
                scene.take(told)

    for command in CAST:
        send(command, ACTORS[0])
    now = _later(now, LEAD)
    for _ in range(draw(st.integers(0, steps))):
        now = _later(now, draw(st.integers(0, 3)))
        scene.today = now.date()
        send(draw(commands(scene)), draw(st.sampled_from(ACTORS)))
    return [*record.history()]


def _later(now: datetime, days: int) -> datetime:
    return now + timedelta(days=days)
