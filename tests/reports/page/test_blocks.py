"""The blocks of a document as markup that everybody can use."""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import html

from cfworkflow.reports.document import Block, Facts, Paragraph, Section, Story
from cfworkflow.reports.page.rendering import environment
from tests.reports.a_document import AGES, BARRIERS, NOTHING, STORY, of_every_kind


def shown(*blocks: Block) -> html.HtmlElement:
    """Blocks as elements of a page."""
    template = environment().from_string(
        '{% from "blocks.html" import blocks, contents with context %}'
        "{{ contents(parts) }}{{ blocks(parts) }}"
    )
    return html.fragment_fromstring(template.render(parts=blocks), create_parent="main")


def words(element: html.HtmlElement) -> str:
    """What is read of an element."""
    return " ".join(element.text_content().split())


def test_a_table_says_what_it_is_and_what_each_cell_is_of() -> None:
    """Caption, heads of columns and heads of rows: a cell can be made out by ear."""
    (table,) = shown(BARRIERS).findall(".//table")
    heads, *rows = table.findall(".//tr")
    assert words(table.find("caption")) == BARRIERS.caption
    assert [(each.get("scope"), words(each)) for each in heads] == [
        ("col", column.head) for column in BARRIERS.columns
    ]
    assert [(row[0].tag, row[0].get("scope")) for row in rows] == [("th", "row")] * len(rows)
    assert [words(row[0]) for row in rows] == ["B-0001", "B-0002", "B-0003"]
    assert {len(row) for row in rows} == {len(BARRIERS.columns)}


def test_figures_stand_one_under_another() -> None:
    """A column of figures is set to the right, its head too."""
    (table,) = shown(BARRIERS).findall(".//table")
    for row in table.findall(".//tr"):
        numeric = ["numeric" in cell.get("class") for cell in row]
        assert numeric == [column.numeric for column in BARRIERS.columns]


def test_a_wide_table_scrolls_by_itself_and_by_the_keyboard() -> None:
    """On a small screen only the table moves; what scrolls has a name and takes the focus."""
    (region,) = shown(BARRIERS).findall("div")
    caption = region.find(".//caption")
    assert (region.get("role"), region.get("tabindex")) == ("group", "0")
    assert region.get("aria-labelledby") == caption.get("id")


def test_each_cell_of_a_wide_table_says_of_which_column_it_is() -> None:
    """On a small screen the heads of columns stand before their cells: none is cut off."""
    for row in shown(BARRIERS).findall(".//tbody/tr"):
        heads = [column.head for column in BARRIERS.columns[1:]]
        assert [cell.get("data-label") for cell in row[1:]] == heads


def test_a_small_table_is_no_stop_on_the_way_through() -> None:
    """Two columns always fit: nothing to be stepped over."""
    page = shown(AGES.table)
    assert page[0].tag == "table"
    assert not page.findall(".//*[@tabindex]")


def test_a_table_without_rows_says_so() -> None:
    """An empty grid tells nobody anything."""
    page = shown(NOTHING)
    assert not page.findall(".//table")
    assert words(page) == "Barriers that were withdrawn: None was withdrawn."


def test_headings_nest_by_one_level() -> None:
    """From `h2` down no level is left out, and none is deeper than HTML has."""
    deep: Block = Section("7", ())
    for level in range(6, 1, -1):
        deep = Section(f"{level}", (deep,))
    page = shown(deep)
    headings = [each for each in page.iter() if each.tag in {f"h{n}" for n in range(1, 7)}]
    assert [each.tag for each in headings] == ["h2", "h3", "h4", "h5", "h6", "h6"]
    assert [each.findtext("*[1]") for each in page.findall(".//section")] == [*"234567"]


@pytest.mark.parametrize(("sections", "listed"), [(4, 0), (5, 5)])
def test_a_document_of_several_parts_begins_with_what_they_are(sections: int, listed: int) -> None:
    """Each entry leads to the heading of that name; a few parts need no table of contents."""
    page = shown(Paragraph("."), *(Section(f"Part {n}", (Facts(()),)) for n in range(sections)))
    links = page.findall(".//nav//a")
    assert len(links) == listed
    for link in links:
        assert words(page.get_element_by_id(link.get("href")[1:])) == words(link)


def test_a_story_tells_both_dates_who_recorded_it_and_where() -> None:
    """Newest first; what was recorded late can be seen to be."""
    items = shown(STORY).findall("ol/li")
    assert [each.get("datetime") for each in items[0].findall(".//time")] == [
        "2026-03-28",
        "2026-03-30T16:05:00Z",
    ]
    assert words(items[0]) == (
        "28 March 2026 Escalated by D-0001. "
        "Recorded 30 March 2026, 16:05 UTC by programme-lead, fact 1,234"
    )
    assert [each.get("id") for each in items] == ["fact-1234", "fact-12"]
    assert words(shown(Story(()))) == "Nothing yet."


def test_a_picture_has_its_words_and_its_table() -> None:
    """Who can't see it is told what it shows, and finds every figure of it in a table."""
    (figure,) = shown(AGES).findall("figure")
    assert words(figure.find("figcaption")) == f"{AGES.title} {AGES.told}"
    assert figure.find("div/svg") is not None
    rows = figure.findall("details//tbody/tr")
    assert [[words(cell) for cell in row] for row in rows] == [
        ["Tactical", "211"],
        ["Operational", "170"],
    ]


def test_no_two_elements_have_one_id_and_each_that_is_named_is_there() -> None:
    """A document may have as many tables, pictures and sections as it likes."""
    page = shown(*of_every_kind().blocks)
    ids = Counter(each.get("id") for each in page.iter() if each.get("id"))
    named = {name for each in page.iter() for name in (each.get("aria-labelledby") or "").split()}
    assert not [name for name, times in ids.items() if times > 1]
    assert named <= ids.keys()
