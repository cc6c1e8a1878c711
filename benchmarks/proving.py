"""What the proof takes: keeping the log, verifying it. `proof.py` prints the figures.

Each function is meant for a process of its own, so that the memory it tells of is its own.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from statistics import median
from typing import NamedTuple

from alone import peak
from generate import BEGIN, PARTNERSHIPS, history

from cfworkflow import Workflow
from cfworkflow.audit.log import Log
from cfworkflow.audit.verification import verify
from cfworkflow.cli.kept import keeper_of, kept_views
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.store.opening import open_recorder

WARM_UP = 20
VERIFIED = 3
"""How often a store is verified; the median counts."""


class Proved(NamedTuple):
    """How many leaves a second were worked out, and the peak memory in megabytes."""

    rate: float
    memory: float


Turns = list[tuple[float, float]]
"""Seconds an append took where no log is kept, and where one is; one pair a round."""

Do = Callable[[Workflow, int], object]


def keep_log(path: str) -> Proved:
    """Work the log of a store out for the first time, and keep it."""
    log = Log(keeper_of(path).connection)
    begun = time.perf_counter()
    size = log.catch_up()
    return Proved(size / (time.perf_counter() - begun), peak())


def verify_leaves(path: str, facts: int) -> Proved:
    """Verify every leaf, the root and the kept log, as `audit verify --leaves-only` does."""
    views = kept_views(path)
    taken = []
    for _ in range(VERIFIED):
        begun = time.perf_counter()
        with views.sight():
            report = verify(views.connection, None, [], _quiet, rules=False)
        taken.append(time.perf_counter() - begun)
        assert (report.size, report.problems) == (facts, [])
        assert f"{facts} leaves of the kept tree" in [part.looked_at for part in report.parts]
    return Proved(facts / median(taken), peak())


def append_by_turns(bare: str, kept: str, rounds: int) -> dict[str, Turns]:
    """The same appended to two stores by turns, to the second with its log kept.

    An append is on the disk when it returns, with its leaf in the log where one is kept.
    """
    log = Log(keeper_of(kept).connection)
    log.catch_up()
    clock = partial(datetime.now, UTC)
    facts = [*history(WARM_UP + rounds)]

    def raise_barrier(record: Workflow, number: int) -> object:
        group = PARTNERSHIPS[number % len(PARTNERSHIPS)]
        return record.do(RaiseBarrier(group=group, title="No bank account"), on=BEGIN)

    def append(record: Workflow, number: int) -> object:
        return record.engine.recorder.append([record.engine.mapper.write(facts[number])])

    with ExitStack() as stack:
        one = stack.enter_context(Workflow(open_recorder(bare), clock=clock))
        other = stack.enter_context(Workflow.open(kept, clock=clock))
        found = {
            what: _by_turns(do, one, other, rounds)
            # The facts appended alone repeat what is on record, so no command may come after them.
            for what, do in (("a whole command", raise_barrier), ("an append alone", append))
        }
    assert log.size() == keeper_of(bare).head() == keeper_of(kept).head()
    return found


def _by_turns(do: Do, bare: Workflow, kept: Workflow, rounds: int) -> Turns:
    turns = []
    for number in range(WARM_UP + rounds):
        # Whoever goes second finds the disk as the first left it: they take turns in that too.
        if number % 2:
            without, along = _timed(do, bare, number), _timed(do, kept, number)
        else:
            along, without = _timed(do, kept, number), _timed(do, bare, number)
        turns.append((without, along))
    return turns[WARM_UP:]


def _timed(do: Do, record: Workflow, number: int) -> float:
    begun = time.perf_counter()
    do(record, number)
    return time.perf_counter() - begun


def _quiet(_part: str, _done: int) -> None:
    """Nobody watches."""
