"""The log a store keeps of itself: the tree of its lines, whenever and however it grew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.generate import history as generated
from cfworkflow import Workflow
from cfworkflow.audit import log as logging
from cfworkflow.audit.log import Log, keep_beside
from cfworkflow.audit.merkle import (
    leaf_hash,
    root,
    verify_consistency,
    verify_inclusion,
)
from cfworkflow.domain.group.commands import EstablishGroup
from cfworkflow.store.mapper import Mapper
from cfworkflow.store.refusals import StoreDamaged
from cfworkflow.store.sqlite import SQLiteRecorder
from tests.projections.a_kept_store import connected, placed, write

HISTORY = placed(generated(200, 4))
growing = st.lists(st.integers(1, 40), min_size=1, max_size=8)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that there are many transactions."""
    monkeypatch.setattr(logging, "BATCH", 7)


def lines(connection: apsw.Connection) -> list[bytes]:
    """The leaf of every fact on record."""
    found = connection.execute("SELECT line FROM fact ORDER BY position")
    return [leaf_hash(line) for (line,) in found]  # type: ignore[arg-type] # lines are bytes


@given(growing)
def test_however_it_grew_the_kept_tree_is_that_of_the_lines(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int]
) -> None:
    """A few facts at a time or all at once: the same root at every size, with proofs that hold."""
    path = tmp_path_factory.mktemp("store") / "a.db"
    upto = 0
    for step in steps:
        write(path, HISTORY[upto : upto + step])
        upto = min(upto + step, len(HISTORY))
        with connected(path) as connection:
            assert Log(connection).catch_up() == upto
    with connected(path) as connection:
        log, leaves = Log(connection), lines(connection)
        assert log.size() == len(leaves) == upto
        for size in range(upto + 1):
            assert log.root(size) == root(leaves[:size])
            verify_consistency(size, upto, log.root(size), log.root(), log.consistency(size, upto))
        for position in range(1, upto + 1):
            proof = log.inclusion(position, upto)
            verify_inclusion(position - 1, upto, leaves[position - 1], proof, log.root())


def test_a_log_of_nothing_is_empty(tmp_path: Path) -> None:
    """It has the root of no leaves, and makes nothing in the file."""
    with connected(write(tmp_path / "a.db", [])) as connection:
        log = Log(connection)
        assert (log.catch_up(), log.root()) == (0, root([]))
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name LIKE 'proof%'").get


def test_a_narrative_that_is_erased_changes_no_leaf(tmp_path: Path) -> None:
    """Design § 6: the second line can be erased, and every proof still holds."""
    with connected(write(tmp_path / "a.db", HISTORY)) as connection:
        log = Log(connection)
        log.catch_up()
        before = log.root()
        connection.execute("UPDATE fact SET narrative = NULL")
        assert root(lines(connection)) == before == log.root()


class CutOff(Exception):  # noqa: N818 - what happened, no error of the program's
    """The power went."""


def stop_at(number: int) -> Callable[..., bool]:
    """What lets no statement happen from this one on."""
    seen: Iterator[int] = iter(range(10**9))

    def look(_cursor: object, _sql: str, _given: object) -> bool:
        if next(seen) >= number:
            raise CutOff
        return True

    return look


def test_cut_off_before_any_statement_it_goes_on_from_where_it_was(tmp_path: Path) -> None:
    """No leaf is skipped, none added twice."""
    path = write(tmp_path / "a.db", HISTORY[:30])
    number = 0
    while True:
        number += 1
        with connected(path) as connection:
            connection.exec_trace = stop_at(number)
            try:
                Log(connection).catch_up()
            except CutOff:
                continue
            else:
                break
            finally:
                connection.exec_trace = None
    assert number > 10
    with connected(path) as connection:
        assert Log(connection).root(30) == root(lines(connection))


def test_cut_off_it_leaves_the_connection_as_it_was(tmp_path: Path) -> None:
    """No transaction is left open on it, in which what comes next would be lost."""
    with connected(write(tmp_path / "a.db", HISTORY[:30])) as connection:

        def stop(_cursor: object, sql: str, _given: object) -> bool:
            if sql.startswith("INSERT"):
                raise CutOff
            return True

        connection.exec_trace = stop
        with pytest.raises(CutOff):
            Log(connection).catch_up()
        assert not connection.in_transaction
        connection.exec_trace = None
        assert Log(connection).catch_up() == 30


def test_while_leaves_are_added_nobody_else_adds_any(tmp_path: Path) -> None:
    """The lock is taken before it looks how far the log is, not when it writes."""
    path = write(tmp_path / "a.db", HISTORY[:30])
    refused: list[str] = []
    with connected(path) as one, connected(path) as other:
        other.set_busy_timeout(0)

        def meanwhile(_cursor: object, sql: str, _given: object) -> bool:
            if one.in_transaction and "SELECT position, line" in sql:
                with pytest.raises(apsw.BusyError):
                    other.execute("BEGIN IMMEDIATE")
                refused.append(sql)
            return True

        one.exec_trace = meanwhile
        assert Log(one).catch_up() == 30
        one.exec_trace = None
    assert refused


