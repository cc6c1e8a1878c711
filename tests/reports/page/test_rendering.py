"""The environment that pages are rendered in."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError
from lxml import html

from cfworkflow.reports.document import Line, Paragraph, Ref, Section
from cfworkflow.reports.page.components import component
from cfworkflow.reports.page.rendering import environment, render

PAGE = {"title": "Barriers", "site": "Record", "style": ""}


def test_what_a_template_lacks_is_an_error_not_a_gap() -> None:
    """A page with a hole in it is never shown."""
    with pytest.raises(UndefinedError):
        render("page.html", {"title": "Barriers"})
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody.said }}").render()


def test_components_are_told_only_what_matters() -> None:
    """The components of GOV.UK Frontend leave out what was not given, strict as we are."""
    tag = component("tag", "govukTag", text="<Late>")
    assert tag.split() == ["<strong", 'class="govuk-tag">', "&lt;Late&gt;", "</strong>"]


def test_everything_is_escaped_by_itself() -> None:
    """No template has to remember to."""
    shown = environment().from_string('<p title="{{ text }}">{{ text }}</p>').render(text='<"&')
    assert shown == '<p title="&lt;&#34;&amp;">&lt;&#34;&amp;</p>'


def test_a_page_has_one_title_its_landmarks_and_a_way_to_skip() -> None:
    """Who uses a keyboard or listens finds the content at once."""
    page = html.document_fromstring(render("page.html", PAGE))
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == "Barriers \N{EN DASH} Record"
    assert [each.text for each in page.findall(".//h1")] == ["Barriers"]
    first = page.find("body")[0]
    (main,) = page.findall(".//main")
    assert (first.tag, first.get("href")) == ("a", f"#{main.get('id')}")
    assert len(page.findall(".//header")) == 1
    assert not page.findall(".//footer"), "a landmark without content only makes noise"


def test_a_site_has_its_ways_and_says_where_one_is() -> None:
    """Navigation is a list of links, the one to the present part marked in words."""
    ways = [
        {"text": "Status", "href": "/", "active": False},
        {"text": "Barriers", "href": "/barriers", "active": True},
    ]
    page = html.document_fromstring(render("page.html", PAGE | {"home": "/", "navigation": ways}))
    links = page.findall(".//nav//a")
    assert [each.get("href") for each in links] == ["/", "/barriers"]
    assert [each.get("aria-current") for each in links] == [None, "true"]


def test_references_lead_where_the_page_says() -> None:
    """The same blocks are plain in a document and linked on a site."""
    blocks = (Section("Open", (Paragraph(Line((Ref("barrier", "B-0001"), " is open."))),)),)
    template = environment().from_string(
        '{% from "blocks.html" import blocks with context %}{{ blocks(parts) }}'
    )
    plain = template.render(parts=blocks)
    linked = template.render(parts=blocks, link=lambda ref: f"/{ref.kind}/{ref.ref}")
    assert "<a " not in plain
    assert 'href="/barrier/B-0001"' in linked
