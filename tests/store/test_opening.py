"""Which store a URL or a file name means, and what is said when it means none."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest
from eventsourcing.dcb.api import DCBEvent
from eventsourcing.dcb.popo import InMemoryDCBRecorder

from cfworkflow.store.opening import file_path, open_recorder
from cfworkflow.store.refusals import StoreMissing, StoreUnsupported
from cfworkflow.store.sqlite import SQLiteRecorder

ROOT = Path(__file__).parents[2]


def recorded(url: str) -> list[bytes]:
    """What the store at `url` holds."""
    recorder = open_recorder(url, create=False)
    assert isinstance(recorder, SQLiteRecorder)
    with recorder:
        return [found.event.data for found in recorder.read()]


def test_memory_is_the_librarys_recorder() -> None:
    """`memory:` is for trying out: each opening starts from nothing."""
    first, second = open_recorder("memory:"), open_recorder("memory:", create=False)
    assert isinstance(first, InMemoryDCBRecorder)
    first.append([DCBEvent("t", b"line")])
    assert second.read().head is None


def test_all_names_of_a_file_mean_the_same_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plain name, a path and both forms of URL lead to one file, with its facts in it."""
    monkeypatch.chdir(tmp_path)
    absolute = tmp_path / "store.db"
    for url in (
        "store.db",
        "./store.db",
        str(absolute),
        "sqlite:///store.db",
        f"sqlite:///{absolute}",
    ):
        assert file_path(url) == str(absolute)
        recorder = open_recorder(url)
        recorder.append([DCBEvent("t", url.encode())])
        assert isinstance(recorder, SQLiteRecorder)
        recorder.close()
    assert len(recorded("store.db")) == 5
    assert [path.name for path in tmp_path.iterdir()] == ["store.db"]


def test_a_store_stays_where_it_was_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative name is settled on opening: changing folder later doesn't split the record."""
    monkeypatch.chdir(tmp_path)
    with SQLiteRecorder("store.db") as recorder:
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        recorder.append([DCBEvent("t", b"line")])
    assert recorded(str(tmp_path / "store.db")) == [b"line"]


def test_a_home_folder_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name from a settings file was never expanded by a shell."""
    monkeypatch.setenv("HOME", str(tmp_path))
    assert file_path("~/store.db") == str(tmp_path / "store.db")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://localhost/minutes",
        "umadb://localhost:50051",
        "sqlite:store.db",
        "sqlite://store.db",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///store.db?mode=memory",
        "file:store.db",
        "memory:shared",
        "minutes:2026.db",
        ":memory:",
        "folder/",
        "",
    ],
)
def test_any_other_url_is_refused(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistyped or unknown URL never becomes an odd file, or a record that forgets."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreUnsupported, match="memory:"):
        open_recorder(url)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_store_is_missing_when_none_may_be_made(tmp_path: Path) -> None:
    """A reading command with a mistyped name says so, and leaves no empty store."""
    with pytest.raises(StoreMissing, match="cfworkflow init") as refused:
        open_recorder(str(tmp_path / "store.db"), create=False)
    assert refused.value.code == "store-missing"
    assert list(tmp_path.iterdir()) == []


MAKE_AND_APPEND = """
import sys
from eventsourcing.dcb.api import DCBEvent
from cfworkflow.store.opening import open_recorder

print("ready", flush=True)
for path in sys.stdin.readline().split():
    open_recorder(path).append([DCBEvent("t", sys.argv[1].encode())])
"""


def test_processes_that_make_the_same_store_at_once_all_succeed(tmp_path: Path) -> None:
    """First use by several people at the same moment makes one store with all their facts."""
    paths = [str(tmp_path / f"{number}.db") for number in range(20)]
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", MAKE_AND_APPEND, str(number)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(3)
    ]
    for maker in makers:
        assert maker.stdout is not None
        assert maker.stdout.readline() == "ready\n"
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write(" ".join(paths) + "\n")
        maker.stdin.flush()
    for maker in makers:
        maker.communicate(timeout=60)
    assert [maker.returncode for maker in makers] == [0, 0, 0]
    assert [sorted(recorded(path)) for path in paths] == [[b"0", b"1", b"2"]] * 20


@pytest.mark.parametrize("already", ["nothing", "tables"])
def test_a_store_that_is_being_made_is_waited_for(already: str, tmp_path: Path) -> None:
    """Whoever comes second, before or after the tables are there, waits and goes on."""
    path = tmp_path / "store.db"
    if already == "tables":
        SQLiteRecorder(path).close()
    other = apsw.Connection(str(path))
    other.execute("PRAGMA journal_mode = delete")
    other.execute("BEGIN IMMEDIATE")
    finish = threading.Timer(0.1, lambda: other.execute("ROLLBACK"))
    finish.start()
    with SQLiteRecorder(path) as recorder:
        assert recorder.append([DCBEvent("t", b"line")]) == 1
    finish.join()
    other.close()


def test_a_reader_of_the_file_alone_loads_no_event_library(tmp_path: Path) -> None:
    """Reading commands start fast: a connection needs neither eventsourcing nor pydantic."""
    SQLiteRecorder(tmp_path / "store.db").close()
    script = (
        "import sys, pathlib; from cfworkflow.store.opening import file_path;"
        "from cfworkflow.store.connection import connect;"
        "connect(file_path(sys.argv[1]), create=False);"
        "print({'eventsourcing', 'pydantic'} & set(sys.modules))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "store.db")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "set()\n"
