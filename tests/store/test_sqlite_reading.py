"""How facts are read back: losslessly, by index, a page at a time, as they are added."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import apsw
import pytest
from eventsourcing.dcb.api import DCBEvent, DCBQuery, DCBQueryItem, DCBSequencedEvent
from eventsourcing.dcb.popo import InMemoryDCBRecorder
from eventsourcing.persistence import ProgrammingError
from hypothesis import example, given
from hypothesis import strategies as st

from cfworkflow.store import sql_query, sqlite
from cfworkflow.store.sqlite import SQLiteRecorder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store is."""
    return tmp_path / "store.db"


@pytest.fixture
def recorder(path: Path) -> Iterator[SQLiteRecorder]:
    """A new store."""
    with SQLiteRecorder(path) as recorder:
        yield recorder


def raised(*numbers: int) -> list[DCBEvent]:
    """A fact for each number, tagged with it and with a group."""
    return [
        DCBEvent("raised", b"line\nwords", [f"barrier:{number}", "group:a"]) for number in numbers
    ]


def tags(*names: str) -> DCBQuery:
    """A query for the facts with any of these tags."""
    return DCBQuery([DCBQueryItem(tags=[name]) for name in names])


def positions(found: Iterator[DCBSequencedEvent]) -> list[int]:
    """Where the facts found stand."""
    return [event.position for event in found]


def plan(path: Path, select: sql_query.Select) -> list[str]:
    """How SQLite goes about a statement."""
    connection = apsw.Connection(str(path))
    steps = connection.execute(
        f"EXPLAIN QUERY PLAN {select.sql}", select.values(0, 10, 10)
    ).fetchall()
    connection.close()
    return [str(step[3]) for step in steps]


TAGGED = [
    tags("a"),
    tags("a", "b"),
    tags(*"abcdefghij"),
    tags(*(f"barrier:{number}" for number in range(500))),
    DCBQuery([DCBQueryItem(tags=["a", "b", "c"])]),
    DCBQuery([DCBQueryItem(types=["t", "u"], tags=["a"])]),
    DCBQuery([DCBQueryItem(types=["t"], tags=["a", "b"]), DCBQueryItem(tags=["c"])]),
]


@pytest.mark.parametrize("query", TAGGED)
@pytest.mark.usefixtures("recorder")
def test_a_tagged_query_never_scans(query: DCBQuery, path: Path) -> None:
    """Looking something up costs the same in a year's record as in a day's: tags go by index."""
    for select in [sql_query.page(query), *sql_query.matches(query)]:
        steps = plan(path, select)
        searches = [step for step in steps if step.startswith("SEARCH")]
        assert all("PRIMARY KEY (tag=?" in step or "rowid=?" in step for step in searches)
        assert any("PRIMARY KEY (tag=?" in step for step in searches)
        scans = [step for step in steps if step.startswith("SCAN")]
        # The query's own words, and positions already looked up, may be gone through.
        assert all(re.match(r"SCAN (found|word VIRTUAL|CONSTANT ROW|\()", step) for step in scans)


@pytest.mark.usefixtures("recorder")
def test_a_scan_is_seen_in_the_plan(path: Path) -> None:
    """The look at plans is not blind: a query without a tag does go through the facts."""
    steps = plan(path, sql_query.Select("SELECT ?1, ?2, ?3 FROM fact WHERE type = ?4", ("t",)))
    assert steps == ["SCAN fact"]


@given(data=st.lists(st.binary(max_size=40), min_size=1, max_size=8))
@example(data=[b"", b"\n", b"line", b"line\n", b"line\nwords\n\nmore\n", b"\n\n", b"\r\n\0"])
def test_what_is_read_is_what_was_recorded_byte_for_byte(data: list[bytes]) -> None:
    """The bytes of a fact are proved: splitting off its narrative loses and adds nothing."""
    with TemporaryDirectory() as folder, SQLiteRecorder(Path(folder) / "store.db") as recorder:
        recorder.append([DCBEvent("raised", each) for each in data])
        assert [found.event.data for found in recorder.read()] == data


def test_the_narrative_is_what_follows_the_first_newline(
    recorder: SQLiteRecorder, path: Path
) -> None:
    """Only the part that may be erased is kept apart: none, an empty one and many lines differ."""
    recorder.append([DCBEvent("t", data) for data in (b"line", b"line\n", b"line\none\ntwo")])
    outsider = apsw.Connection(str(path))
    assert outsider.execute("SELECT line, narrative FROM fact").fetchall() == [
        (b"line", None),
        (b"line", b""),
        (b"line", b"one\ntwo"),
    ]
    outsider.close()


