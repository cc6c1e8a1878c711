"""WCAG 2.2 AA: on every kind of page, for whoever sees, magnifies, hears or types their way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.axe import violations
from tests.browser.crawling import pages_of
from tests.checkers import AXE, ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREENSHOTS = ROOT / "build" / "screenshots"

_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def named(path: str, width: int) -> str:
    """What the screenshot of a page is called."""
    return f"{path.strip('/').replace('/', '-') or 'status'}-{width}.png"


def test_no_page_shuts_anybody_out(site: str, open_page: Callable[..., Page]) -> None:
    """axe-core finds nothing on any kind of page; a screenshot of each is kept to be looked at."""
    axe = AXE.needed()
    page = open_page(viewport={"width": 1280, "height": 900})
    found = {}
    for path in pages_of(site):
        page.goto(path)
        page.screenshot(path=SCREENSHOTS / named(path, 1280), full_page=True)
        found[path] = violations(page, axe)
    assert len(found) >= 15
    assert {path: said for path, said in found.items() if said} == {}


def test_axe_notices_what_shuts_people_out(open_page: Callable[..., Page]) -> None:
    """A picture without words, put on a page that had no fault, is found."""
    axe = AXE.needed()
    page = open_page("/audit")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any(said.startswith("image-alt") for said in violations(page, axe))


def test_nothing_is_cut_off_at_320_pixels(site: str, open_page: Callable[..., Page]) -> None:
    """WCAG 1.4.10, Reflow: magnified four times, no page has to be scrolled sideways."""
    page = open_page(viewport={"width": 320, "height": 640})
    wrong = {}
    for path in pages_of(site):
        page.goto(path)
        page.screenshot(path=SCREENSHOTS / named(path, 320), full_page=True)
        wrong[path] = page.evaluate(_WIDER)
    assert {path: pixels for path, pixels in wrong.items() if pixels > 0} == {}


def test_no_table_hides_a_part_of_itself_on_a_telephone(
    site: str, open_page: Callable[..., Page]
) -> None:
    """What waits on whom until when stands in the last columns: none of them is beyond the edge."""
    page = open_page(viewport={"width": 375, "height": 700})
    tables = {}
    for path in pages_of(site):
        page.goto(path)
        tables[path] = page.evaluate(_TABLES_WIDER)
    assert sum(map(len, tables.values())) >= 10
    assert {path: wider for path, wider in tables.items() if any(wider)} == {}


def test_a_table_stays_one_to_who_listens_on_a_telephone(open_page: Callable[..., Page]) -> None:
    """Rows that are seen as blocks are heard as rows, their cells as cells under their heads."""
    page = open_page("/plans/barriers", viewport={"width": 375, "height": 700})
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    heard = [node["role"]["value"] for node in tree if not node["ignored"]]
    for role in ("table", "row", "columnheader", "rowheader", "cell"):
        assert heard.count(role) == page.locator(f"{_ELEMENTS[role]}:visible").count(), role
    assert heard.count("columnheader") > 0


def test_everything_can_be_reached_by_keys(site: str, open_page: Callable[..., Page]) -> None:
    """WCAG 2.1.1: every link, field and button of every page has its turn as Tab is pressed."""
    page = open_page()
    wrong = {}
    for path in pages_of(site):
        page.goto(path)
        page.evaluate(_TO_REACH)
        for _ in range(page.evaluate("() => window.toReach.size") + 2):
            page.keyboard.press("Tab")
        wrong[path] = page.evaluate("() => [...window.toReach].map(one => one.outerHTML)")
    assert {path: said for path, said in wrong.items() if said} == {}


_TABLES_WIDER = """() => [...document.querySelectorAll('.cfw-scroll > table')]
  .filter(one => one.checkVisibility())
  .map(one => Math.max(0, one.parentElement.scrollWidth - one.parentElement.clientWidth))"""
"""Of each table in a region that may scroll: by how many pixels it is wider."""

_ELEMENTS = {
    "table": "table",
    "row": "tr",
    "columnheader": "th[scope=col]",
    "rowheader": "th[scope=row]",
    "cell": "td",
}
"""A role → the element that has it by itself."""

_TO_REACH = """() => {
  const kinds = 'a[href], input, select, button, summary, [tabindex]';
  const there = [...document.querySelectorAll(kinds)];
  window.toReach = new Set(there.filter(one => one.checkVisibility() && one.tabIndex >= 0));
  document.addEventListener('focusin', reached => window.toReach.delete(reached.target));
}"""
"""What is to be reached; whatever has had its turn is no longer among it."""
