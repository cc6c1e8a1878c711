"""A rebuild in two processes: one folds, the other writes, and either may be cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.generate import history as generated
from cfworkflow.as_of.kept import keeper_of
from cfworkflow.cli import beside as writing
from cfworkflow.cli.beside import Beside, writing_beside
from cfworkflow.projections.keeper import Keeper
from cfworkflow.store.skim import history_in
from tests.projections.a_kept_store import assert_as_folded, batches_of, placed, write

HISTORY = placed(generated(400, 3))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a history and no views."""
    return write(tmp_path / "a.db", HISTORY)


def made(store: Path, meanwhile: Callable[[int, Beside], None] = lambda *_: None) -> Keeper:
    """The keeper of a store whose views were made with a second process."""
    keeper = keeper_of(str(store))
    with batches_of(50), writing_beside(str(store)) as writer:
        assert writer is not None
        reached = keeper.catch_up(
            history_in(keeper.connection),
            anew=True,
            progress=lambda position: meanwhile(position, writer),
            writer=writer,
        )
    assert reached == keeper.head() == len(HISTORY)
    return keeper


def test_views_written_by_a_second_process_are_a_fresh_fold(store: Path) -> None:
    """At every moment they are what one process alone would have kept."""
    keeper = made(store)
    assert keeper.is_up_to_date()
    for position in (0, 1, 49, 50, 51, 217, 399, 400):
        assert_as_folded(keeper.as_of(position), HISTORY[:position])
        keeper.let_go()


def test_when_the_second_process_is_killed_the_first_goes_on_alone(store: Path) -> None:
    """Its last batch is on record whole or not at all; nothing is skipped, nothing taken twice."""

    def kill(position: int, writer: Beside) -> None:
        if position == 200:
            writer.process.kill()

    assert_as_folded(made(store, kill).as_of(), HISTORY)


def test_when_another_made_all_anew_meanwhile_nothing_is_written_over(store: Path) -> None:
    """The second process finds the views elsewhere than where its batch begins, and says so."""
    other = keeper_of(str(store))

    def catch_up(position: int, _writer: Beside) -> None:
        if position == 100:
            other.catch_up(history_in(other.connection))

    keeper = made(store, catch_up)
    for position in (100, 250, 400):
        assert_as_folded(keeper.as_of(position), HISTORY[:position])
        keeper.let_go()


def test_no_more_waits_than_a_few_batches(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory stays flat however slow the disk is: with one batch ahead it only takes turns."""
    monkeypatch.setattr(writing, "_AHEAD", 1)
    assert_as_folded(made(store).as_of(), HISTORY)
