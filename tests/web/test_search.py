"""Search: by reference, and by words in titles and texts."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cfworkflow import Workflow
from cfworkflow.domain.barrier.commands import RaiseBarrier
from cfworkflow.domain.group.commands import AppointMember
from cfworkflow.web.pages import search
from tests.cli.an_archive import RAISED
from tests.web.browsing import Browser, links, title


def refs(browser: Browser, words: str, more: str = "") -> list[str]:
    """What is found, by reference."""
    data = browser.json(f"/search.json?q={words}{more}")["data"]
    return [hit["ref"] for part in data["found"] for hit in part["hits"]]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        *(("B-0001", "/barriers/B-0001"), ("b1", "/barriers/B-0001")),
        *(("d-1", "/decisions/D-0001"), (" M-0001 ", "/meetings/M-0001")),
        *(("tactical", "/groups/tactical"), ("A-0001", "/record/A-0001")),
    ],
)
def test_a_reference_leads_to_its_page_at_once(browser: Browser, typed: str, place: str) -> None:
    """Whoever knows what a thing is called is there in one step, at the moment they look at."""
    answer = browser.get(f"/search?q={typed}&as-of=2026-01-01")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{place}?as-of=2026-01-01"


def test_words_are_found_in_titles_and_texts_whatever_their_capitals(browser: Browser) -> None:
    """All words have to be there, in any order, anywhere in what a thing says of itself."""
    assert refs(browser, "ADDRESS") == ["B-0001"]
    assert refs(browser, "gp address") == ["B-0001"]
    assert refs(browser, "guide") == ["B-0002", "A-0001"]
    assert refs(browser, "hub") == ["D-0001"]
    assert refs(browser, "guide", "&kind=action") == ["A-0001"]
    assert refs(browser, "guide", "&kind=nothing") == ["B-0002", "A-0001"]
    assert refs(browser, "printed") == ["A-0001"]
    assert refs(browser, "address nowhere") == []


def test_a_member_is_found_and_leads_to_the_group(browser: Browser, store: Path) -> None:
    """Whoever looks for their own organisation comes to the group on which it has its place."""
    with Workflow.open(str(store)) as record:
        record.do(AppointMember(group="tactical", member="lantern", name="The Lantern Trust"))
    page = browser.get("/search?q=lantern&kind=member")
    assert "/groups/tactical" in links(page)
    assert ">The Lantern Trust, " in page.text
    assert ">tactical" not in page.text
    assert refs(browser, "lantern") == ["tactical"]


def test_what_is_not_on_record_yet_is_not_found(browser: Browser) -> None:
    """A search looks at the moment looked back to; and says that it does."""
    assert refs(browser, "guide", f"&as-of={RAISED}") == []
    assert browser.get(f"/search?q=D-0001&as-of={RAISED}").status_code == 200
    page = browser.get(f"/search?q=guide&as-of={RAISED}")
    assert "Nothing that was looked through has all these words" in page.text
    assert "/search?q=guide" in links(page)


def test_a_text_that_is_withheld_is_not_found_by_it(browser: Browser) -> None:
    """Nothing is found by words that stand nowhere."""
    assert refs(browser, "zebra") == []
    assert "Check the spelling" in browser.get("/search?q=zebra").text


def test_a_search_for_nothing_asks_for_words(browser: Browser) -> None:
    """Without words there is a field, and nothing was looked for."""
    page = browser.get("/search")
    assert page.status_code == 200
    assert title(page).startswith("Search ")
    assert "things have" not in page.text
    for empty in ("/search", "/search?q=", "/search?q=%20"):
        told = browser.get(empty).text
        assert "All words must be there." in told
        assert "Nothing that was looked through" not in told
        assert "Check the spelling" not in told


def test_too_many_letters_are_refused_and_not_lost(browser: Browser) -> None:
    """A search is bounded by what it looks for as well."""
    page = browser.get(f"/search?q={'x' * 201}")
    assert page.status_code == 400
    assert "Words or a reference must be 200 characters or fewer" in page.text
    assert "x" * 201 in page.text


def test_a_search_is_bounded_and_can_be_gone_on_with(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No more rows are read than one search may take; how far it came is told, with the way on."""
    with Workflow.open(str(store)) as record:
        for number in range(15):
            record.do(RaiseBarrier(group="river", title=f"Late number {number}"))
    browser = Browser.at(store)
    monkeypatch.setattr(search, "MOST", 10)
    monkeypatch.setattr(search, "FEW", 3)
    page = browser.get("/search?q=number")
    assert page.text.count(">B-00") == 3
    assert "The newest 10 were looked through." in page.text
    older = "/search?q=number&kind=barrier&after=10"
    assert older in links(page)
    found = refs(browser, "number", "&kind=barrier")
    found += refs(browser, "number", "&kind=barrier&after=10")
    assert found == [f"B-{number:04d}" for number in range(17, 2, -1)]
    assert "/search?q=number&kind=barrier" in links(page)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=30))
def test_whatever_is_searched_for_is_answered(browser: Browser, words: str) -> None:
    """No words break a search: not quotes, signs of patterns, letters that are none, or nothing."""
    encoded = quote(words, errors="surrogatepass")
    assert browser.get(f"/search?q={encoded}").status_code in {200, 303}
    assert browser.get(f"/search.json?q={encoded}").status_code == 200
