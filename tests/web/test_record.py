"""The record as requests see it: up to date, one sight each, and held up by nobody."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio
import apsw
import httpx
import pytest

from cfworkflow import Workflow
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.correction.commands import Undo
from cfworkflow.web.record import Record
from tests.web.browsing import SITE, Browser


def raise_barrier(store: Path, title: str) -> None:
    """Record one more barrier, as someone does meanwhile."""
    with Workflow.open(str(store)) as record:
        record.do(RaiseBarrier(group="river", title=title))


def test_a_store_that_was_never_read_is_brought_up_to_date_once(store: Path) -> None:
    """Whoever asks first, and however many ask at once: all see the whole record."""
    record = Record(str(store))

    def total(_: int) -> int:
        with record.look(None) as sight:
            return len(sight.seen.views.barriers)

    with ThreadPoolExecutor(8) as threads:
        assert {*threads.map(total, range(32))} == {2}


def test_many_ask_while_others_record(store: Path) -> None:
    """Readers and writers at once: every answer is whole, of some moment, and none fails."""
    record = Record(str(store))
    with record.look(None) as sight:
        begin = sight.seen.position

    def ask(number: int) -> tuple[int, int]:
        if number % 4 == 0:
            raise_barrier(store, f"Number {number}")
        with record.look(None) as sight:
            seen = sight.seen.views
            return seen.position, len(seen.barriers)

    with ThreadPoolExecutor(6) as threads:
        answers = [*threads.map(ask, range(40))]
    assert all(many == 2 + position - begin for position, many in answers)
    assert max(many for _, many in answers) == 12


def test_one_request_sees_one_record(store: Path) -> None:
    """What is recorded while a page is made does not show in a part of it."""
    record = Record(str(store))
    with record.look(None) as sight:
        before = [*sight.seen.views.barriers]
        raise_barrier(store, "Meanwhile")
        assert [*sight.seen.views.barriers] == before
        assert sight.seen.position == sight.seen.views.position
    with record.look(None) as sight:
        assert len(sight.seen.views.barriers) == len(before) + 1


def test_nothing_is_held_on_to_between_requests(browser: Browser, store: Path) -> None:
    """Clearing up the write-ahead log waits for no reader that has gone home."""
    for path in ("/", "/barriers", "/nowhere", "/barriers?tier=nix", "/decisions/D-0001/explained"):
        browser.get(path)
    raise_barrier(store, "One more")
    connection = apsw.Connection(str(store))
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() or (1, 0, 0)
    connection.close()
    assert not busy


def test_connections_are_kept_and_few(store: Path) -> None:
    """One after another, requests use one connection; at once, each has its own."""
    record = Record(str(store))
    with record.connected() as one:
        pass
    with record.connected() as two:
        assert two is one
        with record.connected() as three:
            assert three is not one
    record.close()
    with record.connected() as four:
        assert four is not one


def test_a_store_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """No trace and no empty page: a page that says so; and the record, once it is there."""
    store = tmp_path / "cfworkflow.db"
    browser = Browser.at(store)
    for path in ("/", "/barriers", "/audit", "/audit/pack.zip"):
        page = browser.get(path)
        assert page.status_code == 503
        assert "There is no store there." in page.text
        assert str(tmp_path) not in page.text
    assert browser.get("/index.json").json()["error"]["code"] == "store-missing"
    Workflow.open(str(store), create=True).close()
    assert browser.get("/").status_code == 200


def test_an_empty_record_has_every_page(tmp_path: Path) -> None:
    """Before the first fact each page says that there is nothing."""
    store = tmp_path / "cfworkflow.db"
    Workflow.open(str(store), create=True).close()
    browser = Browser.at(store)
    for path in (
        *("/", "/barriers", "/barriers/board", "/barriers/pictures", "/meetings", "/decisions"),
        *("/plans/barriers", "/plans/trusted-person", "/coverage", "/delivery", "/groups"),
        *("/search?q=anything", "/audit", "/audit/log", "/audit/verify?now=yes"),
    ):
        assert browser.get(path).status_code == 200, path


def test_a_store_that_was_taken_away_or_changed_for_another_is_noticed(
    browser: Browser, store: Path, tmp_path: Path
) -> None:
    """A connection to a file that is gone does not go on telling of it."""
    assert browser.get("/barriers/B-0001").status_code == 200
    for end in ("", "-wal", "-shm"):
        Path(f"{store}{end}").unlink(missing_ok=True)
    assert browser.get("/barriers/B-0001").status_code == 503
    other = tmp_path / "other.db"
    Workflow.open(str(other), create=True).close()
    other.replace(store)
    assert browser.get("/barriers/B-0001").status_code == 404


def test_a_store_that_is_damaged_is_said_to_be(browser: Browser, store: Path) -> None:
    """What can't be read gives a page that says so, and what to do."""
    store.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5_000)
    page = browser.get("/barriers")
    assert page.status_code == 503
    assert "The record can't be shown just now" in page.text or "can&#39;t be shown" in page.text


