"""Whatever is done to a store's file, verifying finds it; what is sound is found sound."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import history as generated
from cfworkflow.audit.checkpoint import Checkpoint
from cfworkflow.audit.leaves import read_leaves
from cfworkflow.audit.log import Log
from cfworkflow.audit.verification import Given, Report, of_checkpoint, verify
from cfworkflow.domain.fact import Recorded
from cfworkflow.store.shredding import is_owed, shred
from cfworkflow.testing import histories
from tests.projections.a_kept_store import connected, keeper_on, placed, telling, write

HISTORY = placed(generated(100, 9))
STRIDE = 13
"""In the daily run one byte in so many is changed; `make soak` changes every one."""


def quiet(_part: str, _done: int) -> None:
    """Nobody watches."""


def sealed(path: Path) -> Given:
    """The store's log and views brought up to date, and the checkpoint an auditor takes away."""
    with connected(path) as connection:
        log = Log(connection)
        size = log.catch_up()
        return Given("kept.txt", Checkpoint("cfworkflow", size, log.root(size)), ("auditor",))


def verified(path: Path, *checkpoints: Given) -> Report:
    """What verifying says of a store, its views kept."""
    with connected(path) as connection:
        keeper = keeper_on(connection)
        Log(connection).catch_up()
        return verify(connection, keeper, checkpoints, quiet)


