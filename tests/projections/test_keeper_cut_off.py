"""Whatever cuts the keeper off, and wherever: no fact is skipped, none taken twice (design § 8)."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import Pipe
from pathlib import Path

import pytest

from benchmarks.generate import history as generated
from cfworkflow.projections.reading import read_views
from tests.projections.a_kept_store import (
    VIEWS,
    assert_as_folded,
    assert_tallied,
    batches_of,
    connected,
    in_a_process,
    keeper_on,
    kept,
    made_by,
    make_anew,
    placed,
    telling,
    write,
)
from tests.projections.a_shelf import TALLY
from tests.projections.a_year import year

KILLS = 25
SHORT = year()[:25]
FOLDED = read_views(SHORT)


class CutOff(Exception):  # noqa: N818 - what happened, no error of the program's
    """The power went, or the disk was full."""


def failing_from(number: int, upto: int) -> Callable[..., bool]:
    """What lets no statement happen from the one of this number on, up to another."""
    seen = 0

    def look(_cursor: object, _sql: str, _given: object) -> bool:
        nonlocal seen
        seen += 1
        if number <= seen <= upto:
            raise CutOff
        return True

    return look


def statements(path: Path) -> int:
    """How many statements it takes to catch up with the short history."""
    seen: list[str] = []

    def look(_cursor: object, sql: str, _given: object) -> bool:
        seen.append(sql)
        return True

    with batches_of(10), connected(path) as connection:
        keeper = keeper_on(connection)
        connection.exec_trace = look
        keeper.catch_up(telling(SHORT))
    return len(seen)


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """What gives a fresh copy of a store whose short history is not yet, or partly, kept."""
    with made_by("with a tally", *VIEWS, TALLY):
        first = write(tmp_path / "first.db", SHORT)
        with kept(first) as keeper:
            keeper.catch_up(telling(SHORT[:3]))
        number = iter(range(10_000))
        yield lambda: Path(shutil.copy(first, tmp_path / f"{next(number)}.db"))


def assert_whole(path: Path) -> None:
    """A fresh process catches up, and all is there, once."""
    with batches_of(10), kept(path) as keeper:
        assert keeper.catch_up(telling(SHORT)) == keeper.head() == len(SHORT)
        assert_as_folded(keeper.as_of(), FOLDED)
        assert_tallied(keeper, len(SHORT))


def test_when_all_stops_before_any_statement_nothing_is_skipped_or_repeated(
    copies: Callable[[], Path],
) -> None:
    """The power goes: nothing from then on happens, be it a COMMIT or a ROLLBACK."""
    for number in range(1, statements(copies()) + 1):
        path = copies()
        with batches_of(10), connected(path) as connection:
            keeper = keeper_on(connection)
            connection.exec_trace = failing_from(number, upto=10**9)
            with pytest.raises(CutOff):
                keeper.catch_up(telling(SHORT))
            connection.exec_trace = None
        assert_whole(path)


def test_when_any_one_statement_fails_the_same_keeper_can_go_on(
    copies: Callable[[], Path],
) -> None:
    """The disk was full for a moment: nothing is left locked, begun, or remembered wrongly."""
    for number in range(1, statements(copies()) + 1):
        path = copies()
        with batches_of(10), connected(path) as connection:
            keeper = keeper_on(connection)
            connection.exec_trace = failing_from(number, upto=number)
            with pytest.raises(CutOff):
                keeper.catch_up(telling(SHORT))
            connection.exec_trace = None
            assert not connection.in_transaction, f"after statement {number}"
            assert keeper.catch_up(telling(SHORT)) == len(SHORT)
            assert_as_folded(keeper.as_of(), FOLDED)
            assert_tallied(keeper, len(SHORT))


def test_a_history_that_cannot_be_read_further_leaves_what_was_read(tmp_path: Path) -> None:
    """A damaged fact stops the views before it, and no reader waits for it."""
    history = year()

    def damaged(after: int) -> Iterator[object]:
        yield from history[after:40]
        raise CutOff

    with batches_of(10), kept(write(tmp_path / "a.db", history)) as keeper:
        with pytest.raises(CutOff):
            keeper.catch_up(damaged)  # type: ignore[arg-type] # it gives facts, until it does not
        made = keeper.generation()
        assert made is not None
        assert 40 - 10 <= made.position <= 40
        assert not made.live
        assert keeper.catch_up(telling(history)) == len(history)
        assert_as_folded(keeper.as_of(), history)


def test_a_killed_process_skips_and_repeats_nothing(tmp_path: Path) -> None:
    """SIGKILL, many times over, at whatever moment of a rebuild it happens to come."""
    chance = random.Random(3)  # noqa: S311 - a mix wants chance, not secrecy
    history = placed(generated(900, 5))
    path = write(tmp_path / "a.db", history)
    reached: set[int] = set()
    for _ in range(KILLS):
        hear, tell = Pipe(duplex=False)
        process = in_a_process(make_anew, path, 15, tell.send)
        tell.close()
        with suppress(EOFError):  # it was quicker, and is done
            for _ in range(chance.randint(1, 9)):
                hear.recv()
        time.sleep(chance.random() / 200)
        process.kill()
        process.join()
        hear.close()
        with made_by("with a tally", *VIEWS, TALLY), kept(path) as keeper:
            made = keeper.generation()
            assert made is not None
            reached.add(made.position)
            if made.live:
                assert_tallied(keeper, made.position)
    assert len(reached) > KILLS // 5, "it was never killed on its way"
    with made_by("with a tally", *VIEWS, TALLY), kept(path) as keeper:
        assert keeper.catch_up(telling(history)) == keeper.head() == len(history)
        assert keeper.is_up_to_date()
        assert_tallied(keeper, len(history))
        for position in (1, 100, 511, 640, 900):
            assert_as_folded(keeper.as_of(position), history[:position])
