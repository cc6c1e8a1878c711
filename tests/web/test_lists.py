"""Lists: narrowed by what is filled in, page by page."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow import Workflow
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.group.commands import EstablishGroup
from cfworkflow.web.asked import Asked
from cfworkflow.web.pages import document_page
from cfworkflow.web.pages.document_pages import BARRIERS
from cfworkflow.web.paging import pagination
from tests.web.browsing import Browser, links, title

MANY = 60


@pytest.fixture
def long_list(store: Path) -> Browser:
    """A browser before a record with more barriers than are on a page."""
    with Workflow.open(str(store)) as record:
        for number in range(MANY):
            record.do(RaiseBarrier(group="river", title=f"Raised as number {number}"))
    return Browser.at(store)


def test_a_list_comes_page_by_page_and_nothing_is_left_out(long_list: Browser) -> None:
    """Every barrier is on exactly one page, which says which it is; the ends are the ends."""
    total, found = MANY + 2, []
    for page in (1, 2, 3):
        data = long_list.json(f"/barriers.json?page={page}")["data"]
        assert (data["total"], data["page"], data["pages"]) == (total, page, 3)
        found += [row["barrier"] for row in data["barriers"]]
    assert sorted(found) == [f"B-{number:04d}" for number in range(1, total + 1)]
    assert "(page 2 of 3)" in title(long_list.get("/barriers?page=2"))
    middle = long_list.get("/barriers?page=2").text
    assert '<details class="govuk-details">' in middle
    assert '<details class="govuk-details" open>' in long_list.get("/barriers?tier=tactical").text
    assert 'rel="prev"' in middle
    assert 'rel="next"' in middle
    assert 'rel="prev"' not in long_list.get("/barriers").text
    assert 'rel="next"' not in long_list.get("/barriers?page=3").text


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "", "1.5"])
def test_a_page_that_is_none_is_one_that_is(long_list: Browser, page: str) -> None:
    """A page number that can't be is no error: the first page, or the last."""
    assert long_list.get(f"/barriers?page={page}").status_code == 200


def test_pages_keep_what_was_filled_in(long_list: Browser) -> None:
    """The next page of a narrowed list is narrowed alike, as of the same moment."""
    page = long_list.get("/barriers?state=operational&as-of=@80")
    assert "/barriers?state=operational&page=2&as-of=@80" in links(page)


@given(st.integers(1, 400), st.integers(1, 400))
def test_the_pages_offered_are_there_and_lead_on(page: int, pages: int) -> None:
    """The first, the last and those nearby; gaps are marked, the page itself is current."""
    page = min(page, pages)
    offered = pagination(Asked("/barriers"), page, pages)
    if pages == 1:
        assert offered is None
        return
    assert offered is not None
    items = offered["items"]
    assert isinstance(items, list)
    numbers = [item["number"] for item in items if "number" in item]
    assert numbers == sorted({*numbers})
    assert {1, page, pages} <= {*numbers} <= {*range(1, pages + 1)}
    assert [item["number"] for item in items if item.get("current")] == [page]
    assert ("previous" in offered) == (page > 1)
    assert ("next" in offered) == (page < pages)
    for before, after in pairwise(items):
        if "number" in before and "number" in after:
            assert after["number"] == before["number"] + 1


def test_what_cannot_be_read_is_told_at_its_field_and_nothing_is_lost(browser: Browser) -> None:
    """An error summary that leads to the fields, what was typed still in them, and no list."""
    page = browser.get("/barriers?tier=nix&since=soon&q=address&petal=homelessness")
    assert page.status_code == 400
    assert title(page).startswith("Error: ")
    for field, said in (
        ("tier", "Select a tier"),
        ("since", "From must be a real date, such as 31/03/2026"),
    ):
        assert f'<a href="#{field}">{said}</a>' in page.text
        assert f'id="{field}"' in page.text
        assert page.text.count(said) == 2
    assert 'value="soon"' in page.text
    assert 'value="nix" selected' in page.text
    assert 'value="address"' in page.text
    assert 'value="homelessness" selected' in page.text
    assert "B-0001" not in page.text


def test_a_date_may_be_written_as_people_do(browser: Browser) -> None:
    """10/03/2025, 10 March 2025 and 2025-03-10 are one day."""
    for typed in ("10/03/2025", "10 March 2025", "2025-03-10"):
        data = browser.json(f"/barriers.json?since={typed}&until={typed}")["data"]
        assert data["total"] == 2