@pytest.mark.parametrize(
    "query", [None, tags("group:a"), tags("barrier:1", "group:a", "barrier:5")]
)
@pytest.mark.parametrize("page", [1, 2, 3, 7, 8])
def test_pages_join_without_gap_or_double(
    query: DCBQuery | None, page: int, recorder: SQLiteRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long record is read in pages, and nobody can tell where one ended."""
    monkeypatch.setattr(sqlite, "PAGE_ROWS", page)
    recorder.append(raised(*range(7)))
    assert positions(recorder.read(query)) == [1, 2, 3, 4, 5, 6, 7]
    assert positions(recorder.read(query, after=3)) == [4, 5, 6, 7]


def test_a_read_ends_at_the_head_it_gave_and_holds_nothing_open(
    recorder: SQLiteRecorder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow reader sees one moment of the record, and keeps nobody from writing meanwhile."""
    monkeypatch.setattr(sqlite, "PAGE_ROWS", 2)
    recorder.append(raised(1, 2, 3, 4))
    reading = recorder.read()
    first = next(reading)
    recorder.append(raised(5))
    outsider = apsw.Connection(str(path))
    outsider.execute("UPDATE fact SET narrative = NULL WHERE position = 4")
    busy, _, _ = outsider.execute("PRAGMA wal_checkpoint(TRUNCATE)").get
    outsider.close()
    rest = list(reading)
    assert busy == 0
    assert reading.head == 4
    assert [first.position, *(found.position for found in rest)] == [1, 2, 3, 4]
    # The last page was fetched only when it was asked for: its narrative was gone by then.
    assert rest[-1].event.data == b"line"


def test_hundreds_of_items_and_tags_are_one_query(recorder: SQLiteRecorder) -> None:
    """A decision that looked at a whole plan is still checked in one go."""
    names = [f"barrier:{number}" for number in range(600)]
    everything = DCBEvent("t", b"line", names[:100])
    recorder.append([everything, *(DCBEvent("t", b"line", [name]) for name in names)])
    assert len(positions(recorder.read(tags(*names)))) == 601
    assert positions(recorder.read(DCBQuery([DCBQueryItem(tags=names[:100])]))) == [1]
    typed = DCBQuery([DCBQueryItem(types=["t"], tags=[name]) for name in names])
    assert len(positions(recorder.read(typed))) == 601


def test_a_text_that_is_no_text_is_refused_whole(recorder: SQLiteRecorder) -> None:
    """A tag that can't be written as UTF-8 leaves nothing of its append behind."""
    with pytest.raises(UnicodeEncodeError):
        recorder.append([*raised(1), DCBEvent("t", b"line", ["\ud800"])])
    assert recorder.read().head is None
    assert recorder.append(raised(2)) == 1


def test_an_append_of_nothing_is_refused(recorder: SQLiteRecorder) -> None:
    """As in the library: nothing to append is a mistake of the caller."""
    with pytest.raises(ProgrammingError):
        recorder.append([])


def test_a_closed_store_says_so(recorder: SQLiteRecorder) -> None:
    """Closing is final, may be repeated, and later use is a clear mistake."""
    recorder.close()
    recorder.close()
    for use in (recorder.read, lambda: recorder.append(raised(1))):
        with pytest.raises(ProgrammingError, match="closed"):
            use()


def test_threads_share_a_recorder(recorder: SQLiteRecorder) -> None:
    """Several threads append through one recorder: each fact once, each batch together."""
    with ThreadPoolExecutor(4) as pool:
        last = list(pool.map(lambda number: recorder.append(raised(number, number)), range(40)))
    assert sorted(last) == list(range(2, 81, 2))
    found = [event.event.tags[0] for event in recorder.read()]
    assert found[::2] == found[1::2]
    assert set(found) == {f"barrier:{number}" for number in range(40)}


def test_two_recorders_in_one_process_share_a_store(recorder: SQLiteRecorder, path: Path) -> None:
    """A second look at a store that is open here neither unlocks nor blocks the first."""
    with SQLiteRecorder(path) as second:
        assert recorder.append(raised(1)) == 1
        assert second.append(raised(2)) == 2
    assert positions(recorder.read()) == [1, 2]
    assert recorder.append(raised(3)) == 3


def test_a_subscription_gives_old_and_new_matches_and_skips_the_rest(
    recorder: SQLiteRecorder, path: Path
) -> None:
    """Whoever follows a thing sees each of its facts once, also those of another connection."""
    recorder.append(raised(1, 2, 1))
    with SQLiteRecorder(path) as other, other.subscribe(tags("barrier:1"), after=1) as following:
        assert next(following).position == 3
        writer = threading.Timer(0.1, lambda: recorder.append(raised(2, 1)))
        writer.start()
        assert next(following).position == 5
        writer.join()


def test_stopping_a_subscription_wakes_who_waits(recorder: SQLiteRecorder) -> None:
    """A follower with nothing to wait for any more ends at once, without an error."""
    with recorder.subscribe() as following:
        started = monotonic()
        threading.Timer(0.05, following.stop).start()
        assert list(following) == []
        assert monotonic() - started < 5


def test_the_memory_recorder_reads_as_lazily_bounded(recorder: SQLiteRecorder) -> None:
    """On both stores a response is of the moment it was asked for, however late it is used."""
    memory = InMemoryDCBRecorder()
    for store in (recorder, memory):
        store.append(raised(1))
        response = store.read(tags("group:a"))
        store.append(raised(2))
        assert (positions(response), response.head) == ([1], 1)
