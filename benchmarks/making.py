"""What it takes to fill a store, to scan it and to make its views. `views.py` prints the figures.

Each function is meant for a process of its own, so that the memory it tells of is its own.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, nullcontext
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from alone import peak
from generate import history

from cfworkflow.cli.beside import writing_beside
from cfworkflow.cli.kept import keeper_of
from cfworkflow.domain.facts import FACTS
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.skim import history_in
from cfworkflow.store.sqlite import SQLiteRecorder

if TYPE_CHECKING:
    import apsw

BATCH = 5_000
"""Facts an append, so that no history is ever whole in memory twice."""

Scan = Callable[["apsw.Connection"], Iterable[object]]


class Making(NamedTuple):
    """How a making of all views went: facts a second, and the peak memory in megabytes.

    `writer` is that of the second process, 0 where there was none.
    """

    rate: float
    memory: float
    writer: float


def fill(lengths: Mapping[str, int]) -> None:
    """Write the history of each length to the file it stands at, all while it is decided once."""
    mapper = Mapper()
    with ExitStack() as stack:
        recorders = {path: stack.enter_context(SQLiteRecorder(path)) for path in lengths}
        events = map(mapper.write, history(max(lengths.values())))
        done = 0
        while batch := [*islice(events, BATCH)]:
            for path, recorder in recorders.items():
                if part := batch[: max(lengths[path] - done, 0)]:
                    recorder.append(part)
            done += len(batch)


def scanned(connection: apsw.Connection) -> Iterator[object]:
    """Each stored fact as SQLite gives it, and nothing done with it."""
    return iter(
        connection.execute("SELECT position, type, line, narrative FROM fact ORDER BY position")
    )


def validated(connection: apsw.Connection) -> Iterator[object]:
    """The bare scan: each stored line read by SQLite, its facts validated by pydantic."""
    stored = cast("Iterator[tuple[int, str, bytes, bytes | None]]", scanned(connection))
    for _, kind, line, _ in stored:
        facts = line[line.index(b'"facts":') + 8 : line.rindex(b"}", 0, -1) + 1]
        yield FACTS[kind].model_validate_json(facts)


def skimmed(connection: apsw.Connection) -> Iterator[object]:
    """Each fact in its envelope, as the folds are given it."""
    return iter(history_in(connection)(0))


SCANS: dict[str, Scan] = {
    "scan only": scanned,
    "bare scan with pydantic": validated,
    "skim": skimmed,
}


def scan(path: str, name: str) -> float:
    """How many facts a second a scan takes in, the store's pages being in the system's memory."""
    connection = keeper_of(path).connection
    done = sum(1 for _ in scanned(connection))
    # The first facts of each kind have their readers made.
    assert [*islice(SCANS[name](connection), BATCH)]
    begun = time.perf_counter()
    assert sum(1 for _ in SCANS[name](connection)) == done
    return done / (time.perf_counter() - begun)


def make_anew(path: str, *, beside: bool) -> Making:
    """Make all views, from the first fact to the swap; with `beside`, a second process writes."""
    keeper = keeper_of(path)
    begun = time.perf_counter()
    with writing_beside(path) if beside else nullcontext() as writer:
        done = keeper.catch_up(history_in(keeper.connection), anew=True, writer=writer)
    rate = done / (time.perf_counter() - begun)
    assert keeper.is_up_to_date()
    return Making(rate, peak(), peak(resource.RUSAGE_CHILDREN) if beside else 0)
