"""Kept views as of any position are a fresh fold of the facts up to it (design § 8)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from benchmarks.generate import history as generated
from cfworkflow.domain.fact import Recorded
from cfworkflow.projections import folding
from cfworkflow.projections.reading import Reading, read_views
from cfworkflow.projections.view import EVERY, View
from cfworkflow.testing import histories
from tests.projections.a_kept_store import (
    VIEWS,
    assert_as_folded,
    assert_latest,
    assert_same_stories,
    batches_of,
    dated,
    kept,
    placed,
    telling,
    write,
)
from tests.projections.a_year import whole_steps, whole_year, year_without

AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole histories take minutes to shrink; the year and the shelf fail in smaller ways."""

batches = st.integers(1, 60)
left_out = st.sets(st.integers(0, len(whole_steps()) - 1), max_size=12)
stops = st.lists(st.integers(0, 200), max_size=3)
near_powers_of_two = st.builds(
    lambda power, away: max(0, 2**power + away), st.integers(0, 10), st.integers(-2, 2)
)
moments = st.lists(st.integers(0, 80) | near_powers_of_two, min_size=1, max_size=6)
"""Positions to look at; kept intervals are arranged by powers of two."""


@settings(max_examples=40, phases=AS_DRAWN)
@given(histories(), batches, stops, moments)
def test_views_as_of_any_position_are_a_fresh_fold(
    tmp_path_factory: pytest.TempPathFactory,
    history: list[Recorded],
    batch: int,
    stops: list[int],
    moments: list[int],
) -> None:
    """However they were brought up to date, and whenever: the same rows, in the same order."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    for stop in sorted(stops):
        with batches_of(batch), kept(path) as keeper:
            keeper.catch_up(telling(history[:stop]))
    with batches_of(batch), kept(path) as keeper:
        assert keeper.catch_up(telling(history)) == keeper.head() == len(history)
        assert keeper.is_up_to_date()
        for position in moments:
            assert_as_folded(keeper.as_of(position), history[:position])
        assert_as_folded(keeper.as_of(), history)


@settings(max_examples=15)
@given(left_out, st.integers(0, len(whole_year())))
def test_a_year_with_every_kind_of_fact_is_kept_as_folded(
    tmp_path_factory: pytest.TempPathFactory, without: set[int], position: int
) -> None:
    """The story in which everything happens, whatever of it never happened."""
    history = year_without(without)
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    with kept(path) as keeper:
        keeper.catch_up(telling(history))
        assert_as_folded(keeper.as_of(position), history[:position])


@settings(max_examples=4, phases=AS_DRAWN)
@given(st.integers(1, 99), st.integers(1_000, 1_500), batches, moments)
def test_long_histories_are_kept_as_folded(
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    length: int,
    batch: int,
    moments: list[int],
) -> None:
    """Intervals of every length come about, and whatever is held in memory is let go of."""
    history = placed(generated(length, seed))
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    with pytest.MonkeyPatch.context() as patch, batches_of(batch), kept(path) as keeper:
        patch.setattr(folding, "MOST_AT_HAND", 3)
        keeper.catch_up(telling(history))
        for position in moments:
            assert_as_folded(keeper.as_of(position), history[:position])


def test_every_position_of_a_year_is_kept_as_folded(tmp_path: Path) -> None:
    """Not only some: each moment of one history, from before its first fact to its last."""
    history, folded = whole_year(), Reading()
    with kept(write(tmp_path / "a.db", history)) as keeper:
        keeper.catch_up(telling(history))
        assert_as_folded(keeper.as_of(0), folded)
        for told in history:
            folded.take(told)
            assert_as_folded(keeper.as_of(told.position), folded)
        assert folded.position == len(history)


@settings(max_examples=20)
@given(left_out, st.integers(0, len(whole_year())))
def test_stories_are_those_of_a_fresh_fold(
    tmp_path_factory: pytest.TempPathFactory, without: set[int], position: int
) -> None:
    """What happened to a group or a reference is told the same from the file as from memory."""
    history = year_without(without)
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    with kept(path) as keeper:
        keeper.catch_up(telling(history))
        assert_same_stories(keeper.as_of(position), read_views(history[:position]))


@settings(max_examples=8)
@given(st.integers(1, 99), st.integers(100, 400), st.integers(0, 9))
def test_the_most_recent_are_those_that_became_so_last(
    tmp_path_factory: pytest.TempPathFactory, seed: int, position: int, most: int
) -> None:
    """The last barriers closed are the last that were closed, not the last raised."""
    history = placed(generated(400, seed))
    path = write(tmp_path_factory.mktemp("store") / "a.db", history)
    with kept(path) as keeper:
        keeper.catch_up(telling(history))
        reading = keeper.as_of(position)
        for view in VIEWS:
            expected = dated(view, history[:position])
            for word in {EVERY, *(word for word, _ in expected.since)}:
                assert_latest(reading.rows(view), expected, word, most)


@settings(max_examples=8)
@given(st.integers(1, 99), st.integers(100, 400), st.integers(0, 9))
def test_the_most_recent_are_the_same_in_memory(seed: int, position: int, most: int) -> None:
    """A record in memory, which keeps no views, answers as a file does."""
    history = placed(generated(position, seed))
    reading = read_views(history)
    for view in VIEWS:
        expected = dated(view, history)
        for word in {EVERY, *(word for word, _ in expected.since)}:
            assert_latest(reading.rows(view), expected, word, most)


def test_what_is_asked_for_beyond_the_last_fact_is_what_stands(
    tmp_path: Path,
) -> None:
    """A position that does not exist yet shows the last there is, and says which it is."""
    history = whole_year()
    with kept(write(tmp_path / "a.db", history)) as keeper:
        keeper.catch_up(telling(history))
        assert_as_folded(keeper.as_of(10**9), history)


def test_what_never_was_is_not_found(tmp_path: Path) -> None:
    """A reference to nothing, or to nothing yet, is a KeyError, as in memory."""
    history = whole_year()
    with kept(write(tmp_path / "a.db", history)) as keeper:
        keeper.catch_up(telling(history))
        now, before = keeper.as_of(), keeper.as_of(1)
        assert "B-0001" in now.barriers
        for rows, key in ((now.barriers, "B-9999"), (before.barriers, "B-0001")):
            assert key not in rows
            assert rows.get(key) is None
            with pytest.raises(KeyError, match=key):
                rows[key]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_nothing_is_found_by_a_word_that_is_true_of_nothing(
    tmp_path: Path, view: View[object]
) -> None:
    """Whatever the view, and if its rows go by no words at all."""
    history = whole_year()
    with kept(write(tmp_path / "a.db", history)) as keeper:
        keeper.catch_up(telling(history))
        assert keeper.as_of().rows(view).where("state:nowhere") == []


def test_views_never_made_are_said_to_be_so_and_can_then_be_made(
    tmp_path: Path,
) -> None:
    """A keeper that was asked too early is none the worse for it."""
    history = whole_year()
    with kept(write(tmp_path / "a.db", history)) as keeper:
        assert keeper.generation() is None
        assert not keeper.is_up_to_date()
        with pytest.raises(LookupError, match="never made"):
            keeper.as_of()
        keeper.catch_up(telling(history))
        assert_as_folded(keeper.as_of(), history)


def test_a_keeper_that_was_read_catches_up_again(tmp_path: Path) -> None:
    """One keeper serves reads and new facts by turns, as in a program that goes on running."""
    history = whole_year()
    with kept(write(tmp_path / "a.db", history)) as keeper:
        keeper.catch_up(telling(history[:50]))
        assert_as_folded(keeper.as_of(), history[:50])
        assert not keeper.is_up_to_date()
        keeper.catch_up(telling(history))
        assert keeper.is_up_to_date()
        assert_as_folded(keeper.as_of(), history)