def free_of_triggers(connection: apsw.Connection) -> None:
    """What somebody with the file does first."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"DROP TRIGGER {name}")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Given]:
    """A store of a hundred facts with its views, and a checkpoint of it kept elsewhere."""
    path = write(tmp_path_factory.mktemp("store") / "a.db", HISTORY)
    with connected(path) as connection:
        keeper_on(connection).catch_up(telling(HISTORY))
    return path, sealed(path)


def test_a_sound_record_is_found_sound(store: tuple[Path, Given]) -> None:
    """Every part is named with how much of it was looked at, and nothing is wrong."""
    report = verified(*store)
    assert report.problems == []
    assert [part.name for part in report.parts] == [
        *("checkpoint kept.txt", "leaves", "log", "facts", "erasures", "rules", "index", "views")
    ]
    assert report.not_looked_at == ()
    assert (report.size, report.root) == (100, store[1].checkpoint.root)


def test_what_was_not_looked_at_is_said(store: tuple[Path, Given]) -> None:
    """It never says of a record that it is sound where it has not looked."""
    with connected(store[0]) as connection:
        report = verify(connection, None, [], quiet, rules=False)
    assert [part.name for part in report.parts] == ["leaves", "log"]
    told = " ".join(report.not_looked_at)
    assert all(word in told for word in ("checkpoints", "rules", "views"))


def assert_no_false_alarm(path: Path, history: list[Recorded], upto: int) -> None:
    """A record of this history is sound, by a checkpoint of its beginning and one of it whole."""
    write(path, history[:upto])
    earlier = sealed(path)
    write(path, history[upto:])
    with connected(path) as connection:
        keeper_on(connection).catch_up(telling(history))
        if is_owed(connection):
            shred(connection, path)
    assert verified(path, earlier, sealed(path)).problems == []


@settings(max_examples=25, deadline=None)
@given(histories(), st.data())
def test_no_false_alarm_on_random_histories(
    tmp_path_factory: pytest.TempPathFactory, history: list[Recorded], data: st.DataObject
) -> None:
    """Whatever was recorded by the rules, and whenever a checkpoint of it was taken."""
    upto = data.draw(st.integers(0, len(history)))
    assert_no_false_alarm(tmp_path_factory.mktemp("store") / "a.db", history, upto)


@pytest.mark.soak
@settings(max_examples=1_000, deadline=None)
@given(histories(), st.data())
def test_no_false_alarm_on_a_thousand_histories(
    tmp_path_factory: pytest.TempPathFactory, history: list[Recorded], data: st.DataObject
) -> None:
    """The same, many times."""
    upto = data.draw(st.integers(0, len(history)))
    assert_no_false_alarm(tmp_path_factory.mktemp("store") / "a.db", history, upto)


Change = tuple[str, int, bytes]

_CHANGE = {
    "line": "UPDATE fact SET line = ? WHERE position = ?",
    "narrative": "UPDATE fact SET narrative = ? WHERE position = ?",
}


def changes(connection: apsw.Connection, stride: int, first: int) -> Iterator[Change]:
    """Each change of one byte of a stored fact, of its line or its narrative."""
    rows = connection.execute("SELECT position, line, narrative FROM fact").fetchall()
    number = first
    for position, line, narrative in rows:
        for column, stored in (("line", line), ("narrative", narrative or b"")):
            assert isinstance(stored, bytes)
            assert isinstance(position, int)
            for place in range(len(stored)):
                number += 1
                if number % stride == 0:
                    changed = bytes([stored[place] ^ (1 + number % 255)])
                    yield column, position, stored[:place] + changed + stored[place + 1 :]


def assert_every_change_is_found(path: Path, kept: Given, stride: int, first: int) -> None:
    """A byte of a line shows in the root, one of a narrative in the hash its line has of it."""
    seen = 0
    with connected(path) as connection:
        free_of_triggers(connection)
        for column, position, stored in changes(connection, stride, first):
            connection.execute("SAVEPOINT before")
            connection.execute(_CHANGE[column], (stored, position))
            if column == "line":
                leaves = read_leaves(connection, Log(connection), [100], lambda _: None)
                assert of_checkpoint(kept, leaves).problems
                assert leaves.nodes_differ == position
            else:
                report = verify(connection, None, [kept], quiet)
                assert (position, "facts") in {
                    (problem.position, part.name) for part, problem in report.problems
                }
            connection.execute("ROLLBACK TO before")
            connection.execute("RELEASE before")
            seen += 1
    assert seen > 1_000


def test_a_byte_changed_anywhere_is_found(store: tuple[Path, Given], tmp_path: Path) -> None:
    """By whoever has the file and drops its triggers first."""
    path = Path(shutil.copy(store[0], tmp_path / "a.db"))
    assert_every_change_is_found(path, store[1], STRIDE * 3, first=7)


@pytest.mark.soak
def test_every_byte_of_every_fact_is_found(store: tuple[Path, Given], tmp_path: Path) -> None:
    """Each of them in turn."""
    path = Path(shutil.copy(store[0], tmp_path / "a.db"))
    assert_every_change_is_found(path, store[1], 1, first=0)


def test_a_text_that_was_changed_is_the_one_thing_found(
    store: tuple[Path, Given], tmp_path: Path
) -> None:
    """Design § 6: rules stand on facts only, so no rule is said to be broken by another text."""
    path = Path(shutil.copy(store[0], tmp_path / "a.db"))
    with connected(path) as connection:
        free_of_triggers(connection)
        told = connection.execute(
            "SELECT position FROM fact WHERE narrative IS NOT NULL"
        ).fetchall()
        assert len(told) > 10
        for (position,) in told:
            connection.execute("SAVEPOINT before")
            connection.execute(_CHANGE["narrative"], (b'{"title":"Another"}', position))
            report = verify(connection, None, [store[1]], quiet)
            connection.execute("ROLLBACK TO before")
            ((part, problem),) = report.problems
            assert (part.name, problem.position) == ("facts", position)
            assert problem.what.startswith("Its text was changed")
            assert "the rules from" not in " ".join(report.not_looked_at)


@pytest.mark.parametrize("how", ["changed", "taken out"])
def test_rules_are_judged_as_far_as_the_record_can_be_read(
    store: tuple[Path, Given], tmp_path: Path, how: str
) -> None:
    """What is not known breaks no rule: from there on it says that none was judged."""
    path = Path(shutil.copy(store[0], tmp_path / "a.db"))
    with connected(path) as connection:
        free_of_triggers(connection)
        for position in (2, 30, 60, 99):
            connection.execute("SAVEPOINT before")
            if how == "changed":
                connection.execute(_CHANGE["line"], (b"{}", position))
            else:
                connection.execute("DELETE FROM fact WHERE position = ?", (position,))
            report = verify(connection, None, [store[1]], quiet)
            connection.execute("ROLLBACK TO before")
            parts = {part.name: part for part in report.parts}
            assert parts["rules"].problems == ()
            assert f"the first {position - 1} facts only" in parts["rules"].looked_at
            assert any(f"the rules from @{position} on" in what for what in report.not_looked_at)
            assert report.problems[0][0].name == "checkpoint kept.txt"


def swap(connection: apsw.Connection) -> None:
    """Two facts change places."""
    connection.execute("UPDATE fact SET position = -1 WHERE position = 40")
    connection.execute("UPDATE fact SET position = 40 WHERE position = 41")
    connection.execute("UPDATE fact SET position = 41 WHERE position = -1")


def insert(connection: apsw.Connection) -> None:
    """A fact is put in between, and those after it move on."""
    connection.execute("UPDATE fact SET position = -position - 1 WHERE position > 50")
    connection.execute("UPDATE fact SET position = -position WHERE position < 0")
    connection.execute(
        """INSERT INTO fact SELECT 51, type, tags, line, narrative FROM fact WHERE position = 20"""
    )


def close_up(connection: apsw.Connection) -> None:
    """A fact is taken out, and those after it move up."""
    connection.execute("DELETE FROM fact WHERE position = 50")
    connection.execute("UPDATE fact SET position = -position + 1 WHERE position > 50")
    connection.execute("UPDATE fact SET position = -position WHERE position < 0")


def sql(statement: str) -> Callable[[apsw.Connection], None]:
    """What one statement does."""

    def done(connection: apsw.Connection) -> None:
        connection.execute(statement)

    return done


@pytest.mark.parametrize("also", ["", "DROP TABLE proof_node"], ids=["", "and the kept tree gone"])
@pytest.mark.parametrize(
    "tamper",
    [
        sql("DELETE FROM fact WHERE position = 50"),
        sql("DELETE FROM fact WHERE position > 90"),
        sql("DELETE FROM fact WHERE position = 1"),
        sql("DELETE FROM fact"),
        swap,
        insert,
        close_up,
    ],
    ids=["deleted", "tail cut", "first gone", "all gone", "swapped", "inserted", "closed up"],
)
def test_facts_taken_out_put_in_or_moved_are_found(
    store: tuple[Path, Given],
    tmp_path: Path,
    tamper: Callable[[apsw.Connection], None],
    also: str,
) -> None:
    """Even where the tree kept in the file is made anew to fit: the checkpoint is elsewhere."""
    path = Path(shutil.copy(store[0], tmp_path / "a.db"))
    connection = apsw.Connection(str(path))
    free_of_triggers(connection)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    tamper(connection)
    if also:
        connection.execute(also)
    connection.close()
    connection = apsw.Connection(str(path))
    if also:
        Log(connection).catch_up()
    report = verify(connection, None, [store[1]], quiet)
    connection.close()
    assert report.problems
    assert report.problems[0][0].name == "checkpoint kept.txt", "what matters most comes first"


def test_every_position_that_was_emptied_is_named(
    store: tuple[Path, Given], tmp_path: Path
) -> None:
    """One after another or apart, where later facts still stand."""
    gone = [1, 2, 50, 97, 98, 99]
    path = Path(shutil.copy(store[0], tmp_path / "a.db"))
    with connected(path) as connection:
        free_of_triggers(connection)
        connection.execute(f"DELETE FROM fact WHERE position IN ({str(gone)[1:-1]})")  # noqa: S608
        report = verify(connection, None, [], quiet, rules=False)
    found = [problem.position for part, problem in report.problems if part.name == "leaves"]
    assert found == gone


def test_an_older_copy_put_in_its_place_is_found(store: tuple[Path, Given], tmp_path: Path) -> None:
    """The whole file rolled back: sound by itself, but not what the checkpoint tells of."""
    path = write(tmp_path / "a.db", HISTORY[:80])
    report = verified(path, store[1])
    ((part, problem),) = report.problems
    assert part.name == "checkpoint kept.txt"
    assert problem.position == 81
    assert "tells of 100 facts, and there are 80" in problem.what


def test_a_record_that_went_on_is_no_problem(store: tuple[Path, Given], tmp_path: Path) -> None:
    """A checkpoint is of its moment; what came after it is only more."""
    path = Path(shutil.copy(store[0], tmp_path / "a.db"))
    write(path, placed(generated(140, 9))[100:])
    assert verified(path, store[1], sealed(path)).problems == []


def test_a_text_that_is_gone_leaves_every_proof_standing(
    store: tuple[Path, Given], tmp_path: Path
) -> None:
    """Design § 6: leaves, root and rules are as they were; that no erasure is on record is told."""
    path = Path(shutil.copy(store[0], tmp_path / "a.db"))
    with connected(path) as connection:
        connection.execute("UPDATE fact SET narrative = NULL")
        report = verify(connection, None, [store[1]], quiet)
    assert {part.name for part, _ in report.problems} == {"erasures"}
    assert "no erasure of it is on record" in report.problems[0][1].what


def test_a_kept_tree_that_was_tampered_with_is_found(
    store: tuple[Path, Given], tmp_path: Path
) -> None:
    """It serves proofs, so it must be the one the facts add up to, and no more than that."""
    for statement, first in (
        ("UPDATE proof_node SET hash = zeroblob(32) WHERE level = 3 AND place = 5", 48),
        ("UPDATE proof_node SET place = 1000 WHERE level = 0 AND place = 99", 100),
        ("INSERT INTO proof_node SELECT 0, 100, hash FROM proof_node WHERE level = 2", 101),
    ):
        path = Path(shutil.copy(store[0], tmp_path / "a.db"))
        with connected(path) as connection:
            connection.execute(f"{statement} LIMIT 1" if "SELECT" in statement else statement)
            leaves = read_leaves(connection, Log(connection), [], lambda _: None)
        assert leaves.nodes_differ == first
