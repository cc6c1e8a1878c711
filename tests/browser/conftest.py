"""A real Chromium before the real page. Whatever goes wrong on a page fails the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.serving import record_a_year, serving
from tests.checkers import CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response, Route

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""So that a browser run by root starts, and asks nobody but the page for anything."""

PATIENCE = 10_000
"""Milliseconds until something that should be on a page is not."""

OPTIONS = {"locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of a year."""
    there = tmp_path_factory.mktemp("site") / "cfworkflow.db"
    record_a_year(there)
    return there


@pytest.fixture(scope="session")
def site(store: Path) -> Iterator[str]:
    """The address of the page before that record."""
    CHROMIUM.needed()
    with serving(store) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium; gone with the module, as what drives it keeps other tests from waiting."""
    chromium = CHROMIUM.needed()
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens a path of the site, in a window of its own with these options.

    Afterwards no page may have written on its console, failed, or asked for anything off this
    machine.
    """
    wrong: list[str] = []
    contexts = []

    def opened(path: str = "/", **options: object) -> Page:
        context = browser.new_context(**OPTIONS, base_url=site, **options)
        contexts.append(context)
        context.route("**/*", lambda route: _let_through(route, wrong))
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("response", lambda answer: wrong.extend(_wrong_with(answer)))
        page.on("console", lambda said: wrong.extend(_said(said.text)))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong


def _wrong_with(answer: Response) -> Iterator[str]:
    """A page may say that it is not there; what a page is made of has to be."""
    fine = 500 if answer.request.is_navigation_request() else 400
    if answer.status >= fine:
        yield f"{answer.status}: {answer.url}"


def _said(text: str) -> Iterator[str]:
    if not text.startswith("Failed to load resource"):  # told by the response itself
        yield f"console: {text}"


def _let_through(route: Route, wrong: list[str]) -> None:
    parts = urlsplit(route.request.url)
    if parts.hostname == "127.0.0.1" or parts.scheme == "file":
        route.continue_()
    else:
        wrong.append(f"asked for {route.request.url}")
        route.abort()
