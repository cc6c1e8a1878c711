"""The site as a whole: every page, every link, every form, whatever stands on record."""

from __future__ import annotations

import json
import re
from collections import deque
from urllib.parse import quote

import pytest

from cfworkflow.web.site_map import PAGES
from tests.web.browsing import Browser, heading, links, path_of, title
from tests.web.records import HARM

MOST = 400
"""Pages of a crawl at most."""

TO_KEEP = (".docx", ".xlsx", ".csv", ".html", ".zip", ".json", ".txt")


def crawl(browser: Browser, begin: str) -> dict[str, str]:
    """Every page that links lead to from one on, by its path, and what its title is.

    Asserts that each is there.
    """
    found: dict[str, str] = {}
    ahead, known = deque([begin]), {begin}
    while ahead and len(found) < MOST:
        link = ahead.popleft()
        page = browser.get(link)
        assert page.status_code == 200, link
        if not page.headers["content-type"].startswith("text/html"):
            continue
        found[link] = title(page)
        assert heading(page)
        for each in links(page):
            if each not in known and not path_of(each).endswith(TO_KEEP):
                known.add(each)
                ahead.append(each)
    return found


def test_every_link_leads_somewhere_and_no_two_pages_have_one_title(whole: Browser) -> None:
    """From the front page on, whatever is linked to is there, and can be told from the others."""
    found = crawl(whole, "/")
    assert len(found) > 60
    plain = {link: name for link, name in found.items() if "?" not in link}
    named: dict[str, list[str]] = {}
    for link, name in plain.items():
        named.setdefault(name, []).append(link)
    assert not {name: some for name, some in named.items() if len(some) > 1}


def test_every_link_leads_somewhere_as_of_a_moment(whole: Browser) -> None:
    """The same in the past: no link leads to what was not there yet, or back to now unasked."""
    found = crawl(whole, "/?as-of=@60")
    assert len(found) > 20
    past = {path_of(link) for link in found if "as-of" in link}
    assert {path_of(link) for link in found} >= past
    assert len(past) > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_a_page_comes_in_each_of_its_forms(whole: Browser, page: object) -> None:
    """What can be taken away opens as what it says it is, under a name that says what it is."""
    begins = {"docx": b"PK", "xlsx": b"PK", "csv": b"\xef\xbb\xbf", "html": b"<!DOCTYPE html>"}
    refs = {"barriers": "B-0001", "meetings": "M-0001", "decisions": "D-0001", "record": "B-0001"}
    path, forms = page.path, page.forms  # type: ignore[attr-defined]  # parametrised
    path = path.replace("{ref}", refs.get(path.split("/")[1], "tactical"))
    for form in forms:
        answer = whole.get(f"{'/index' if path == '/' else path}.{form}")
        assert answer.status_code == 200, (path, form, answer.text[-300:])
        assert answer.content.startswith(begins[form])
        named = answer.headers["content-disposition"]
        assert re.fullmatch(rf'attachment; filename="[A-Za-z0-9-]+\.{form}"', named)
        assert named.lower().count("-000") <= 1, named
    data = whole.json(f"{'/index' if path == '/' else path}.json")
    assert {*data} == {"title", "of", "provenance", "data"}
    assert data["provenance"]["checkpoint"].startswith("cfworkflow\n")


def test_hostile_text_is_shown_as_text_on_every_page(hostile_page: Browser) -> None:
    """Whatever someone typed anywhere: no element, attribute or template of theirs comes to be."""
    found = crawl(hostile_page, "/")
    shown = 0
    for link in found:
        page = hostile_page.get(link).text
        assert "<script" not in page, link
        assert "<img" not in page, link
        assert " 49 " not in page.replace("{{ 7 * 7 }}", ""), link
        assert page.count("</title>") == len(re.findall("<title[ >]", page)), link
        shown += page.count("&lt;script&gt;alert(")
        assert not re.search(r"\son[a-z]+=", re.sub(r">[^<]*<", "><", page)), link
    assert shown > 50