def test_fields_narrow_the_list(browser: Browser) -> None:
    """What is filled in is true of all that is shown."""
    rows = browser.json("/barriers.json?petal=homelessness")["data"]["barriers"]
    assert [row["barrier"] for row in rows] == ["B-0001"]
    assert browser.json("/barriers.json?state=addressed")["data"]["total"] == 1
    assert browser.json("/decisions.json?group=board")["data"]["total"] == 0


def test_the_board_shows_what_is_open_where_it_stands(browser: Browser) -> None:
    """A card a barrier, in the column of its state; what is over is not there."""
    data = browser.json("/barriers/board.json")["data"]
    assert [row["barrier"] for row in data["strategic"]] == ["B-0001"]
    assert [row["barrier"] for row in data["addressed"]] == ["B-0002"]
    assert data["tactical"] == []
    assert browser.json("/barriers/board.json?petal=homelessness")["data"]["addressed"] == []
    assert browser.json("/barriers/board.json?group=river")["data"]["addressed"]
    assert browser.get("/barriers/board?petal=nix").status_code == 400


def heads(browser: Browser) -> list[tuple[str, str]]:
    """What stands over the columns of the board: the tier, and whose it is."""
    page = browser.get("/barriers/board").text
    found = re.findall(
        r'<h2[^>]* id="column-[0-9]">([^<]+) <span.*?</h2>\s*'
        r'(?:<p class="govuk-body-s">([^<]*)</p>)?',
        page,
    )
    return [(unescape(tier), unescape(group)) for tier, group in found]


def test_a_column_says_whose_it_is_where_its_tier_has_one_group(
    browser: Browser, store: Path
) -> None:
    """The name of that group, no fixed word; where a tier has several, or none, the tier alone."""
    addressed = ("Addressed, to be checked", "")
    assert heads(browser)[1:] == [
        ("Tactical tier", "Tactical"),
        ("Strategic tier", "Board"),
        addressed,
    ]
    with Workflow.open(str(store)) as record:
        record.do(EstablishGroup(group="second", tier="tactical", name="A second one"))
    assert heads(browser)[1:3] == [("Tactical tier", ""), ("Strategic tier", "Board")]


def test_a_group_gives_its_name_to_its_column(tmp_path: Path) -> None:
    """A name as it was given, markup and all, shown as text."""
    with Workflow.open(str(tmp_path / "named.db"), create=True) as record:
        name = "Fen <Tactical> Group"
        record.do(EstablishGroup(group="fen", tier="tactical", name=name))
    found = heads(Browser.at(tmp_path / "named.db"))
    assert found[:3] == [("Operational tier", ""), ("Tactical tier", name), ("Strategic tier", "")]


def test_words_are_looked_for_among_the_newest_and_the_page_says_so(
    long_list: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list narrowed by words reads no more than it may, comes page by page, and leads on."""
    total = MANY + 2
    assert "left" not in long_list.json("/barriers.json?q=number")["data"]
    monkeypatch.setitem(BARRIERS.always, "most", 30)  # type: ignore[arg-type]  # a dict here
    found = []
    for page in (1, 2):
        data = long_list.json(f"/barriers.json?q=number&page={page}")["data"]
        counts = data["total"], data["page"], data["pages"], data["looked"], data["left"]
        assert counts == (30, page, 2, 30, total - 30)
        found += [row["barrier"] for row in data["barriers"]]
    assert found == [f"B-{number:04d}" for number in range(total, total - 30, -1)]
    shown = long_list.get("/barriers?q=number&as-of=@80")
    assert "Looked for in the 30 raised last of" in shown.text
    assert "/search?q=number&kind=barrier&as-of=@80" in links(shown)
    nothing = long_list.get("/barriers?q=address")
    assert "Looked for in the 30 raised last of 62" in nothing.text
    assert long_list.json("/barriers.json?q=address&state=strategic")["data"]["total"] == 1
    assert "raised last of" not in long_list.get("/barriers").text


def test_pictures_ask_for_a_plan(browser: Browser) -> None:
    """Where there is no list, nothing says that one is narrowed."""
    page = browser.get("/barriers/pictures?plan=barriers").text
    assert "Choose a plan" in page
    assert "Narrow the list" not in page
    assert "Narrow the list" in browser.get("/barriers").text


def test_a_document_that_would_take_too_long_is_refused_with_what_to_do(
    long_list: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One request can't have thousands of items written: the list is to be narrowed first."""
    monkeypatch.setitem(document_page.MOST, "docx", 10)
    refused = long_list.get("/barriers.docx")
    assert refused.status_code == 400
    assert "cfworkflow export docx barriers" in refused.text
    assert long_list.get("/barriers.docx?tier=strategic").status_code == 200
    assert long_list.get("/barriers.xlsx").status_code == 200
