"""What the keeper lets go of and reads back: views are the same however little it has at hand.

A long history is folded with a bound on memory. Here the bound is nothing, or a few keys, so that
every row is read back many times; so is each time a new keeper goes on where another ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks.generate import history as generated
from cfworkflow.cli.beside import writing_beside
from cfworkflow.domain.fact import Recorded
from cfworkflow.projections import folding
from cfworkflow.projections.keeper import Keeper
from cfworkflow.projections.view import View
from tests.projections.a_kept_store import (
    VIEWS,
    assert_as_folded,
    assert_same,
    assert_tallied,
    batches_of,
    kept,
    made_by,
    placed,
    telling,
    write,
)
from tests.projections.a_shelf import COUNTED, SHELF, TALLY, Box, Move, shelf_after, shelved

KEYS = "abc"
WORDS = "xyz"

keys = st.sampled_from(KEYS)
words = st.sampled_from(("", "x", "y", "xy", "yz"))
moves = st.tuples(keys, words | st.none())
any_moves = st.lists(
    st.lists(moves, max_size=3).map(lambda each: sorted(each, key=lambda move: move[0])),
    max_size=14,
)
bounds = st.sampled_from((0, 3))
batches = st.integers(1, 3)

LATE_END: list[list[Move]] = [[("a", "x")], [("a", "xy")], [("a", "xz")], [("a", "z")]]
"""`x` ends long after it began; rows came between that do not tell of its beginning."""

TWICE: list[list[Move]] = [
    *([("a", "x")], [("a", "y")], [("b", "y")]),
    *([("a", "xy")], [("a", "xz")], [("a", "y")]),
]
"""`x` ends, comes again, and ends again: its last stay began when it came again."""

COME_AGAIN: list[list[Move]] = [
    *([("a", "x")], [("b", "x")], [("a", None)], [("c", "y")]),
    *([("a", "x")], [("b", None)], [("a", "xy")], [("a", "y")], [("a", None)]),
]
"""What was removed comes again, as another thing at the same key."""

GONE_AND_BACK: list[list[Move]] = [
    *([("a", "x")], [("b", "")], [("a", None), ("a", "x")], [("b", "y")]),
    *([("a", "xy")], [("a", "y")], [("a", "x"), ("a", None)]),
]
"""Removed and put again by one fact, long after it first came."""

TELLING = (LATE_END, TWICE, COME_AGAIN, GONE_AND_BACK)


@contextmanager
def at_hand(most: int) -> Iterator[None]:
    """As if so many keys were all that memory has room for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folding, "MOST_AT_HAND", most)
        yield


def assert_kept_as_in_memory(
    keeper: Keeper, history: Sequence[Recorded], shelf: View[Box] = SHELF
) -> None:
    """At every position: the rows, what each letter finds (if nothing, nothing), the counts."""
    for position in range(len(history) + 1):
        rows = keeper.as_of(position).rows(shelf)
        expected = shelf_after(history[:position], shelf)
        assert_same(shelf, rows, expected)
        for key in KEYS:
            assert rows.get(key) == expected.get(key), (position, key)
        for word in WORDS:
            found = f"letter:{word}"
            assert rows.where(found) == expected.where(found), (position, word)
            assert rows.where_any([found]) == expected.where_any([found]), (position, word)
            assert rows.count(word) == expected.count(word), (position, word)


@given(any_moves, bounds, batches)
@example(LATE_END, 0, 1)
@example(TWICE, 0, 1)
@example(COME_AGAIN, 0, 1)
@example(GONE_AND_BACK, 0, 1)
@example(TWICE, 3, 1)
def test_views_kept_with_little_at_hand_are_a_fresh_fold(
    tmp_path_factory: pytest.TempPathFactory, facts: list[list[Move]], most: int, batch: int
) -> None:
    """Rows that were let go of are read back as they were, since when, and as what they count."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", [])
    history = placed(shelved(*facts))
    with made_by("shelf:1", SHELF, COUNTED), at_hand(most), batches_of(batch), kept(path) as keeper:
        assert keeper.catch_up(telling(history)) == len(history)
        assert_kept_as_in_memory(keeper, history)
        assert_kept_as_in_memory(keeper, history, COUNTED)


@pytest.mark.parametrize("most", [0, 3])
def test_views_written_by_a_second_process_with_little_at_hand_are_a_fresh_fold(
    tmp_path: Path, most: int
) -> None:
    """What was handed over to be written is only let go of, and read back, once it is written."""
    facts = [
        [(f"{key}", words) for key, words in moves]
        for facts in (*TELLING, *reversed(TELLING))
        for moves in facts
    ]
    path = write(tmp_path / "a.db", [])
    history = placed(shelved(*facts))
    with (
        made_by("shelf:1", SHELF, COUNTED),
        at_hand(most),
        batches_of(1),
        kept(path) as keeper,
        writing_beside(str(path)) as writer,
    ):
        assert writer is not None
        assert keeper.catch_up(telling(history), writer=writer) == len(history)
        assert_kept_as_in_memory(keeper, history)
        assert_kept_as_in_memory(keeper, history, COUNTED)


@pytest.mark.parametrize("facts", TELLING)
@pytest.mark.parametrize("later", [None, 1, 2])
def test_a_word_ends_where_it_ended_though_its_row_was_let_go_of(
    tmp_path: Path, facts: list[list[Move]], later: int | None
) -> None:
    """Asked of any moment: up to the last before its end the word finds the row, then no more.

    That holds for a row read back by the same keeper, and by one that came `later`.
    """
    path = write(tmp_path / "a.db", [])
    history = placed(shelved(*facts))
    with made_by("shelf:1", SHELF, COUNTED), at_hand(0), batches_of(1):
        for upto in range(0, len(history), later or len(history)):
            with kept(path) as keeper:
                keeper.catch_up(telling(history[:upto]))
        with kept(path) as keeper:
            keeper.catch_up(telling(history))
            assert_kept_as_in_memory(keeper, history)


@given(any_moves, st.lists(st.integers(1, 4), max_size=8), batches)
@example(COME_AGAIN, [1] * 8, 1)
@example(GONE_AND_BACK, [2, 2, 2], 2)
def test_counts_go_on_where_the_last_keeper_ended(
    tmp_path_factory: pytest.TempPathFactory,
    facts: list[list[Move]],
    steps: list[int],
    batch: int,
) -> None:
    """A count is added to, never begun again: at every position it is the rows that stand."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", [])
    history = placed(shelved(*facts))
    with made_by("shelf:1", SHELF, COUNTED), batches_of(batch):
        upto = 0
        for step in steps:
            upto = min(upto + step, len(history))
            with kept(path) as keeper:
                keeper.catch_up(telling(history[:upto]))
        with kept(path) as keeper:
            keeper.catch_up(telling(history))
            assert_kept_as_in_memory(keeper, history, COUNTED)
            assert_kept_as_in_memory(keeper, history)


