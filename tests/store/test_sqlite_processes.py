"""Several processes on one store, and processes that die in the middle of their work."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from eventsourcing.dcb.api import DCBEvent

from cfworkflow.store.connection import connect, disconnect
from cfworkflow.store.sqlite import SQLiteRecorder

ROOT = Path(__file__).parents[2]

COUNT_UP = """
import sys
from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBQuery, DCBQueryItem
from eventsourcing.persistence import IntegrityError
from cfworkflow.store.sqlite import SQLiteRecorder

path, name, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
boundary = DCBQuery([DCBQueryItem(tags=["count"])])
with SQLiteRecorder(path) as recorder:
    print("ready", flush=True)
    sys.stdin.readline()
    while True:
        seen = recorder.read(boundary)
        count = len(list(seen))
        if count >= rounds:
            break
        recorder.append([DCBEvent("noise", name.encode(), ["noise"])])
        event = DCBEvent("counted", f"{name} {count}".encode(), ["count"])
        try:
            recorder.append([event], DCBAppendCondition(boundary, seen.head))
        except IntegrityError:
            print("lost", count)
        else:
            print("won", count)
"""

APPEND_BATCHES = """
import sys
from eventsourcing.dcb.api import DCBEvent
from cfworkflow.store.sqlite import SQLiteRecorder

recorder, number = SQLiteRecorder(sys.argv[1]), int(sys.argv[2])
while True:
    number += 1
    data = str(number).encode() + b"\\n" + bytes(500)
    recorder.append([DCBEvent("batch", data, [f"batch:{number}", f"part:{part}"])
                     for part in range(7)])
    print(number, flush=True)
"""

DIE_AT_WRITE = """
import os, signal, sys
import apsw

writes, own = 0, apsw.vfs_names()[0]

class Dying(apsw.VFS):
    def __init__(self):
        super().__init__("dying", own, makedefault=True)
    def xOpen(self, name, flags):
        return DyingFile(name, flags)

