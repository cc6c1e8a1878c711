"""Erasing: a text goes in one transaction with the fact that says so, and no copy is left."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import apsw
import pytest
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.persistence import IntegrityError

from cfworkflow.domain.barrier.commands import AddressBarrier, RaiseBarrier
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.store.connection import connect, disconnect
from cfworkflow.store.engine import Engine
from cfworkflow.store.memory import MemoryRecorder
from cfworkflow.store.refusals import ShreddingUnfinished, StoreUnsupported
from cfworkflow.store.shredding import is_owed, last_erasure, shred
from cfworkflow.store.sqlite import SQLiteRecorder
from tests.domain.a_programme import programme
from tests.store.watched import Watched, do, play

ROOT = Path(__file__).parents[2]
SAID = 'Zoë O\'Reilly \\ lives at 7 "Mill" Lane, ☎ 01223'
LONG = "A long account of Zoë at Mill Lane. " * 500
RAISE = RaiseBarrier(group="county", title=SAID, description=LONG)
REDACT = RedactNarratives(thing="barrier:B-0001", reason="Asked for", authority="The DPO")

READ_ON = """
import sys
from cfworkflow.store.connection import connect

connection = connect(sys.argv[1], create=False)
connection.execute("BEGIN")
connection.execute("SELECT narrative FROM fact").fetchall()
print("reading", flush=True)
sys.stdin.readline()
"""


def found_in(folder: Path) -> set[str]:
    """The files in which any of the text is, however it is written."""
    pieces = {piece for text in (SAID, LONG[:60]) for piece in (text, text[:12], text[12:30])}
    as_json = {json.dumps(piece)[1:-1] for piece in pieces}
    as_stored = {json.dumps(piece, ensure_ascii=False)[1:-1] for piece in pieces}
    sought = [piece.encode() for piece in pieces | as_json | as_stored]
    return {
        each.name
        for each in folder.iterdir()
        if each.is_file() and any(piece in each.read_bytes() for piece in sought)
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store whose last fact has a short text and one that takes several pages."""
    path = tmp_path / "store.db"
    with SQLiteRecorder(path) as recorder:
        play(Engine(recorder), programme())
        do(Engine(recorder), RAISE)
    assert found_in(tmp_path) == {"store.db"}
    return path


@pytest.fixture
def connection(path: Path) -> Iterator[apsw.Connection]:
    """A connection to that store, that waits for nobody for long."""
    connection = connect(path, create=False, busy_seconds=0.2)
    yield connection
    disconnect(connection)


def erase(path: Path) -> Recorded:
    """Erase the texts of the barrier, nothing shredded; the fact that says so."""
    with SQLiteRecorder(path) as recorder:
        [told] = do(Engine(recorder), REDACT).facts
    return told


