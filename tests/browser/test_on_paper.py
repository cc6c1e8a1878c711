"""What comes out of a printer: all there is to read, and nothing that is for a screen alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.browser.crawling import SHAPE, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

_A_MILLIMETRE = 96 / 25.4
_UPRIGHT, _ON_ITS_SIDE = int(180 * _A_MILLIMETRE), int(267 * _A_MILLIMETRE)
"""How wide A4 is between its margins, in pixels."""

_WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_WIDE = "() => document.body.classList.contains('cfw-wide')"

_LINKS = """() => [...document.querySelectorAll('body > :not(header) a')]
  .filter(one => one.checkVisibility()).map(one => one.getAttribute('href'))"""

_TO_PRESS = """() => [...document.querySelectorAll('button, input, select, summary')]
  .filter(one => one.checkVisibility()).map(one => one.outerHTML)"""

_FOLDED = """() => [...document.querySelectorAll('details')]
  .filter(one => !one.querySelector('form') && one.getBoundingClientRect().height < 10).length"""


def test_nothing_is_cut_off_at_the_edge_of_the_paper(
    site: str, open_page: Callable[..., Page]
) -> None:
    """Paper does not scroll: a table of many columns has all of them on it."""
    page = open_page()
    page.emulate_media(media="print")
    wrong = {}
    for path in pages_of(site):
        page.goto(path)
        width = _ON_ITS_SIDE if page.evaluate(_WIDE) else _UPRIGHT
        page.set_viewport_size({"width": width, "height": 900})
        wrong[path] = page.evaluate(_WIDER)
    assert {path: pixels for path, pixels in wrong.items() if pixels > 0} == {}


def test_on_paper_a_link_is_the_name_of_a_thing_or_it_is_left_out(
    site: str, open_page: Callable[..., Page]
) -> None:
    """Nobody presses a button on paper, or follows "This page as data"."""
    page = open_page()
    page.emulate_media(media="print")
    wrong = {}
    for path in pages_of(site):
        page.goto(path)
        links = [href for href in page.evaluate(_LINKS) if not SHAPE.search(href)]
        wrong[path] = [
            *(href for href in links if not href.startswith(("#fact-", "/record/"))),
            *page.evaluate(_TO_PRESS),
        ]
        assert page.evaluate(_FOLDED) == 0
    assert {path: said for path, said in wrong.items() if said} == {}


def test_paper_says_how_to_make_a_file_of_its_checkpoint(open_page: Callable[..., Page]) -> None:
    """On a screen the file is there to take; on paper there are three lines to type."""
    page = open_page("/decisions")
    how = page.get_by_text("save its lines as a text file")
    assert not how.is_visible()
    page.emulate_media(media="print")
    assert how.is_visible()
    assert not page.get_by_text("the checkpoint as a file").is_visible()
    assert not page.get_by_text("Told from").is_visible()
