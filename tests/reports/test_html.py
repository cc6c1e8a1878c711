"""A document as one HTML file."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from cfworkflow.reports.document import (
    Bullets,
    Column,
    Document,
    Event,
    Facts,
    Figure,
    Line,
    Lines,
    Paragraph,
    Ref,
    Section,
    Story,
    Table,
    Tag,
)
from cfworkflow.reports.html import write
from cfworkflow.reports.page.style import digest
from cfworkflow.reports.words.legible import legible
from tests.reports.a_document import (
    AGES,
    BARRIERS,
    LOOKING_BACK,
    OF_NOTHING,
    PROVENANCE,
    SVG,
    WIDE,
    hostile,
    of_every_kind,
)

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
MARKUP = st.sampled_from(
    ["</style>", "]]>", "<!--", "</title>", '" x="', "' x='", "{{ 1 }}", "\u202e", "\x00", "&lt;"]
)
HARMFUL = st.lists(MARKUP | ANYTHING, max_size=4).map("".join)


def opened(document: Document) -> html.HtmlElement:
    """A document as it was written, opened again."""
    return html.document_fromstring(write(document))


def words(element: html.HtmlElement) -> str:
    """What is read of an element."""
    return " ".join(element.text_content().split())


def saying(text: str) -> Document:
    """A document that has a text in every place where a text can stand."""
    column = (Column("a", text), Column("b", text), Column("c", text), Column("d", text))
    table = Table("t", text, column, ((text, Line((text, Tag(text))), Lines((text, text)), None),))
    event = Event(date(2026, 3, 1), datetime(2026, 3, 1, 9, tzinfo=UTC), text, text, 7)
    blocks = (
        Paragraph(text),
        Bullets((text,)),
        Facts(((text, text), (text, Ref("group", text, f"{text}.")))),
        table,
        replace(table, name="few", columns=column[:2]),
        replace(table, name="none", rows=(), empty=text),
        Story((event,)),
        Story((), empty=text),
        Figure("f", text, text, SVG, replace(table, name="twin")),
    )
    return Document(
        "d",
        text,
        text,
        replace(PROVENANCE, as_of=text, checkpoint=text),
        (*blocks, *(Section(text, blocks[:3]) for _ in range(5))),
        {},
    )


def skeleton(page: html.HtmlElement) -> list[tuple[str, list[tuple[str, str]]]]:
    """The elements of a page with their attributes; not the places where lines may end.

    What a cell of a table is labelled with is text that was typed.
    """
    elements = [each for each in page.iter() if each.tag not in {"br", "wbr"}]
    for each in elements:
        if "data-label" in each.attrib:
            each.set("data-label", "")
    return [(str(each.tag), sorted(each.items())) for each in elements]


PLAIN = skeleton(opened(saying("word")))


@given(HARMFUL)
def test_whatever_was_typed_is_shown_as_text(text: str) -> None:
    """No text adds an element or an attribute, ends the style or the title, or is a comment."""
    page = opened(saying(text))
    assert skeleton(page) == PLAIN
    read = re.sub(r"\s", "", html.tostring(page, method="text", encoding="unicode"))
    assert read.count(re.sub(r"\s", "", legible(text))) >= 30 or not text.strip()


def test_texts_that_mean_harm_are_read_as_they_were_typed() -> None:
    """Each of them stands in a cell of its own, letter by letter."""
    document = hostile()
    (table,) = [each for each in document.blocks if isinstance(each, Table)]
    rows = opened(document).findall(".//table[@id='texts']/tbody/tr")
    for (_, text), row in zip(table.rows, rows, strict=True):
        assert words(row[1]) == " ".join(legible(str(text)).split())


def test_it_needs_nothing_and_runs_nothing() -> None:
    """One file: no script, no frame, no picture or style from elsewhere, not even where asked."""
    page = opened(of_every_kind())
    unwanted = {"script", "link", "iframe", "object", "embed", "img", "base", "form"}
    assert not [each for each in page.iter() if each.tag in unwanted]
    named = [
        (name, value)
        for each in page.iter()
        for name, value in each.items()
        if name in {"src", "href", "srcset", "action", "style"} or name.startswith("on")
    ]
    assert named
    assert all(name == "href" and value.startswith("#") for name, value in named)


def test_a_browser_is_told_to_load_nothing_but_its_own_style() -> None:
    """Should ever a script slip in, it won't run."""
    page = opened(of_every_kind())
    (policy,) = page.findall(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy.get("content") == f"default-src 'none'; style-src '{digest()}'"
    assert len(page.findall(".//style")) == 1


def test_the_same_document_gives_the_same_bytes() -> None:
    """No clock, no chance: two copies can be compared."""
    assert write(of_every_kind()) == write(of_every_kind())


def test_it_says_as_of_when_up_to_which_fact_and_how_to_check_it() -> None:
    """A page found in a drawer years later can be held against the record."""
    page = opened(of_every_kind(LOOKING_BACK))
    told = words(page)
    assert "As the record stood on 31 March 2026, up to fact 1,234." in told
    assert "What was recorded later is not in it, even if it happened before." in told
    assert "It may stand otherwise now." in told
    assert "Fact 1,234, recorded on 30 March 2026, 16:05 UTC" in told
    assert "cfworkflow audit verify --checkpoint FILE --key KEY" in told
    assert page.find(".//pre").text == LOOKING_BACK.checkpoint


def test_without_a_key_none_is_asked_for() -> None:
    """An unsigned checkpoint is checked without one; what stands now is said to stand now."""
    told = words(opened(of_every_kind()))
    assert "As the record stands on 31 March 2026." in told
    assert "recorded later" not in told
    assert "--checkpoint FILE" in told
    assert "--key" not in told


def test_an_empty_record_is_no_fault() -> None:
    """Before the first fact there is nothing to tell of, and that is said."""
    assert "None: nothing was on record." in words(opened(of_every_kind(OF_NOTHING)))


@pytest.mark.parametrize(("blocks", "turned"), [((BARRIERS, AGES), False), ((WIDE,), True)])
def test_only_a_wide_table_turns_the_paper(blocks: tuple[Table, ...], *, turned: bool) -> None:
    """A register of many columns is printed on its side, minutes upright."""
    body = opened(replace(of_every_kind(), blocks=blocks)).find("body")
    assert ("cfw-wide" in body.get("class")) is turned