def test_hostile_words_in_an_address_are_shown_as_text(whole: Browser) -> None:
    """What is searched for, filled in or asked for is escaped wherever it is said again."""
    harm = quote(HARM)
    for path in (
        *(f"/search?q={harm}", f"/barriers?q={harm}", f"/barriers?tier={harm}"),
        *(f"/barriers?since={harm}", f"/barriers?as-of={harm}", f"/barriers/{quote(HARM, '')}"),
        *(f"/barriers?{harm}={harm}", f"/record/{quote(HARM, '')}", f"/decisions?page={harm}"),
        f"/groups/{quote(HARM, '')}?as-of=@3",
    ):
        for asked in (path, path.replace("?", ".json?", 1)):
            answer = whole.get(asked)
            assert answer.status_code in {200, 400, 404}, asked
            if answer.headers["content-type"].startswith("text/html"):
                assert "<script" not in answer.text, asked
                assert "<img" not in answer.text, asked
                assert "&lt;script" in answer.text or "q=" not in asked
            else:
                json.loads(answer.text)


def test_no_page_says_none_or_shows_a_template(whole: Browser) -> None:
    """A clerk reads this: no `None`, no `null`, no braces where words should be."""
    for link in crawl(whole, "/"):
        page = whole.get(link).text
        assert not re.search(r">\s*(?:None|null|True|False)\s*<", page), link
        words = re.sub(r"<[^>]+>", " ", page)
        assert "{{" not in words, link
        assert "{%" not in words, link


def test_no_page_has_a_script_or_a_style_of_its_own(whole: Browser) -> None:
    """The policy would forbid them, and works without: nothing is lost where it is not known."""
    for link in crawl(whole, "/"):
        page = whole.get(link).text
        assert "<script" not in page, link
        assert " style=" not in page, link
        assert "<style" not in page, link
        assert "http://" not in re.sub(r'xmlns="http://www\.w3\.org/[^"]*"', "", page), link


def test_the_way_one_is_on_is_marked(whole: Browser) -> None:
    """Whoever reads with a screen reader is told where in the site they are."""
    for path, words in (
        ("/", "Status"),
        ("/decisions/D-0001", "Decisions"),
        ("/audit/log", "Audit"),
    ):
        marked = re.findall(
            r'aria-current="[a-z]+"[^>]*>\s*(?:<strong[^>]*>)?([^<]+)', whole.get(path).text
        )
        ways = [each.strip() for each in marked if not each.strip().isdigit()]
        assert ways == [words]
    assert 'aria-current="page"' in whole.get("/decisions").text
    assert 'aria-current="true"' in whole.get("/decisions/D-0001").text
    assert "aria-current" not in whole.get("/nowhere").text


def test_a_reference_as_people_say_it_leads_to_its_page(whole: Browser) -> None:
    """b-1 in an address is B-0001, as of the same moment."""
    answer = whole.get("/barriers/b-1?as-of=@90")
    assert answer.status_code == 308
    assert answer.headers["location"] == "/barriers/B-0001?as-of=@90"
    assert whole.get("/barriers/B1.json").headers["location"] == "/barriers/B-0001.json"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        *(("barrier:B-0001", "B-0001"), ("barrier:b1", "B-0001"), ("group:tactical", "tactical")),
        *(("theme:discharge", None), ("decision:B-0001", None), ("nothing:B-0001", None)),
        *(("B-0001", None), ("nothing:tactical", None)),
    ],
)
def test_a_thing_has_one_address(whole: Browser, said: str, written: str | None) -> None:
    """Its tag leads to where its reference does; what names no one thing is left as it is."""
    answer = whole.get(f"/record/{said}?as-of=@90")
    assert answer.headers.get("location") == (written and f"/record/{written}?as-of=@90")
    assert (answer.status_code == 308) == (written is not None)


def test_what_is_near_a_reference_that_is_not_there_is_offered(whole: Browser) -> None:
    """A typing error is put right with one step."""
    page = whole.get("/groups/tactcal")
    assert page.status_code == 404
    assert "/groups/tactical" in links(page)


