"""How fast the record is: deciding, recording durably, reading back. `make bench` prints it.

Figures are of one run on one machine; what is worth quoting are the ratios within it.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from generate import BEGIN, PARTNERSHIPS, history

from cfworkflow import Workflow
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.facts import FACTS
from cfworkflow.projections.reading import read_views

LENGTHS = (1_000, 30_000)
COMMANDS = 300
BATCH = 1_000


def timed(work: Callable[[], int]) -> float:
    """How many a second `work` does, it being told how many it did."""
    begun = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - begun)


def decided(length: int) -> int:
    """Facts decided by the domain alone."""
    return sum(1 for _ in history(length))


def filled(path: Path, length: int) -> Workflow:
    """A store with a history of that length."""
    record = Workflow.open(str(path), create=True, clock=lambda: datetime.now(UTC))
    events = [record.engine.mapper.write(told) for told in history(length)]
    for begun in range(0, length, BATCH):
        record.engine.recorder.append(events[begun : begun + BATCH])
    return record


def commands(record: Workflow) -> int:
    """Barriers raised one after another, each on the disk before the next."""
    for number in range(COMMANDS):
        group = PARTNERSHIPS[number % len(PARTNERSHIPS)]
        record.do(RaiseBarrier(group=group, title="No bank account without an address"), on=BEGIN)
    return COMMANDS


def validated(record: Workflow) -> int:
    """The bare scan: each stored line read by the database, its facts validated by pydantic."""
    done = 0
    for each in record.engine.recorder.read():
        line = each.event.data.partition(b"\n")[0]
        facts = line[line.index(b'"facts":') + 8 : line.rindex(b"}", 0, -1) + 1]
        done += FACTS[each.event.type].model_validate_json(facts) is not None
    return done


def read_back(record: Workflow) -> int:
    """Every fact, in its envelope."""
    return sum(1 for _ in record.history())


def folded(record: Workflow) -> int:
    """Every view, from the first fact on."""
    return read_views(record.history()).position


def main() -> None:
    """Measure and print."""
    print(f"deciding, no store           {timed(partial(decided, LENGTHS[-1])):10,.0f} facts/s")
    with tempfile.TemporaryDirectory() as folder:
        for length in LENGTHS:
            with filled(Path(folder) / f"{length}.db", length) as record:
                rates = {
                    "commands, durable": timed(partial(commands, record)),
                    "bare scan with pydantic": timed(partial(validated, record)),
                    "scan and decode": timed(partial(read_back, record)),
                    "scan, decode, fold all views": timed(partial(folded, record)),
                }
                for what, rate in rates.items():
                    print(f"{length:7,} facts: {what:29} {rate:10,.0f} /s")


if __name__ == "__main__":
    main()