def test_a_fault_of_ours_shows_no_trace(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever reads is told that it is our fault and what to do; whoever runs it, what it was."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr("cfworkflow.web.pages.document_page.build", fail)
    # Whoever configures logging in this process switches off what others have asked for before.
    monkeypatch.setattr(logging.getLogger("cfworkflow.web"), "disabled", False)
    page = browser.get("/barriers")
    assert page.status_code == 500
    assert "This is a fault of the program" in page.text
    assert "secret" not in page.text
    assert "Traceback" not in page.text
    assert "RuntimeError: a secret of ours" in caplog.text
    assert "Traceback" not in caplog.text
    assert browser.get("/barriers.json").json()["error"]["code"] == "fault"


def test_who_waits_too_long_for_the_views_is_told_to_come_back(
    browser: Browser, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long making of the views holds nobody for ever."""
    assert browser.get("/").status_code == 200
    raise_barrier(store, "Behind")
    monkeypatch.setattr("cfworkflow.web.record._PATIENCE", 0.05)
    record = Record(str(store))
    with record._catching_up, ThreadPoolExecutor(1) as thread:  # noqa: SLF001 - as if at work
        assert thread.submit(_refusal, record).result() == "store-busy"
    with record.look(None) as sight:
        assert len(sight.seen.views.barriers) == 3


def _refusal(record: Record) -> str:
    try:
        with record.look(None):
            return ""
    except Exception as error:  # noqa: BLE001 - its code is asked for
        return str(getattr(error, "code", error))


def test_what_is_taken_back_meanwhile_is_gone_from_the_next_page(
    browser: Browser, store: Path
) -> None:
    """An undo shows at once; its story is still told."""
    raise_barrier(store, "Too soon")
    assert browser.get("/barriers/B-0003").status_code == 200
    with Workflow.open(str(store)) as record:
        record.do(Undo())
    page = browser.get("/barriers/B-0003")
    assert page.status_code == 404
    assert "taken back" in page.text
    assert "Too soon" in browser.get("/record/B-0003").text


def test_answers_at_once_do_not_mix(browser: Browser) -> None:
    """Many requests in one loop: each gets its own page."""
    paths = [f"/barriers/B-000{number}?as-of=@{at}" for number in (1, 2) for at in range(14, 24)]

    async def ask_all() -> dict[str, str]:
        found: dict[str, str] = {}
        transport = httpx.ASGITransport(browser.app)
        async with httpx.AsyncClient(transport=transport, base_url=SITE) as client:

            async def ask(path: str) -> None:
                found[path] = (await client.get(path)).text

            async with anyio.create_task_group() as group:
                for path in paths:
                    group.start_soon(ask, path)
        return found

    at_once = anyio.run(ask_all)
    assert at_once == {path: browser.get(path).text for path in paths}
