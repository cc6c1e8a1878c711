"""Records of barriers on their way through the tiers, over months: more of it than of all else."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, composite

from cfworkflow.domain.barrier.commands import (
    AddressBarrier,
    CheckEvidence,
    RaiseBarrier,
    ReferBarrier,
    ReopenBarrier,
    WithdrawBarrier,
)
from cfworkflow.domain.command import Command
from cfworkflow.domain.correction.commands import Undo
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.testing import CAST, PlainRecord

RAISED = RaiseBarrier(group="north", title="No address, no GP", areas=("town",))


def _about(barrier: str) -> list[Command]:
    return [
        ReferBarrier(barrier=barrier),
        AddressBarrier(barrier=barrier, how="A letter"),
        CheckEvidence(barrier=barrier, met=True, findings="It is gone"),
        CheckEvidence(barrier=barrier, met=False, findings="It is not"),
        ReopenBarrier(barrier=barrier, because="It is back"),
        WithdrawBarrier(barrier=barrier, because="A slip"),
    ]


_NEXT = [RAISED, *(each for ref in ("B-0001", "B-0002", "B-0003") for each in _about(ref)), Undo()]


@composite
def paths(draw: DrawFn, steps: int = 40) -> list[Recorded]:
    """The facts of a few barriers over a year or two, some recorded weeks after their date."""
    now = datetime(2026, 3, 2, 10, tzinfo=UTC)
    record = PlainRecord(lambda: now)
    for command in (*CAST, RAISED, RAISED):
        record.do(command)
    for _ in range(draw(st.integers(0, steps))):
        now += timedelta(days=draw(st.integers(0, 30)))
        late = now - timedelta(days=draw(st.sampled_from([0, 0, 20])))
        actor = draw(st.sampled_from(["project-team", "partnership-lead"]))
        with suppress(Refusal, Unknown):
            record.do(draw(st.sampled_from(_NEXT)), actor=actor, on=late.date())
    return [*record.history()]
