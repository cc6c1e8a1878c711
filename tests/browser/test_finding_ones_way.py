"""A member, a secretary and an auditor with nothing but a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.axe import violations
from tests.browser.crawling import pages_of
from tests.browser.serving import HOSTILE
from tests.checkers import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_every_page_says_what_it_is(site: str, open_page: Callable[..., Page]) -> None:
    """One heading of the first level a page, the same words in the window's title, no two alike."""
    page = open_page()
    titles = {}
    for path in pages_of(site):
        page.goto(path)
        heading = page.locator("h1")
        assert heading.count() == 1, path
        titles[path] = page.title()
        assert titles[path].startswith(heading.inner_text()), path
    assert len(set(titles.values())) == len(titles)


def test_a_member_finds_a_barrier_and_its_story(open_page: Callable[..., Page]) -> None:
    """From the first page to the decision that moved a barrier, by links alone."""
    page = open_page()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Barriers").click()
    page.get_by_role("link", name="B-0003").first.click()
    assert "Friday releases" in page.locator("h1").inner_text()
    page.get_by_role("link", name="D-0001").first.click()
    page.get_by_role("link", name=re.compile("explained|why", re.IGNORECASE)).first.click()
    assert "quorum" in page.locator("main").inner_text().lower()


def test_the_whole_site_moves_to_a_past_moment_and_back(open_page: Callable[..., Page]) -> None:
    """The moment typed once holds on every page that is opened from there, until it is left."""
    page = open_page("/barriers")
    page.get_by_label("See the record as of").fill("@120")
    page.get_by_role("button", name="Look back").click()
    page.wait_for_load_state()
    then = page.locator("main").inner_text()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Decisions").click()
    assert "as-of" in page.url
    assert "@120" in page.locator("body").inner_text()
    page.go_back()
    assert page.locator("main").inner_text() == then
    page.get_by_role("link", name="Back to the record as it stands").click()
    assert "as-of" not in page.url
    assert page.locator("main").inner_text() != then


def test_who_looks_back_too_far_is_led_to_where_the_record_begins(
    open_page: Callable[..., Page],
) -> None:
    """Before the first fact there is no page of zeros; a link leads on, for everybody."""
    page = open_page("/barriers?as-of=1999-12-31")
    main = page.locator("main")
    assert "Nothing was on record then" in main.inner_text()
    assert violations(page, AXE.needed()) == []
    main.get_by_role("link", name="when the record begins").click()
    assert "Nothing was on record then" not in main.inner_text()
    assert "as-of" in page.url
    assert page.get_by_role("link", name="B-0003").count()


def test_a_moment_that_is_none_is_said_and_nothing_is_lost(
    open_page: Callable[..., Page],
) -> None:
    """What was typed stands in the field still, with what to write instead."""
    page = open_page("/decisions")
    field = page.get_by_label("See the record as of")
    field.fill("last tuesday-ish")
    field.press("Enter")
    assert field.input_value() == "last tuesday-ish"
    assert "2026-03-31" in page.locator("body").inner_text()


def test_hostile_words_are_words(open_page: Callable[..., Page]) -> None:
    """A title that is a script is read as it was typed, wherever it stands, and runs nowhere."""
    page = open_page("/barriers")
    link = page.get_by_role("link", name="B-0006").first
    assert HOSTILE[:20] in page.locator("main").inner_text()
    link.click()
    assert HOSTILE[:20] in page.locator("main").inner_text()
    assert page.locator("main script, main img").count() == 0


def test_it_works_without_scripts(open_page: Callable[..., Page]) -> None:
    """A filter is a form, a page of a list an address: nothing has to run in the browser."""
    page = open_page("/barriers", java_script_enabled=False)
    page.get_by_text("Narrow the list").click()
    page.get_by_label("State").select_option(label="Closed")
    page.get_by_role("button", name="Show").click()
    rows = page.locator("main table").first.locator("tbody tr")
    assert rows.count() == page.locator("main table").first.get_by_text("Closed").count() > 0


def test_by_keys_alone_past_the_navigation_to_a_decision(open_page: Callable[..., Page]) -> None:
    """Tab and Enter: the link past the navigation first, then down the register."""
    page = open_page("/decisions")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.innerText") == "Skip to main content"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.innerText").startswith("D-0"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/decisions/D-0"))


def test_a_search_leads_to_what_is_sought(open_page: Callable[..., Page]) -> None:
    """Words of a title, as anybody remembers them, find the barrier."""
    page = open_page("/search")
    page.get_by_label("Words or a reference").fill("bank account")
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name=re.compile("B-0001")).first.click()
    assert "No bank account" in page.locator("h1").inner_text()