def test_two_that_keep_the_log_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Each adds what the other has not."""
    path = write(tmp_path / "a.db", HISTORY)
    with connected(path) as one, connected(path) as other:

        def meanwhile(size: int) -> None:
            if size < 100:
                Log(other).catch_up()

        assert Log(one).catch_up(meanwhile) == len(HISTORY)
        assert Log(one).root() == root(lines(one))


def test_a_node_that_is_gone_is_no_proof_of_anything(tmp_path: Path) -> None:
    """Whoever tampers with the kept tree gets no proof from it."""
    with connected(write(tmp_path / "a.db", HISTORY)) as connection:
        log = Log(connection)
        log.catch_up()
        connection.execute("DELETE FROM proof_node WHERE level = 2 AND place = 0")
        with pytest.raises(StoreDamaged, match="from the log"):
            log.inclusion(8, 200)


def lose(path: Path, condition: str) -> None:
    """What somebody with the file does: facts go, and what protects them stands again."""
    with connected(path) as connection:
        names = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        triggers = connection.execute(names).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(f"DELETE FROM fact WHERE {condition}")  # noqa: S608 - our own
        for _, made_by in triggers:
            connection.execute(str(made_by))


def not_for_ever() -> Callable[[int], None]:
    """What is told how far the log is, and has had enough after a while."""
    told: Iterator[int] = iter(range(100))

    def tell(_size: int) -> None:
        assert next(told, None) is not None, "it goes round in circles"

    return tell


@pytest.mark.parametrize("kept", [0, 30], ids=["none", "whole"])
@pytest.mark.parametrize(
    ("condition", "left"),
    [("position > 20", 20), ("position = 11", 10), ("position <= 3", 0), ("TRUE", 0)],
    ids=["tail cut", "one gone", "the first gone", "all gone"],
)
def test_where_facts_were_taken_away_it_comes_to_an_end_and_grows_no_further(
    tmp_path: Path, condition: str, left: int, kept: int
) -> None:
    """It neither waits for what is gone nor takes a later fact for it: that is for who verifies."""
    path = write(tmp_path / "a.db", HISTORY[:30])
    with connected(path) as connection:
        log, whole = Log(connection), root(lines(connection)[:left])
        if kept:
            log.catch_up()
        lose(path, condition)
        assert log.catch_up(not_for_ever()) == (kept or left)
        assert log.root(left) == whole
        if log.size() != connection.execute("SELECT coalesce(max(position), 0) FROM fact").get:
            with pytest.raises(StoreDamaged, match="from the log"):
                log.require_of_all()


def test_a_log_of_all_facts_serves_proofs(tmp_path: Path) -> None:
    """Of none, and of many; one that is behind is brought up to date first."""
    with connected(write(tmp_path / "a.db", [])) as connection:
        Log(connection).require_of_all()
    with connected(write(tmp_path / "a.db", HISTORY)) as connection:
        log, leaves = Log(connection), lines(connection)
        log.catch_up()
        log.require_of_all()
        size = log.size()
        assert size == len(leaves) == len(HISTORY)
        for position, leaf in enumerate(leaves, 1):
            proof = log.inclusion(position, size)
            verify_inclusion(position - 1, size, leaf, proof, log.root())


def test_a_log_that_was_damaged_is_made_anew_from_sound_facts(tmp_path: Path) -> None:
    """What is kept only serves proofs: the facts it is of can always give it again."""
    with connected(write(tmp_path / "a.db", HISTORY[:30])) as connection:
        log = Log(connection)
        log.catch_up()
        root = log.root()
        connection.execute("UPDATE proof_node SET hash = zeroblob(32) WHERE level = 1")
        connection.execute("DELETE FROM proof_node WHERE level = 0 AND place = 4")
        assert log.make_anew() == 30
        assert log.root() == root


def test_an_append_adds_its_leaves_in_its_own_transaction(tmp_path: Path) -> None:
    """A fact and its leaf are on the disk together; the library's own record keeps it alike."""
    path = tmp_path / "a.db"
    with Workflow.open(str(path), create=True) as record:
        record.do(EstablishGroup(group="board", tier="strategic"))
        record.do(EstablishGroup(group="tactical", tier="tactical", overseen_by="board"))
    with connected(path) as connection:
        kept, head = Log(connection), connection.execute("SELECT max(position) FROM fact").get
        assert kept.size() == head == 4
        root = kept.root()
        assert kept.make_anew() == 4
        assert kept.root() == root


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM proof_node WHERE level = 1",  # the log lacks a peak
        "INSERT INTO proof_node VALUES (0, 3, zeroblob(32))",  # it has a leaf too many
        "DELETE FROM proof_node",  # it is behind
    ],
)
def test_a_damaged_log_stands_in_no_facts_way(tmp_path: Path, harm: str) -> None:
    """Facts first: the append goes on, whole, and what is wrong with the log shows by itself."""
    path = write(tmp_path / "a.db", HISTORY[:3])
    with connected(path) as connection:
        Log(connection).catch_up()
        connection.execute(harm)
        before = connection.execute("SELECT * FROM proof_node").fetchall()
        events = [Mapper().write(told) for told in HISTORY[3:4]]
        with SQLiteRecorder(path, beside=keep_beside) as recorder:
            assert recorder.append(events) == 4
        assert connection.execute("SELECT * FROM proof_node").fetchall() == before
        assert Log(connection).make_anew() == 4
