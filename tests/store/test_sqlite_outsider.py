"""Rule I1 holds against any program that opens the file, not only against ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from eventsourcing.dcb.api import DCBEvent, DCBQuery, DCBQueryItem

from cfworkflow.store.sqlite import SQLiteRecorder

FACTS = [
    DCBEvent("barrier-raised", b"first\nwords", ["barrier:1", "group:a"]),
    DCBEvent("barrier-closed", b"second", ["barrier:1"]),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store file with two facts."""
    path = tmp_path / "store.db"
    with SQLiteRecorder(path) as recorder:
        recorder.append(FACTS)
    return path


@pytest.fixture
def outsider(path: Path) -> Iterator[apsw.Connection]:
    """Another program's connection to it."""
    connection = apsw.Connection(str(path))
    yield connection
    connection.close()


def recorded(path: Path) -> list[DCBEvent]:
    """All facts of the store."""
    with SQLiteRecorder(path, create=False) as recorder:
        return [found.event for found in recorder.read()]


def tagged(path: Path, tag: str) -> int:
    """How many facts are found under a tag."""
    with SQLiteRecorder(path, create=False) as recorder:
        return len(list(recorder.read(DCBQuery([DCBQueryItem(tags=[tag])]))))


@pytest.mark.parametrize(
    "tampering",
    [
        "DELETE FROM fact",
        "DELETE FROM fact WHERE position = 2",
        "DELETE FROM tag WHERE position = 1",
        "UPDATE fact SET type = 'barrier-closed' WHERE position = 1",
        "UPDATE fact SET tags = '[]' WHERE position = 1",
        "UPDATE fact SET line = x'00' WHERE position = 1",
        "UPDATE fact SET position = 9 WHERE position = 2",
        "UPDATE fact SET narrative = x'00' WHERE position = 1",
        "UPDATE fact SET narrative = x'00' WHERE position = 2",
        "UPDATE fact SET narrative = NULL, line = x'00' WHERE position = 1",
        "UPDATE OR REPLACE fact SET position = 1 WHERE position = 2",
        "UPDATE tag SET tag = 'barrier:2'",
        "UPDATE OR REPLACE tag SET position = 2",
        "INSERT OR REPLACE INTO fact VALUES (1, 't', '[]', x'00', NULL)",
        "REPLACE INTO fact VALUES (2, 't', '[]', x'00', NULL)",
        "INSERT INTO fact VALUES (0, 't', '[]', x'00', NULL)",
        "INSERT INTO fact VALUES (4, 't', '[]', x'00', NULL)",
        "INSERT INTO fact VALUES (2, '', '', x'', x'') ON CONFLICT DO UPDATE SET line = x'00'",
        "INSERT INTO tag VALUES ('barrier:2', 2)",
        "INSERT OR REPLACE INTO tag VALUES ('group:a', 2)",
        "INSERT INTO tag VALUES ('barrier:1', 3)",
    ],
)
def test_i1_refuses(tampering: str, path: Path, outsider: apsw.Connection) -> None:
    """I1: no statement changes, removes, replaces or slips in a fact or its tags."""
    with pytest.raises(apsw.ConstraintError, match="I1: "):
        outsider.execute(tampering)
    outsider.close()
    assert recorded(path) == FACTS
    assert (tagged(path, "barrier:1"), tagged(path, "group:a"), tagged(path, "barrier:2")) == (
        2,
        1,
        0,
    )


@pytest.mark.parametrize("position", [-1, -7])
def test_i1_refuses_a_place_before_the_first(
    position: int, path: Path, outsider: apsw.Connection
) -> None:
    """I1: a negative position would come before all others; -1 also looks like an automatic one."""
    with pytest.raises(apsw.ConstraintError):
        outsider.execute("REPLACE INTO fact VALUES (?, 't', '[]', x'00', NULL)", (position,))
    outsider.close()
    assert recorded(path) == FACTS


def test_a_narrative_may_be_erased_and_the_line_stays(
    path: Path, outsider: apsw.Connection
) -> None:
    """I1's one exception: personal data in a narrative can go; what is proved stays."""
    outsider.execute("UPDATE fact SET narrative = NULL WHERE position = 1")
    outsider.close()
    assert [event.data for event in recorded(path)] == [b"first", b"second"]


def test_an_outsiders_fact_comes_last_with_its_tags(path: Path, outsider: apsw.Connection) -> None:
    """What the file does accept is a next fact, and it can be found by its tags like any other."""
    outsider.execute("INSERT INTO fact (type, tags, line) VALUES ('t', '[\"barrier:1\"]', x'61')")
    outsider.close()
    assert recorded(path) == [*FACTS, DCBEvent("t", b"a", ["barrier:1"])]
    assert tagged(path, "barrier:1") == 3


def test_the_python_an_auditor_has_reads_the_store(path: Path) -> None:
    """A store is an ordinary SQLite file, also for the older SQLite that comes with Python."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, line FROM fact ORDER BY position").fetchall()
    assert rows == [("barrier-raised", b"first"), ("barrier-closed", b"second")]