@pytest.mark.parametrize(
    ("path", "said", "links_to"),
    [
        ("/meetings/B-0001", "B-0001 is the reference of a barrier, not of a meeting.", 1),
        (
            "/barriers/d1/explained",
            "D-0001 is the reference of a decision, not of a barrier.",
            1,
        ),
        ("/groups/A-0001", "A-0001 is the reference of an action, not of a group.", 1),
        ("/decisions/M-9999", "M-9999 is the reference of a meeting, not of a decision.", 0),
    ],
)
def test_a_reference_of_another_kind_leads_to_what_it_names(
    whole: Browser, path: str, said: str, links_to: int
) -> None:
    """Who takes one thing for another is told what it is, and is one step from it if it is."""
    page = whole.get(path)
    page = whole.get(page.headers["location"]) if page.status_code == 308 else page
    assert page.status_code == 404
    assert said in page.text
    assert page.text.count(f"{said.partition(' ')[0]}, which is there") == links_to


@pytest.mark.parametrize(
    ("path", "place"),
    [("/decisions/D-9999", "/decisions"), ("/groups/nix", "/groups"), ("/record/A-9999", None)],
)
def test_what_is_not_there_leads_to_where_to_look(
    whole: Browser, path: str, place: str | None
) -> None:
    """The search and the list that are spoken of are one step away, as of the same moment."""
    main = whole.get(f"{path}?as-of=@90").text.partition("<main")[2]
    assert 'href="/search?as-of=@90"' in main
    assert place is None or f'href="{place}?as-of=@90"' in main


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("/decisions", []),
        ("/", []),
        ("/record/A-0001", ["Status"]),
        ("/decisions/D-0001/explained", ["Status", "Decisions", "D-0001"]),
        ("/audit/log", ["Status", "Audit"]),
    ],
)
def test_the_way_to_a_page_begins_at_the_front(whole: Browser, path: str, way: list[str]) -> None:
    """Breadcrumbs lead from the front page down; where the navigation leads, none are needed."""
    page = whole.get(path).text
    assert re.findall(r'breadcrumbs__link" href="[^"]+">([^<]+)', page) == way


def test_a_page_gives_the_checkpoint_as_a_file(whole: Browser) -> None:
    """Nobody saves lines by hand where a file is there; paper and a document to keep say how to."""
    page = whole.get("/barriers?as-of=@90")
    assert "/audit/checkpoint.txt?as-of=@90" in links(page)
    [how] = [each for each in page.text.split("<p ") if "save its lines" in each]
    assert how.startswith('class="govuk-body cfw-paper"')
    assert "save its lines" in whole.get("/barriers.html?as-of=@90").text


def test_the_facts_of_an_explanation_are_folded_away(whole: Browser) -> None:
    """They are many: whoever wants them unfolds them, and what cites one leads into them."""
    for path in ("/barriers/B-0001/explained", "/decisions/D-0001/explained"):
        page = whole.get(path).text
        before, _, folded = page.partition('<details class="govuk-details">')
        cited = {*re.findall(r'href="#(fact-[0-9]+)"', before)}
        assert cited
        assert cited <= {*re.findall(r'id="(fact-[0-9]+)"', folded)}
        assert 'id="fact-' not in before
    assert ">Step 1: " in whole.get("/barriers/B-0001/explained").text


def test_an_explanation_can_be_taken_away(whole: Browser) -> None:
    """For who was not there: the same words in each form, what cites a fact leading to it."""
    for path in ("/barriers/B-0001/explained", "/decisions/D-0001/explained"):
        page = whole.get(path)
        assert {f"{path}.{form}" for form in ("docx", "xlsx", "csv", "html")} <= {*links(page)}
        told = whole.get(f"{path}.html").text
        cited = {*re.findall(r'href="#(fact-[0-9]+)"', told)}
        assert cited
        assert cited <= {*re.findall(r'id="(fact-[0-9]+)"', told)}
        assert whole.json(f"{path}.json")["title"] in told.replace("&#34;", '"')


def test_a_decision_is_called_valid_only_where_it_was_taken(whole: Browser) -> None:
    """What was put off, voted down or is still to be decided is explained, and not called valid."""
    said = {}
    for row in whole.json("/decisions.json")["data"]["decisions"]:
        page = whole.get(f"/decisions/{row['decision']}").text
        said.setdefault(row["status"], set()).add("Why it was valid" in page)
        assert f"/decisions/{row['decision']}/explained" in page
    assert said.pop("carried") == {True}
    assert said
    assert set.union(*said.values()) == {False}