@pytest.fixture(params=["memory", "file"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A store in memory and one in a file, each with a barrier."""
    if request.param == "memory":
        recorder = MemoryRecorder()
        play(Engine(recorder), programme())
        yield Engine(recorder)
    else:
        with SQLiteRecorder(tmp_path / "store.db") as inner:
            play(Engine(inner), programme())
            yield Engine(inner)


def test_the_text_goes_with_the_fact_that_says_so(engine: Engine) -> None:
    """I1: the line stays byte for byte, the narrative is gone, and no other was touched."""
    do(engine, RAISE)
    before = [*engine.recorder.read()]
    [told] = do(engine, REDACT).facts
    after = [*engine.recorder.read()]
    assert told.position == len(after) == len(before) + 1
    assert told.fact.erases() == (len(before),)
    assert after[:-2] == before[:-1]
    line, newline, _ = before[-1].event.data.partition(b"\n")
    assert newline
    assert after[-2].event.data == line
    raised = [*engine.history()][-2]
    assert raised.withheld
    said = raised.fact.model_dump()
    assert [said["title"], said["description"]] == [None, None]


def test_a_dry_run_erases_nothing(engine: Engine) -> None:
    """What would be recorded is told, and the text stands."""
    do(engine, RAISE)
    before = [*engine.recorder.read()]
    outcome = do(engine, REDACT, dry_run=True)
    assert [told.fact.erases() for told in outcome.facts] == [(len(before),)]
    assert [*engine.recorder.read()] == before


def test_an_erasure_sent_again_is_recorded_once(engine: Engine) -> None:
    """I2: the second time the facts of the first are told; with no id, there is nothing to do."""
    do(engine, RAISE)
    first = do(engine, REDACT, command_id="once")
    again = do(engine, REDACT, command_id="once")
    assert again.repeated
    assert again.facts == first.facts
    assert do(engine, REDACT).facts == ()


def test_where_the_append_is_refused_nothing_is_erased(engine: Engine) -> None:
    """One transaction: a conflict leaves the text as it was, for the command to be decided anew."""
    do(engine, RAISE)
    before = [*engine.recorder.read()]
    event = DCBEvent("narratives-erased", b"{}", ["barrier:B-0001"])
    unmet = DCBAppendCondition(DCBQuery([DCBQueryItem(tags=["barrier:B-0001"])]), after=0)
    recorder = engine.recorder
    assert isinstance(recorder, MemoryRecorder | SQLiteRecorder)
    with pytest.raises(IntegrityError):
        recorder.append_and_erase([event], unmet, [len(before)])
    assert [*recorder.read()] == before


def test_an_erasure_is_decided_anew_when_another_was_faster(tmp_path: Path) -> None:
    """The boundary holds for it as for any command: what came in between is erased too."""
    with SQLiteRecorder(tmp_path / "a.db") as recorder:
        play(Engine(recorder), programme())
        do(Engine(recorder), RAISE)
        address = AddressBarrier(barrier="B-0001", how="Zoë was given a letter")

        class Late(Watched):
            def append_and_erase(
                self, events: list[DCBEvent], condition: DCBAppendCondition, erased: list[int]
            ) -> int:
                self.appends += 1
                next(self.before_append, lambda: None)()
                return recorder.append_and_erase(events, condition, erased)

        late = Late(recorder)
        late.before_append = iter([lambda: do(Engine(recorder), address) and None])
        [told] = do(Engine(late), REDACT).facts
        assert late.appends == 2
        assert told.fact.erases() == (told.position - 2, told.position - 1)


def test_a_store_that_cannot_erase_says_so(tmp_path: Path) -> None:
    """Rather than to record that a text is gone while it stands there."""
    with SQLiteRecorder(tmp_path / "a.db") as inner:
        play(Engine(inner), programme())
        do(Engine(inner), RAISE)
        watched = Watched(inner)
        with pytest.raises(StoreUnsupported, match="can't erase"):
            do(Engine(watched), REDACT)
        assert [*Engine(inner).history()][-1].fact.NAME == "barrier-raised"


class CutOff(Exception):  # noqa: N818 - what happened, no error of the program's
    """The power went."""


def cut_off_at(statement: str) -> Callable[..., bool]:
    """What lets a statement that begins so not happen."""

    def look(_cursor: object, sql: str, _given: object) -> bool:
        if sql.startswith(statement):
            raise CutOff
        return True

    return look


@pytest.mark.parametrize("statement", ["INSERT INTO fact", "UPDATE fact", "COMMIT"])
def test_wherever_it_is_cut_off_fact_and_text_go_together(path: Path, statement: str) -> None:
    """No text is gone that no fact tells of, and no fact tells of one that stands."""
    with SQLiteRecorder(path) as recorder:
        before = [*recorder.read()]
        database = recorder._connection  # noqa: SLF001 - where the power goes
        assert database is not None
        database.exec_trace = cut_off_at(statement)
        with pytest.raises(CutOff):
            do(Engine(recorder), REDACT)
        database.exec_trace = None
        assert [*recorder.read()] == before
        do(Engine(recorder), REDACT)
        assert [*recorder.read()] != before


def test_no_text_can_be_put_back_or_changed(path: Path) -> None:
    """I1, by the file itself: the one change a stored fact allows is that its text goes."""
    told = erase(path)
    connection = connect(path, create=False)
    for statement in (
        "UPDATE fact SET narrative = x'7b7d' WHERE position = ?",
        "UPDATE fact SET line = x'7b7d', narrative = NULL WHERE position = ?",
    ):
        with pytest.raises(apsw.ConstraintError, match="I1"):
            connection.execute(statement, (told.fact.erases()[0],))
    disconnect(connection)


def test_after_shredding_no_byte_of_the_text_is_left(
    path: Path, connection: apsw.Connection
) -> None:
    """Neither in the file nor in its log, while it is open and when it is closed."""
    erase(path)
    assert is_owed(connection)
    shred(connection, path)
    assert found_in(path.parent) == set()
    assert not is_owed(connection)
    disconnect(connection)
    assert found_in(path.parent) == set()


def test_erasing_alone_leaves_copies_and_they_are_known_of(
    path: Path, connection: apsw.Connection
) -> None:
    """Why shredding is needed at all: what is erased is only marked as free."""
    told = erase(path)
    assert found_in(path.parent)
    assert is_owed(connection)
    assert last_erasure(connection) == told.position
    assert last_erasure(connection, told.position) == 0


def test_what_was_erased_later_is_owed_again(path: Path, connection: apsw.Connection) -> None:
    """The mark tells up to which fact; one after it counts anew."""
    assert not is_owed(connection)
    told = erase(path)
    shred(connection, path)
    marks = connection.execute("SELECT position FROM shredded").fetchall()
    assert marks == [(told.position,)]
    with SQLiteRecorder(path) as recorder:
        do(Engine(recorder), RAISE)
        again = REDACT.model_copy(update={"thing": "barrier:B-0002"})
        do(Engine(recorder), again)
    assert is_owed(connection)
    shred(connection, path)
    assert not is_owed(connection)
    assert found_in(path.parent) == set()


def whole(connection: apsw.Connection) -> list[object]:
    """All that a file has to keep: facts, tags, tables with their triggers, marks, numbers."""
    asked = (
        "SELECT * FROM fact ORDER BY position",
        "SELECT * FROM tag ORDER BY tag, position",
        "SELECT type, name, sql FROM sqlite_schema WHERE name != 'shredded' ORDER BY name",
        "SELECT * FROM sqlite_sequence",
    )
    marks = ("application_id", "user_version", "page_size", "journal_mode", "integrity_check")
    return [
        *(connection.execute(each).fetchall() for each in asked),
        *(connection.pragma(each) for each in marks),
    ]


def test_shredding_changes_nothing_else(path: Path, connection: apsw.Connection) -> None:
    """Positions, their numbering, triggers, tags and marks are as they were; it can be opened."""
    told = erase(path)
    before = whole(connection)
    assert before[-1] == "ok"
    shred(connection, path)
    assert whole(connection) == before
    with pytest.raises(apsw.ConstraintError, match="I1"):
        connection.execute("DELETE FROM fact WHERE position = ?", (told.position,))
    with SQLiteRecorder(path) as recorder:
        [raised, *_] = do(Engine(recorder), RAISE).facts
    assert raised.position == told.position + 1


def test_who_reads_on_elsewhere_puts_it_off_and_the_second_try_finishes(
    path: Path, connection: apsw.Connection
) -> None:
    """Nobody is thrown out: it is said that it is owed, and how to finish it."""
    reader = subprocess.Popen(
        [sys.executable, "-c", READ_ON, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert reader.stdout is not None
        assert reader.stdout.readline() == b"reading\n"
        erase(path)
        with pytest.raises(ShreddingUnfinished) as refusal:
            shred(connection, path)
        assert refusal.value.code == "store-unshredded"
        assert "Another program uses it" in refusal.value.why
        assert "send the same command again" in refusal.value.try_
        assert is_owed(connection)
    finally:
        reader.communicate(b"\n")
    shred(connection, path)
    assert not is_owed(connection)
    assert found_in(path.parent) == set()


def test_who_writes_meanwhile_puts_it_off_too(path: Path, connection: apsw.Connection) -> None:
    """The same words for a lock as for a reader."""
    erase(path)
    writer = connect(path, create=False)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(ShreddingUnfinished, match="Another program uses it"):
        shred(connection, path)
    writer.execute("ROLLBACK")
    disconnect(writer)
    shred(connection, path)
    assert found_in(path.parent) == set()


@pytest.mark.parametrize("statement", ["CREATE TABLE IF NOT", "VACUUM", "INSERT INTO shredded"])
def test_shredding_that_is_cut_off_is_owed(
    path: Path, connection: apsw.Connection, statement: str
) -> None:
    """The mark is set last, so nothing is taken for done that was not."""
    erase(path)
    connection.exec_trace = cut_off_at(statement)
    with suppress(CutOff):
        shred(connection, path)
    connection.exec_trace = None
    assert is_owed(connection)
    shred(connection, path)
    assert not is_owed(connection)
    assert found_in(path.parent) == set()


class Full:
    """A connection to a disk on which there is no room for the file a second time."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def execute(self, sql: str, *given: Any) -> apsw.Cursor:  # noqa: ANN401 - as SQLite takes it
        """Do as told, but for the one thing."""
        if sql == "VACUUM":
            raise apsw.FullError("database or disk is full")
        return self._connection.execute(sql, *given)


def test_no_room_is_said_as_it_is(path: Path, connection: apsw.Connection) -> None:
    """A full disk is another matter than a reader; either way it is known to be owed."""
    erase(path)
    with pytest.raises(ShreddingUnfinished, match="disk is full"):
        shred(cast("apsw.Connection", Full(connection)), path)
    assert is_owed(connection)
