"""The index of tags is no leaf of the log: taken apart, it would hide facts that are all there."""

# ruff: noqa: S608 - what is put together here are the store's own tags

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generate import history as generated
from cfworkflow.audit import tag_index
from cfworkflow.audit.tag_index import index_flaws
from tests.projections.a_kept_store import connected, placed, write

HISTORY = placed(generated(100, 9))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a hundred facts."""
    return write(tmp_path_factory.mktemp("indexed") / "a.db", HISTORY)


@pytest.fixture(autouse=True)
def small_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that there are many."""
    monkeypatch.setattr(tag_index, "_EVERY", 7)


def flaws(path: Path, *statements: str) -> list[tuple[int, str]]:
    """What is found in a copy after these statements, by somebody who can drop its triggers."""
    copy = Path(shutil.copy(path, path.with_name("copy.db")))
    with connected(copy) as connection:
        triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        for (name,) in connection.execute(triggers).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        return [*index_flaws(connection)]


def test_a_sound_index_has_no_flaw(store: Path) -> None:
    """And how far it has come is told, up to the last fact."""
    told: list[int] = []
    with connected(store) as connection:
        assert [*index_flaws(connection, told.append)] == []
    assert told == [*range(7, 100, 7), 100]


def test_of_nothing_there_is_nothing_to_find(tmp_path: Path) -> None:
    """A store before its first fact."""
    with connected(write(tmp_path / "a.db", [])) as connection:
        assert [*index_flaws(connection)] == []


@given(st.data())
def test_whatever_entry_is_taken_out_or_moved_is_found(store: Path, data: st.DataObject) -> None:
    """At its position, with its tag; an entry put in its place as well."""
    with connected(store) as connection:
        entries = connection.execute("SELECT position, tag FROM tag").fetchall()
    position, tag = data.draw(st.sampled_from(entries))
    entry = f"tag = '{tag}' AND position = {position}"
    lacking = (position, f"It has the tag {tag}, by which it is not found.")
    assert flaws(store, f"DELETE FROM tag WHERE {entry}") == [lacking]
    moved = flaws(store, f"UPDATE tag SET tag = 'group:elsewhere' WHERE {entry}")
    assert moved == [
        lacking,
        (position, "It is found by the tag group:elsewhere, which it does not have."),
    ]


def test_an_entry_too_many_is_found_even_of_a_fact_that_is_not_there(store: Path) -> None:
    """What was never recorded has no tags."""
    put = "INSERT INTO tag VALUES ('barrier:B-0001', {})"
    for position in (1, 101):
        assert flaws(store, put.format(position)) == [
            (position, "It is found by the tag barrier:B-0001, which it does not have.")
        ]


def test_a_tag_that_stands_twice_hides_no_entry_too_many(store: Path) -> None:
    """What is counted are the entries there should be, not the words beside a fact."""
    twice = """UPDATE fact SET tags = json_insert(tags, '$[#]', json_extract(tags, '$[0]'))
        WHERE position = 5"""
    assert flaws(store, twice) == []
    found = flaws(store, twice, "INSERT INTO tag VALUES ('group:x', 9)")
    assert found == [(9, "It is found by the tag group:x, which it does not have.")]


def test_tags_that_are_no_list_are_no_fault_of_the_one_who_looks(store: Path) -> None:
    """They are told of as a damaged fact elsewhere; here its entries are too many."""
    found = flaws(store, "UPDATE fact SET tags = '{' WHERE position = 5")
    assert {position for position, _ in found} == {5}
