"""Whose turn it is: what takes long holds up nobody who asks for little."""

from __future__ import annotations

from threading import Event, Semaphore

import anyio
import httpx
import pytest

from cfworkflow.web.pages import pictures
from cfworkflow.web.shown import Shown, Visit
from cfworkflow.web.turns import SLOW
from tests.web.browsing import SITE, Browser


def test_quick_pages_do_not_wait_for_slow_ones(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many ask for what takes long: a few are at work, and a page to read comes at once."""
    begun: list[str] = []
    at_work, go_on = Semaphore(0), Event()

    def slow(visit: Visit) -> Shown:
        begun.append(visit.asked.path)
        at_work.release()
        go_on.wait(30)
        return drawn(visit)

    drawn = pictures.pictures
    monkeypatch.setattr(pictures, "pictures", slow)

    async def ask() -> list[int]:
        answers: list[int] = []
        transport = httpx.ASGITransport(browser.app)
        async with httpx.AsyncClient(transport=transport, base_url=SITE) as client:

            async def get(path: str) -> None:
                answers.append((await client.get(path)).status_code)

            async with anyio.create_task_group() as group:
                for number in range(SLOW + 3):
                    group.start_soon(get, f"/barriers/pictures?n={number}")
                for _ in range(SLOW):
                    await anyio.to_thread.run_sync(at_work.acquire)
                quick = await client.get("/barriers")
                assert quick.status_code == 200
                assert len(begun) == SLOW
                go_on.set()
        return answers

    assert anyio.run(ask) == [200] * (SLOW + 3)
    assert len(begun) == SLOW + 3
