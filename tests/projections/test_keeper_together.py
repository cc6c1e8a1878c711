"""Several who keep, read and record at once: each fact is taken into account once, by someone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import history as generated
from tests.projections.a_kept_store import (
    VIEWS,
    assert_as_folded,
    assert_tallied,
    batches_of,
    go_on_recording,
    in_a_process,
    keep_up,
    kept,
    made_by,
    make_anew,
    placed,
    telling,
    write,
)
from tests.projections.a_shelf import TALLY
from tests.projections.a_year import whole_year


def test_two_processes_keep_up_with_a_third_that_records(tmp_path: Path) -> None:
    """None fails, none waits for ever, and between them they fold every fact exactly once."""
    history = placed(generated(400, 11))
    path = write(tmp_path / "a.db", history[:20])
    work = [
        in_a_process(go_on_recording, path, history[20:], 2),
        in_a_process(keep_up, path, len(history), 7),
        in_a_process(keep_up, path, len(history), 5),
    ]
    for process in work:
        process.join(60)
    assert [process.exitcode for process in work] == [0, 0, 0]
    with made_by("with a tally", *VIEWS, TALLY), kept(path) as keeper:
        assert keeper.is_up_to_date()
        assert_tallied(keeper, len(history))
        for position in (20, 21, 200, 399, 400):
            assert_as_folded(keeper.as_of(position), history[:position])


def test_two_processes_make_the_views_anew_at_once(tmp_path: Path) -> None:
    """They help each other, or one comes after the other; either way the views are whole."""
    history = placed(generated(300, 12))
    path = write(tmp_path / "a.db", history)
    keep_up(path, len(history), 50)
    work = [in_a_process(make_anew, path, 7) for _ in range(2)]
    for process in work:
        process.join(60)
    assert [process.exitcode for process in work] == [0, 0]
    with made_by("with a tally", *VIEWS, TALLY), kept(path) as keeper:
        assert keeper.is_up_to_date()
        assert_tallied(keeper, len(history))
        assert_as_folded(keeper.as_of(), history)


def test_who_catches_up_goes_on_when_another_has_made_all_anew_meanwhile(tmp_path: Path) -> None:
    """The views it was catching up with are gone; those in their place are whole."""
    history = whole_year()
    path = write(tmp_path / "a.db", history)
    with batches_of(20), kept(path) as keeper, kept(path) as other:
        keeper.catch_up(telling(history[:10]))

        def make_all_anew(position: int) -> None:
            if position == 30:
                other.catch_up(telling(history), anew=True)

        assert keeper.catch_up(telling(history), progress=make_all_anew) == len(history)
        assert_as_folded(keeper.as_of(), history)


turns = st.lists(st.tuples(st.booleans(), st.integers(1, 30)), max_size=12)
"""Who catches up, and with how many facts more."""


@settings(max_examples=20)
@given(turns, st.integers(1, 10))
def test_two_who_take_turns_neither_repeat_nor_misremember(
    tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[bool, int]], batch: int
) -> None:
    """What one knew of the rows is of no use once the other has changed them."""
    history = whole_year()
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    with made_by("with a tally", *VIEWS, TALLY), batches_of(batch):
        with kept(path) as one, kept(path) as other:
            upto = 0
            for first, more in turns:
                upto = min(upto + more, len(history))
                (one if first else other).catch_up(telling(history[:upto]))
            one.catch_up(telling(history))
            other.catch_up(telling(history))
        with kept(path) as keeper:
            assert_tallied(keeper, len(history))
            assert_as_folded(keeper.as_of(), history)


@settings(max_examples=20)
@given(st.integers(0, 60), st.integers(1, 20), st.sampled_from(["live", "anew"]))
def test_two_in_the_middle_of_it_neither_repeat_nor_misremember(
    tmp_path_factory: pytest.TempPathFactory, begun: int, batch: int, made: str
) -> None:
    """One catches up between any two batches of the other, which goes on from there."""
    history = whole_year()
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    with made_by("with a tally", *VIEWS, TALLY), kept(path) as one, kept(path) as other:
        one.catch_up(telling(history[:begun]))

        def meanwhile(position: int) -> None:
            if position < 80:
                other.catch_up(telling(history[: position + 2 * batch + 1]))

        with batches_of(batch):
            assert one.catch_up(telling(history), anew=made == "anew", progress=meanwhile) == len(
                history
            )
        assert_tallied(one, len(history))
        assert_as_folded(one.as_of(), history)


def test_who_was_there_before_any_views_were_made_sees_them_then(tmp_path: Path) -> None:
    """A page that has been open since before the first command shows what came of it."""
    history = whole_year()
    path = write(tmp_path / "a.db", history)
    with kept(path) as reader, kept(path) as writer:
        assert not reader.is_up_to_date()
        writer.catch_up(telling(history))
        assert reader.is_up_to_date()
        assert_as_folded(reader.as_of(), history)


@settings(max_examples=15)
@given(st.integers(1, 90), st.lists(st.integers(1, 30), max_size=4), st.integers(1, 20))
def test_what_a_reader_sees_stays_as_it_was_while_others_write(
    tmp_path_factory: pytest.TempPathFactory, begun: int, steps: list[int], batch: int
) -> None:
    """A page half shown does not tell of a decision that the other half has not heard of."""
    history = whole_year()
    path = write(tmp_path_factory.mktemp("store") / "a.db", history[:begun])
    with kept(path) as writer:
        writer.catch_up(telling(history[:begun]))
    with batches_of(batch), kept(path) as writer, kept(path) as reader:
        reading = reader.as_of()
        upto = begun
        for step in steps:
            more = history[upto : upto + step]
            write(path, more)
            upto += len(more)
            writer.catch_up(telling(history[:upto]))
            assert_as_folded(reading, history[:begun])
            assert_as_folded(reader.as_of(), history[:begun])
        assert_as_folded(writer.as_of(), history[:upto])