class DyingFile(apsw.VFSFile):
    def __init__(self, name, flags):
        super().__init__(own, name, flags)
    def xWrite(self, data, offset):
        global writes
        writes += 1
        if writes == int(sys.argv[2]):
            super().xWrite(data[: len(data) // 2], offset)
            os.kill(os.getpid(), signal.SIGKILL)
        super().xWrite(data, offset)

dying = Dying()
from pathlib import Path
from cfworkflow.store.connection import connect, disconnect
database = connect(Path(sys.argv[1]))
if len(sys.argv) > 3:
    database.execute("BEGIN IMMEDIATE")
    database.executemany("INSERT INTO fact (type, tags, line) VALUES ('t', '[\\"a\\"]', ?)",
                         [(bytes(3000),) for _ in range(5)])
    database.execute("COMMIT")
disconnect(database)
"""

TAKE_LOCK = """
import fcntl, sys

# The bytes a reader shares: https://sqlite.org/src/doc/trunk/src/os.h, SHARED_FIRST and SHARED_SIZE
with open(sys.argv[1], "r+b") as file:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
    except OSError:
        print("locked")
    else:
        print("free")
"""

FORK = """
import os, sys
from eventsourcing.dcb.api import DCBEvent
from eventsourcing.persistence import ProgrammingError
from cfworkflow.store.sqlite import SQLiteRecorder

with SQLiteRecorder(sys.argv[1]) as recorder:
    child = os.fork()
    if not child:
        try:
            recorder.append([DCBEvent("t", b"child")])
        except ProgrammingError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    recorder.append([DCBEvent("t", b"parent")])
"""

FILL = """
import resource, sys
from eventsourcing.dcb.api import DCBEvent
from cfworkflow.store.refusals import StoreUnwritable
from cfworkflow.store.sqlite import SQLiteRecorder

with SQLiteRecorder(sys.argv[1]) as recorder:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
    try:
        while True:
            print(recorder.append([DCBEvent("t", bytes(5_000))] * 2))
    except StoreUnwritable:
        print("full")
"""


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    """A Python process of its own that runs `script`."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def recorded(path: Path) -> list[DCBEvent]:
    """All facts of the store."""
    with SQLiteRecorder(path, create=False) as recorder:
        return [found.event for found in recorder.read()]


def test_of_two_racing_processes_exactly_one_wins_each_time(tmp_path: Path) -> None:
    """What a decision was based on can't change before it is recorded, whoever else is at work."""
    path, rounds = tmp_path / "store.db", 150
    racers = [started(COUNT_UP, path, name, rounds) for name in ("one", "two")]
    for racer in racers:
        assert racer.stdout is not None
        racer.stdout.readline()
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()
    told = [racer.communicate(timeout=120)[0].split("\n") for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0]
    won = sorted(int(line.split()[1]) for lines in told for line in lines if line[:3] == "won")
    tried = sum(line != "" for lines in told for line in lines)
    facts = recorded(path)
    counted = [fact for fact in facts if fact.type == "counted"]
    assert won == list(range(rounds))
    assert [int(fact.data.split()[1]) for fact in counted] == list(range(rounds))
    assert len(facts) - len(counted) == tried


def test_opening_a_store_twice_here_does_not_unlock_it_for_others(tmp_path: Path) -> None:
    """A second look at a file would drop this process's locks on it, and endanger its facts.

    Another process, believing itself alone, could then tidy away the log that holds them.
    """
    path = tmp_path / "store.db"
    with SQLiteRecorder(path) as recorder:
        recorder.append([DCBEvent("t", b"line")])
        SQLiteRecorder(path).close()
        told, _ = started(TAKE_LOCK, path).communicate(timeout=60)
    free, _ = started(TAKE_LOCK, path).communicate(timeout=60)
    assert (told, free) == ("locked\n", "free\n")


def test_killing_a_writer_leaves_whole_appends(tmp_path: Path) -> None:
    """Whatever moment the power of a process ends at: a batch is all there or not at all.

    And what the writer was told is recorded is there, each time.
    """
    path, acknowledged, chance = tmp_path / "store.db", [0], random.Random(1)  # noqa: S311
    for _ in range(10):
        writer = started(APPEND_BATCHES, path, acknowledged[-1] + 1_000)
        assert writer.stdout is not None
        acknowledged.append(int(writer.stdout.readline()))
        time.sleep(chance.uniform(0, 0.03))
        writer.send_signal(signal.SIGKILL)
        rest, _ = writer.communicate(timeout=60)
        # The last line may have been cut off.
        acknowledged += [int(line) for line in rest.split("\n")[:-1]]
    facts = recorded(path)
    parts = Counter(fact.tags[0] for fact in facts)
    assert set(parts.values()) == {7}
    assert parts.keys() >= {f"batch:{number}" for number in acknowledged[1:]}
    assert all(len(fact.data.split(b"\n", 1)[1]) == 500 for fact in facts)


def test_dying_at_any_write_while_a_store_is_made_leaves_nothing_or_all_of_it(
    tmp_path: Path,
) -> None:
    """`init` cut off at whatever byte can simply be run again."""
    for write in range(1, 100):
        path = tmp_path / f"{write}" / "store.db"
        path.parent.mkdir()
        maker = started(DIE_AT_WRITE, path, write)
        maker.communicate(timeout=60)
        assert not path.exists() or not path.stat().st_size or path.read_bytes()[:6] == b"SQLite"
        with SQLiteRecorder(path) as recorder:
            assert recorder.append([DCBEvent("t", b"line")]) == 1
        if maker.returncode == 0:
            break
        assert maker.returncode == -signal.SIGKILL
    assert write > 3


def test_dying_at_any_write_of_an_append_leaves_none_or_all_of_it(tmp_path: Path) -> None:
    """Each write of an append of five facts is tried as the last: never one fact, never four."""
    made = tmp_path / "made.db"
    disconnect(connect(made))
    found = set()
    for write in range(1, 100):
        path = tmp_path / f"{write}.db"
        shutil.copy(made, path)
        writer = started(DIE_AT_WRITE, path, write, "append")
        writer.communicate(timeout=60)
        found.add(len(recorded(path)))
        if writer.returncode == 0:
            break
        assert writer.returncode == -signal.SIGKILL
    assert write > 3
    assert found == {0, 5}


@pytest.mark.parametrize("script", [FORK, FILL], ids=["fork", "full"])
def test_a_store_survives(script: str, tmp_path: Path) -> None:
    """A forked copy is told to open its own; a full disk refuses whole appends: the rest stays."""
    path = tmp_path / "store.db"
    told, _ = started(script, path).communicate(timeout=60)
    facts = recorded(path)
    if script is FORK:
        assert [fact.data for fact in facts] == [b"parent"]
    else:
        assert told.split()[-1] == "full"
        assert len(facts) == int(told.split()[-2]) > 0
