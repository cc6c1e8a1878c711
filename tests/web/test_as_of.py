"""The moment that moves the whole page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cfworkflow.web.site_map import PAGES
from cfworkflow.web.writing import FORMS
from tests.cli.an_archive import MEETING, RAISED
from tests.cli.terminal import Desk
from tests.web.browsing import Browser, heading, links, path_of, title
from tests.web.records import beginning

FACTS = 27
"""How many facts the archive has at least."""

REFS = {
    "barriers": "B-0001",
    "meetings": "M-0001",
    "decisions": "D-0001",
    "coverage": "tactical",
    "groups": "tactical",
    "record": "A-0001",
}
PATHS = [page.path.replace("{ref}", REFS.get(page.path.split("/")[1], "")) for page in PAGES]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_as_of_a_moment_says_so_and_leads_back(browser: Browser, path: str) -> None:
    """A banner and the title tell which moment it is; a link leads to the same page now."""
    page = browser.get(f"{path}?as-of={MEETING}")
    assert page.status_code == 200
    assert f"(as of {MEETING})" in title(page)
    assert f"You are looking at the record as of {MEETING}." in page.text
    assert "What was recorded later is not in it, even if it happened before." in page.text
    assert path in links(page)
    assert "You are looking at" not in browser.get(path).text


@pytest.mark.parametrize("path", PATHS)
def test_every_link_keeps_the_moment(browser: Browser, path: str) -> None:
    """Whoever looks back stays there, but for the link back, packs and what pages load.

    Where the page was not there yet, a link leads to when it was.
    """
    page = browser.get(f"{path}?as-of=@20")
    for link in links(page):
        now = link == path or path_of(link).endswith((".zip", ".css", ".ico"))
        later = page.status_code == 404 and path_of(link) == path
        assert now or later or "as-of=@20" in link, link


def test_forms_keep_the_moment_and_what_was_filled_in(browser: Browser) -> None:
    """Narrowing a list stays at the moment; moving the moment stays with what is narrowed."""
    page = browser.get("/barriers?tier=tactical&page=1&as-of=@20").text
    assert '<input type="hidden" name="as-of" value="@20">' in page
    assert '<input type="hidden" name="tier" value="tactical">' in page
    assert '<input type="hidden" name="page"' not in page


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(upto=st.integers(1, FACTS))
def test_a_page_as_of_a_fact_is_that_of_a_record_with_no_more_facts(
    store: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory, upto: int
) -> None:
    """What was recorded later makes no difference to how a past moment is shown, to the byte.

    Of what was still to come only that there is no such page may tell (404), and what stands in
    place of a page before the first fact.
    """
    short = beginning(store, tmp_path_factory.mktemp("short") / "short.db", upto)
    other = Browser.at(short)
    for path in PATHS:
        for asked in (path, f"{'/index' if path == '/' else path}.json"):
            address = f"{asked}?as-of=@{upto}"
            then, now = browser.get(address), other.get(address)
            assert then.status_code == now.status_code
            if then.status_code == 200:
                assert then.content == now.content, address


@pytest.mark.parametrize("typed", ["never", "@x", "31/31/2026", "@9999", "1" * 200, "<script>"])
def test_a_moment_that_cannot_be_told_keeps_the_person_where_they_were(
    browser: Browser, typed: str
) -> None:
    """What was typed stands in the field, the page and its filters too, with what to write."""
    page = browser.get(f"/barriers?tier=tactical&as-of={typed}")
    assert page.status_code == 400
    assert title(page).startswith("Error: ")
    assert "There is a problem" in page.text
    assert 'action="/barriers"' in page.text
    assert '<input type="hidden" name="tier" value="tactical">' in page.text
    assert "/barriers?tier=tactical" in links(page)
    assert "<script" not in page.text
    assert ("is beyond the record" in page.text) == (typed == "@9999")


def test_a_moment_that_cannot_be_told_is_said_above_its_field(browser: Browser) -> None:
    """What is wrong stands first in the main part and leads to the field, which is there once."""
    page = browser.get("/barriers?as-of=never").text
    assert page.count('id="as-of"') == 1
    parts = ("<main", 'class="govuk-error-summary"', 'href="#as-of"', "<h1", 'id="as-of-error"')
    places = [page.index(part) for part in (*parts, 'id="as-of"')]
    assert places == sorted(places)


def test_before_anything_was_on_record_pages_say_so(browser: Browser) -> None:
    """A moment before the first fact is no error: there was nothing, and no zeros are shown."""
    for path in ("/", "/barriers", "/decisions", "/audit", "/audit/log", "/groups", "/coverage"):
        page = browser.get(f"{path}?as-of=2000-01-01")
        assert page.status_code == 200, path
        assert page.text.count("Nothing was on record then") == 1
        assert "the first fact was recorded on 1 March 2025, 12:00 UTC." in page.text
        assert "<table" not in page.text
        assert "<form" not in page.text.partition("<main")[2]
        assert {path, f"{path}?as-of=2025-03-01"} <= {*links(page)}
    assert "<table" in browser.get("/?as-of=2025-03-01").text


@pytest.mark.parametrize("form", FORMS)
def test_no_document_of_a_moment_before_the_first_fact_can_be_taken_away(
    browser: Browser, form: str
) -> None:
    """Zeros in a file would be taken for figures; what there is instead is one step away."""
    answer = browser.get(f"/plans/barriers.{form}?as-of=@0")
    assert answer.status_code == 404
    assert "the first fact was recorded on 1 March 2025, 12:00 UTC." in answer.text
    assert "/plans/barriers?as-of=2025-03-01" in links(answer)


def test_before_the_first_fact_data_is_that_of_a_record_without_a_fact(
    store: Path, browser: Browser, tmp_path: Path
) -> None:
    """The law of the past holds there too: only pages tell of the beginning."""
    other = Browser.at(beginning(store, tmp_path / "nothing.db", 0))
    for path in PATHS:
        address = f"{'/index' if path == '/' else path}.json?as-of=@0"
        then, now = browser.get(address), other.get(address)
        assert then.status_code == now.status_code
        if then.status_code == 200:
            assert then.content == now.content, address


def test_a_record_that_has_not_begun_says_that_nothing_is_on_it_yet(
    store: Path, tmp_path: Path
) -> None:
    """No first fact is named where there is none; once there is one, the page is another."""
    url = beginning(store, tmp_path / "short.db", 0)
    page = Browser.at(url).get("/barriers?as-of=@0")
    assert "Nothing was on record then, and nothing is yet." in page.text
    first = Browser.at(beginning(store, tmp_path / "one.db", 1))
    assert first.get("/barriers?as-of=@0").headers["etag"] != page.headers["etag"]


def test_what_is_filled_in_wrong_is_said_even_of_a_moment_before_the_first_fact(
    browser: Browser,
) -> None:
    """The form is there to be put right."""
    page = browser.get("/barriers?since=never&as-of=2000-01-01")
    assert page.status_code == 400
    assert 'value="never"' in page.text


def test_what_was_not_there_yet_is_told_with_the_way_to_it_now(browser: Browser) -> None:
    """A decision looked for before it was put: not there by then, and a link to it as it stands."""
    page = browser.get(f"/decisions/D-0001?as-of={RAISED}")
    assert page.status_code == 404
    assert heading(page) == "Nothing is there"
    assert f"as of {RAISED}. It was first recorded on 15 April 2025, 12:00 UTC.<" in page.text
    assert "/decisions/D-0001" in links(page)
    [then] = [link for link in links(page) if link.startswith("/decisions/D-0001?as-of=@")]
    assert browser.get(then).status_code == 200
    before = int(then.partition("@")[2]) - 1
    assert browser.get(f"/decisions/D-0001?as-of=@{before}").status_code == 404


def test_what_was_dated_back_is_told_with_both_dates(browser: Browser, store: Path) -> None:
    """As of its own date it was not on record yet: the page says why it is not there."""
    raised = "barrier raise river --title Late --on 2025-05-20 --actor secretary"
    Desk(store).done(raised)
    page = browser.get("/barriers/B-0003?as-of=2025-05-20")
    assert page.status_code == 404
    assert "UTC, though it dates from 20 May 2025.<" in page.text


def test_what_was_taken_back_since_is_offered_as_it_was_and_with_its_story(
    browser: Browser, store: Path
) -> None:
    """No link to a page as it stands where none stands."""
    desk = Desk(store)
    last = desk.facts
    desk.done("barrier raise river --title Slip --actor secretary")
    desk.done("undo --because slip --actor secretary")
    found = links(browser.get(f"/barriers/B-0003?as-of=@{last}"))
    assert {f"/barriers/B-0003?as-of=@{last + 1}", "/record/B-0003"} <= {*found}
    assert "/barriers/B-0003" not in found
    assert browser.get("/record/B-0003").status_code == 200


@pytest.mark.parametrize("path", ["/decisions/D-9999", "/record/A-9999", "/barriers/nix"])
def test_what_was_never_there_is_not_offered_as_it_stands_now(browser: Browser, path: str) -> None:
    """No link to now where nothing is there either; the lists and the search keep the moment."""
    page = browser.get(f"{path}?as-of={RAISED}")
    assert page.status_code == 404
    assert "first recorded" not in page.text
    assert path not in links(page)
    assert f"/search?as-of={RAISED}" in links(page)


def test_a_story_that_began_later_is_offered_as_it_stands_now(browser: Browser) -> None:
    """An action has no page but its story: that too is there now."""
    assert "/record/A-0001" in links(browser.get("/record/A-0001?as-of=@1"))


def test_an_empty_moment_is_now(browser: Browser) -> None:
    """The field left empty moves back to now."""
    assert "You are looking at" not in browser.get("/barriers?as-of=").text