@pytest.mark.parametrize("keepers", ["one", "one each fact"])
def test_a_counted_row_that_is_removed_is_counted_no_more(tmp_path: Path, keepers: str) -> None:
    """Nor is one whose word is another now; both show in what was counted before, and after."""
    facts: list[list[Move]] = [
        *([("a", "x")], [("b", "x")], [("a", None)], [("b", "y")]),
        *([("a", "xy")], [("b", None)], [("a", "")], [("a", None)]),
    ]
    path = write(tmp_path / "a.db", [])
    history = placed(shelved(*facts))
    with made_by("shelf:1", SHELF, COUNTED), batches_of(1):
        for upto in range(1, len(history) + 1) if keepers != "one" else ():
            with kept(path) as keeper:
                keeper.catch_up(telling(history[:upto]))
        with kept(path) as keeper:
            keeper.catch_up(telling(history))
            shelf = [keeper.as_of(position).rows(COUNTED) for position in range(len(facts) + 1)]
            assert [rows.count("x") for rows in shelf] == [0, 1, 2, 1, 0, 1, 1, 0, 0]
            assert [rows.count("y") for rows in shelf] == [0, 0, 0, 0, 1, 1, 0, 0, 0]
            assert_kept_as_in_memory(keeper, history, COUNTED)


def test_what_is_let_go_of_is_not_at_hand_any_more(tmp_path: Path) -> None:
    """So many keys may be at hand, and one more is too much until they are let go of."""
    history = placed(shelved([("a", "x"), ("b", "x"), ("c", "x")], [("d", "x")]))
    path = write(tmp_path / "a.db", [])
    with made_by("shelf:1", SHELF), kept(path) as keeper:
        keeper.catch_up(telling([]))
        made = keeper.generation()
        assert made is not None
        with at_hand(3):
            fold = folding.Folding(keeper.connection, made.number, (SHELF,))
            assert not fold.has_much_at_hand()
            fold.take(history[:1])
            assert not fold.has_much_at_hand()
            fold.take(history[1:])
            assert fold.has_much_at_hand()
            fold.let_go()
            assert not fold.has_much_at_hand()


@pytest.mark.parametrize(("most", "times"), [(0, 4), (1, 2), (3, 0)])
def test_the_keeper_lets_go_where_more_is_at_hand_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, times: int
) -> None:
    """A long history takes no more memory than a short one; and a short one forgets nothing."""
    let_go: list[None] = []
    forget = folding.Folding.let_go

    def count_and_forget(fold: folding.Folding) -> None:
        let_go.append(None)
        forget(fold)

    monkeypatch.setattr(folding.Folding, "let_go", count_and_forget)
    history = placed(shelved([("a", "x")], [("b", "x")], [("c", "x")], [("a", "y")]))
    path = write(tmp_path / "a.db", [])
    with made_by("shelf:1", SHELF), at_hand(most), batches_of(1), kept(path) as keeper:
        keeper.catch_up(telling(history))
    assert len(let_go) == times


@pytest.mark.parametrize("most", [0, 3])
def test_the_programmes_own_views_do_not_depend_on_what_is_at_hand(
    tmp_path: Path, most: int
) -> None:
    """With nothing at hand, each batch reads back all it goes on with, and tallies every fact."""
    history = placed(generated(250, 5))
    path = write(tmp_path / "a.db", history)
    with made_by("with a tally", *VIEWS, TALLY), at_hand(most), batches_of(7), kept(path) as keeper:
        keeper.catch_up(telling(history))
        assert_tallied(keeper, len(history))
        for position in (1, 7, 8, 60, 133, 249, 250):
            assert_as_folded(keeper.as_of(position), history[:position])
