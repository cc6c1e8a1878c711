"""A file that is not a sound store of ours is refused in plain words and left as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from eventsourcing.dcb.api import DCBEvent, DCBQuery, DCBQueryItem

from cfworkflow.store.refusals import (
    StoreBusy,
    StoreDamaged,
    StoreForeign,
    StoreMissing,
    StoreNewer,
    StoreRefusal,
    StoreUnwritable,
)
from cfworkflow.store.sqlite import SQLiteRecorder

PAGE_BYTES = 4096


def made(path: Path, facts: int = 60) -> Path:
    """A sound store with some facts."""
    with SQLiteRecorder(path) as recorder:
        recorder.append(
            [DCBEvent("raised", b"line" * 20, [f"barrier:{number}"]) for number in range(facts)]
        )
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, byte for byte."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def use(path: Path) -> None:
    """Open a store, read all of it in both ways, and add a fact."""
    with SQLiteRecorder(path) as recorder:
        for number, _ in enumerate(recorder.read()):
            list(recorder.read(DCBQuery([DCBQueryItem(tags=[f"barrier:{number}"])])))
        recorder.append([DCBEvent("closed", b"line", ["barrier:0"])])


def altered(path: Path, *statements: str) -> None:
    """Another program's change to a store."""
    connection = apsw.Connection(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def a_text(path: Path) -> None:
    """Minutes typed into a file of the same name."""
    path.write_text("Minutes of the Tactical Group\n" * 40, encoding="utf-8")


def a_few_letters(path: Path) -> None:
    """A file shorter than any header."""
    path.write_bytes(b"SQL?")


def nothing_but_zeros(path: Path) -> None:
    """What a failing disk may leave."""
    path.write_bytes(bytes(2 * PAGE_BYTES))


def another_programs_database(path: Path) -> None:
    """An SQLite file, in WAL mode too, of some other program."""
    altered(path, "PRAGMA journal_mode = wal", "CREATE TABLE fact(x)", "PRAGMA application_id = 7")


@pytest.mark.parametrize(
    "write", [a_text, a_few_letters, nothing_but_zeros, another_programs_database]
)
def test_a_foreign_file_is_refused_and_untouched(
    write: Callable[[Path], None], tmp_path: Path
) -> None:
    """--store pointed at the wrong file does not cost anyone that file."""
    write(tmp_path / "store.db")
    before = contents(tmp_path)
    with pytest.raises(StoreForeign, match="not made by cfworkflow"):
        use(tmp_path / "store.db")
    assert contents(tmp_path) == before


def test_a_folder_and_a_pipe_are_refused_without_waiting(tmp_path: Path) -> None:
    """What is no ordinary file is never opened: a pipe would hang for ever."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, why in [("folder", "a folder"), ("pipe", "not an ordinary file")]:
        with pytest.raises(StoreForeign, match=why):
            SQLiteRecorder(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "pipe"]


def test_a_newer_store_is_refused_and_untouched(tmp_path: Path) -> None:
    """An old program does not guess at what a newer one recorded."""
    path = made(tmp_path / "store.db")
    altered(path, "PRAGMA user_version = 2")
    before = contents(tmp_path)
    with pytest.raises(StoreNewer, match="newer version"):
        use(path)
    assert contents(tmp_path) == before


def test_a_newer_version_still_in_the_log_is_seen_and_untouched(tmp_path: Path) -> None:
    """A newer program, killed before its change reached the file itself, is still recognised."""
    path = made(tmp_path / "store.db")
    newer = apsw.Connection(str(path))
    newer.execute("PRAGMA user_version = 2")
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("store.db", "store.db-wal"):
        shutil.copy(tmp_path / name, copy / name)
    newer.close()
    before = contents(copy)
    with pytest.raises(StoreNewer):
        use(copy / "store.db")
    after = contents(copy)
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("length", [1, 15, 16, 99, 100, PAGE_BYTES, -PAGE_BYTES, -1])
def test_a_file_cut_short_is_refused_and_untouched(length: int, tmp_path: Path) -> None:
    """A copy that stopped half-way is recognised before a single fact is read."""
    path = made(tmp_path / "store.db")
    path.write_bytes(path.read_bytes()[:length])
    before = contents(tmp_path)
    with pytest.raises(StoreDamaged, match="cut short"):
        SQLiteRecorder(path)
    assert contents(tmp_path) == before


def test_wiping_any_page_is_noticed_and_changes_nothing(tmp_path: Path) -> None:
    """Damage inside the file ends in a plain refusal, not in a short list or a half-made append."""
    sound = made(tmp_path / "sound.db").read_bytes()
    folder = tmp_path / "damaged"
    folder.mkdir()
    assert len(sound) >= 5 * PAGE_BYTES
    for start in range(0, len(sound), PAGE_BYTES):
        # The first page keeps its header: without it the file would be foreign.
        kept = 100 if start == 0 else 0
        hole = bytes(PAGE_BYTES - kept)
        end = start + PAGE_BYTES
        (folder / "store.db").write_bytes(sound[: start + kept] + hole + sound[end:])
        before = contents(folder)
        with pytest.raises(StoreDamaged):
            use(folder / "store.db")
        assert contents(folder) == before


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER fact_is_kept",
        "DROP TABLE tag",
        "ALTER TABLE fact ADD COLUMN extra TEXT",
        "PRAGMA user_version = 0",
    ],
)
def test_a_store_without_its_safeguards_is_refused_and_untouched(
    statement: str, tmp_path: Path
) -> None:
    """I1: a file whose triggers or tables were taken out proves nothing, so it is not used."""
    path = made(tmp_path / "store.db")
    altered(path, statement)
    before = contents(tmp_path)
    with pytest.raises(StoreDamaged, match="changed"):
        use(path)
    assert contents(tmp_path) == before


def test_tags_that_cannot_be_read_are_damage(tmp_path: Path) -> None:
    """A fact whose tags are garbage is refused as damage, with its position."""
    path = made(tmp_path / "store.db", facts=1)
    trigger = "fact_is_unchanged"
    connection = apsw.Connection(str(path))
    sql = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (trigger,)).get
    connection.close()
    altered(path, f"DROP TRIGGER {trigger}", "UPDATE fact SET tags = '[\"bar'", sql)
    with SQLiteRecorder(path) as recorder, pytest.raises(StoreDamaged, match="fact 1 "):
        list(recorder.read())


@pytest.mark.parametrize("main", ["gone", "empty"])
def test_a_log_without_its_file_is_kept(main: str, tmp_path: Path) -> None:
    """Facts that are only in the -wal file are not thrown away by making a new store over them."""
    path = tmp_path / "store.db"
    (tmp_path / "store.db-wal").write_bytes(b"facts")
    if main == "empty":
        path.touch()
    before = contents(tmp_path)
    with pytest.raises(StoreDamaged, match="empty or gone"):
        SQLiteRecorder(path)
    assert contents(tmp_path) == before


def test_an_empty_file_is_a_new_store_but_only_if_one_may_be_made(tmp_path: Path) -> None:
    """A file made by `touch` or mktemp can become a store; looking at it doesn't make it one."""
    path = tmp_path / "store.db"
    path.touch()
    with pytest.raises(StoreMissing):
        SQLiteRecorder(path, create=False)
    assert contents(tmp_path) == {"store.db": b""}
    with SQLiteRecorder(path) as recorder:
        assert recorder.append([DCBEvent("raised", b"line")]) == 1


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A missing folder, or a file in the place of one, is named; nothing is made on the way."""
    (tmp_path / "file").touch()
    for name in ("missing/store.db", "file/store.db"):
        with pytest.raises(StoreUnwritable):
            SQLiteRecorder(tmp_path / name)
    assert contents(tmp_path) == {"file": b""}


def test_a_store_kept_locked_is_refused_after_the_wait_and_fine_afterwards(tmp_path: Path) -> None:
    """Two secretaries at once: the second is told to wait, nothing is recorded by halves."""
    path = made(tmp_path / "store.db", facts=1)
    other = apsw.Connection(str(path))
    with SQLiteRecorder(path, busy_seconds=0.02) as recorder:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="try again"):
            recorder.append([DCBEvent("closed", b"line")])
        assert recorder.read().head == 1
        other.execute("ROLLBACK")
        assert recorder.append([DCBEvent("closed", b"line")]) == 2
    other.close()


@pytest.mark.parametrize("refusal", StoreRefusal.__subclasses__())
def test_each_refusal_says_what_why_and_what_next(refusal: type[StoreRefusal]) -> None:
    """A refusal is whole sentences with a stable code, never SQLite's own words."""
    told = refusal("minutes.db")
    assert told.code.startswith("store-")
    assert "minutes.db" in told.what
    assert str(told) == f"{told.what} {told.why} {told.try_}"
    assert all(text.endswith(".") for text in (told.what, told.why, told.try_))
    assert [kind.code for kind in StoreRefusal.__subclasses__()].count(told.code) == 1
