"""What a view may do that the programme's own do not: remove rows, and change them more than once.

The shelf is held against the same moves on rows in memory, at every position.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cfworkflow.domain.fact import Recorded
from cfworkflow.projections.view import EVERY, Facet, ViewsDamaged
from tests.projections.a_kept_store import (
    assert_latest,
    assert_same,
    batches_of,
    connected,
    dated,
    kept,
    made_by,
    placed,
    telling,
    write,
)
from tests.projections.a_shelf import SHELF, Box, Move, shelf_after, shelved

keys = st.sampled_from("abc")
words = st.sampled_from(("", "x", "y", "xy", "yz"))
moves = st.tuples(keys, words | st.none())
one_a_fact = st.lists(st.lists(moves, max_size=1), max_size=20)
one_a_key = st.lists(st.dictionaries(keys, words | st.none(), max_size=3), max_size=12)
any_moves = st.lists(st.lists(moves, max_size=4), max_size=12)
batches = st.integers(1, 5)


def assert_kept_as_in_memory(path: Path, history: Sequence[Recorded], batch: int) -> None:
    """At every position the kept shelf is the one in memory, and so is each of its rows."""
    with made_by("shelf:1", SHELF), batches_of(batch), kept(path) as keeper:
        assert keeper.catch_up(telling(history)) == len(history)
        for position in range(len(history) + 1):
            rows = keeper.as_of(position).rows(SHELF)
            expected = shelf_after(history[:position])
            assert_same(SHELF, rows, expected)
            for key in "abc":
                assert rows.get(key) == expected.get(key)


@given(one_a_fact, batches)
@example([[("a", "x")], [("a", None)]], 5)
@example([[("a", "x")], [("a", None)], [("a", "y")], [("a", "x")]], 2)
def test_what_was_removed_is_gone_and_may_come_again(
    tmp_path_factory: pytest.TempPathFactory, facts: list[list[Move]], batch: int
) -> None:
    """Gone from lists, from what its words find and by its key; what comes again comes last."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", [])
    assert_kept_as_in_memory(path, placed(shelved(*facts)), batch)


@given(any_moves, batches)
@example([[("a", "x"), ("a", "y")]], 5)
@example([[("a", "x")], [("a", "y"), ("a", "x")]], 5)
@example([[("a", "x"), ("a", None)]], 5)
@example([[("a", "x")], [("a", None), ("a", "x")]], 5)
@example([[("a", "x")], [("a", None), ("a", "y"), ("a", None)]], 1)
def test_of_what_one_fact_does_to_a_row_the_outcome_counts(
    tmp_path_factory: pytest.TempPathFactory, facts: list[list[Move]], batch: int
) -> None:
    """Put twice, put and removed, removed and put again, all by one fact: as in memory."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", [])
    history = placed(shelved(*(sorted_by_first_coming(moves) for moves in facts)))
    assert_kept_as_in_memory(path, history, batch)


def sorted_by_first_coming(moves: Sequence[Move]) -> list[Move]:
    """The moves of one fact, key after key, so that keys come in order where several come."""
    return sorted(moves, key=lambda move: move[0])


def test_keys_that_come_with_one_fact_stand_in_the_order_they_came(tmp_path: Path) -> None:
    """Not in the order of the alphabet: a list is as in memory to the last place."""
    path = write(tmp_path / "a.db", [])
    assert_kept_as_in_memory(path, placed(shelved([("b", "x"), ("a", "x")])), 5)


@given(one_a_key, batches, st.integers(0, 4))
def test_the_most_recent_are_those_of_which_the_word_became_true_last(
    tmp_path_factory: pytest.TempPathFactory,
    facts: list[dict[str, str | None]],
    batch: int,
    most: int,
) -> None:
    """What lost a word and has it again counts from then; what only changed otherwise does not."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", [])
    history = placed(shelved(*(sorted_by_first_coming([*each.items()]) for each in facts)))
    with made_by("shelf:1", SHELF), batches_of(batch), kept(path) as keeper:
        keeper.catch_up(telling(history))
        for position in range(len(history) + 1):
            rows = keeper.as_of(position).rows(SHELF)
            for word in (EVERY, "letter:x", "letter:y"):
                assert_latest(rows, dated(SHELF, history[:position]), word, most)


@pytest.mark.parametrize(("last", "came"), [(0, ""), (1, "c"), (2, "bc"), (9, "abc")])
@pytest.mark.parametrize("facets", [["letter:x"], ["letter:x", "letter:y"], [("letter:x",)]])
def test_the_last_of_a_list_are_those_that_came_last_whatever_the_words(
    tmp_path: Path, facets: list[Facet], last: int, came: str
) -> None:
    """`a` has its `x` since the last fact, and still came first: it is the first left out."""
    facts = [[("a", "y")], [("b", "xy")], [("c", "xy")], [("a", "xy")]]
    history = placed(shelved(*facts))
    with made_by("shelf:1", SHELF), kept(write(tmp_path / "a.db", [])) as keeper:
        keeper.catch_up(telling(history))
        kept_rows = keeper.as_of().rows(SHELF)
        for rows in (kept_rows, shelf_after(history)):
            assert rows.where(*facets, last=last) == [Box(key, "xy") for key in came]


def test_on_the_way_back_no_more_is_read_than_is_asked_for(tmp_path: Path) -> None:
    """A list's end is found at its end: rows that are not a row are not met before their turn."""
    history = placed(shelved(*([(f"{number}", "x")] for number in range(200))))
    path = write(tmp_path / "a.db", [])
    with made_by("shelf:1", SHELF), kept(path) as keeper:
        keeper.catch_up(telling(history))
        with connected(path) as connection:
            connection.execute("UPDATE kept_row_1 SET content = x'00' WHERE thing <= 100")
        newest = keeper.as_of().rows(SHELF).newest("letter:x")
        assert [next(newest).key for _ in range(100)] == [f"{99 - n + 100}" for n in range(100)]
        with pytest.raises(ViewsDamaged):
            next(newest)
