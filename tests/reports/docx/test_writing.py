"""Documents for Word, opened again: what a reader, and a screen reader, finds in them."""

# What is opened again is as the library gives it; some of it has no other name.
# ruff: noqa: ANN401, DTZ001, SLF001

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.reports.document import (
    Bullets,
    Column,
    Document,
    Facts,
    Line,
    Paragraph,
    Section,
    Story,
    Table,
)
from cfworkflow.reports.docx import write
from cfworkflow.reports.words.in_words import one_line, words
from cfworkflow.reports.words.legible import legible
from tests.reports.a_document import (
    AGES,
    BARRIERS,
    FIGURES,
    HOSTILE,
    LONG,
    LOOKING_BACK,
    OF_NOTHING,
    PROVENANCE,
    STORY,
    WIDE,
    hostile,
    of_every_kind,
)

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def opened(document: Document) -> Any:
    """The document written and opened again."""
    return docx.Document(io.BytesIO(write(document)))


def of(*blocks: Any) -> Document:
    """A document of these blocks."""
    return replace(of_every_kind(), blocks=blocks)


def headings(word: Any) -> list[tuple[int, str]]:
    """The headings with their levels."""
    return [
        (int(each.style.name.removeprefix("Heading ")), each.text)
        for each in word.paragraphs
        if each.style.name.startswith("Heading")
    ]


def every_text(word: Any) -> str:
    """All that is read in a document, a line a paragraph."""
    return "\n".join(
        "".join(
            {qn("w:br"): "\n", qn("w:tab"): "\t"}.get(part.tag, part.text or "")
            for part in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
            if part.getparent().tag == qn("w:r")
        )
        for paragraph in word.element.body.iter(qn("w:p"))
    )


def cells(table: WordTable) -> list[list[str]]:
    """The texts of a table."""
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.fixture(scope="module")
def word() -> Any:
    """The document that has every kind of block."""
    return opened(of_every_kind())


def test_the_same_document_is_the_same_file() -> None:
    """What is written twice can be compared byte for byte: no part has a time of its own."""
    document = of_every_kind()
    content = write(document)
    assert content == write(document)
    with ZipFile(io.BytesIO(content)) as parts:
        assert {each.date_time for each in parts.infolist()} == {LONG_AGO}


def test_headings_are_real_and_go_down_by_one(word: Any) -> None:
    """The title is the one first heading; who moves by headings skips no level."""
    found = headings(word)
    levels = [level for level, _ in found]
    assert found[0] == (1, "Barriers that are open")
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert (3, "Withdrawn") in found


def test_sections_nested_deeper_than_word_has_headings_stay_headings() -> None:
    """What is very deep is said at the deepest level there is."""
    section = Section("8", (Paragraph("Here."),))
    for level in range(7, 0, -1):
        section = Section(str(level), (section,))
    assert headings(opened(of(section)))[-2] == (6, "8")


def test_a_table_has_a_head_row_that_is_repeated_and_its_caption_above(
    word: Any,
) -> None:
    """On its second page a table still says what its columns are; it has a name to be found by."""
    assert len(word.tables) == 5
    for table in word.tables:
        first, *rest = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert not [row for row in rest if row._tr.find(f".//{qn('w:tblHeader')}") is not None]
        before = table._tbl.getprevious()
        style = before.find(f".//{qn('w:pStyle')}").get(qn("w:val"))
        assert style == "Caption" or style.startswith("Heading")
        name = table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert name == "".join(each.text for each in before.iter(qn("w:t")))
        assert table.style.name == "Record Table"


def test_a_caption_that_says_the_same_as_the_heading_above_is_only_heard() -> None:
    """Nobody reads the same words twice; a screen reader still says what the table is."""
    named, empty = replace(BARRIERS, caption="Closed"), replace(BARRIERS, caption="Open", rows=())
    word = opened(of(Section("Closed", (named,)), Section("Open", (empty,))))
    told = [each.text for each in word.paragraphs]
    assert told.count("Closed") == 1
    assert word.tables[0]._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Closed"
    assert told[told.index("Open") + 1] == BARRIERS.empty


def test_cells_say_what_the_document_says(word: Any) -> None:
    """Dates as they are said, figures with their thousands apart, a dash for what is not given."""
    first, figures, *_ = map(cells, word.tables)
    assert first[0] == [column.head for column in BARRIERS.columns]
    assert first[2] == [
        "B-0002",
        "Leaving hospital on a Friday with nowhere to go\nCame with B-0001 on 1 September 2025.",
        "12 October 2025",
        "Overdue",
        "–",  # noqa: RUF001
        "170",
    ]
    assert figures[2] == ["Beds on a Friday", "1 July 2026, 09:30 UTC", "1,200", "0.25"]
    assert len(first) == len(BARRIERS.rows) + 1


def test_figures_stand_at_the_right(word: Any) -> None:
    """A column of figures is read from its last digit, its head above it."""
    for row in word.tables[1].rows:
        sides = [cell.paragraphs[0].alignment for cell in row.cells]
        assert [side is not None for side in sides] == [
            column.numeric for column in FIGURES.columns
        ]


def test_a_picture_is_told_and_its_table_stands_in_its_place(word: Any) -> None:
    """Whatever a picture shows can be read; nobody has to see it."""
    assert AGES.told in every_text(word)
    assert cells(word.tables[2])[1] == ["Tactical", "211"]
    assert not word.inline_shapes


def test_a_picture_of_nothing_is_told_in_words() -> None:
    """A record without barriers has the pictures of them all the same: it is no fault."""
    of_none = replace(AGES, table=replace(AGES.table, rows=(), empty="None is open."))
    told = [each.text for each in opened(of(of_none)).paragraphs]
    assert AGES.told in told
    assert any("None is open." in text for text in told)


def test_lists_are_lists(word: Any) -> None:
    """Items are in the style of a list that is defined, not lines with a sign typed before them."""
    items = [each for each in word.paragraphs if each.style.name == "List Bullet"]
    assert [each.text for each in items] == ["Agree a letter", "A-0001 is overdue."]
    number = items[0].style.element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    defined = word.part.numbering_part.element.findall(qn("w:num"))
    assert number in [each.get(qn("w:numId")) for each in defined]


def test_what_has_no_rows_is_said_in_words(word: Any) -> None:
    """An empty table would be a riddle."""
    assert "Barriers that were withdrawn: None was withdrawn." in every_text(word)
    assert "Nothing yet." in every_text(word)


def test_a_story_is_a_table_of_what_happened_newest_first(word: Any) -> None:
    """Both dates of each fact are there, who recorded it, and its place in the record."""
    told = cells(word.tables[-1])
    assert told[0] == ["Date", "What happened", "Recorded", "By", "Fact"]
    assert told[1][1:] == [
        "Escalated by D-0001.",
        "30 March 2026, 16:05 UTC",
        "programme-lead",
        "1,234",
    ]
    assert len(told) == len(STORY.events) + 1


def test_no_empty_paragraph_makes_room(word: Any) -> None:
    """A screen reader would say "blank": only where pages are turned one may stand."""
    for paragraph in word.paragraphs:
        assert paragraph.text.strip() or paragraph._p.find(f".//{qn('w:sectPr')}") is not None
    told = [each.text for each in opened(of(Paragraph(" "), Paragraph("Here."))).paragraphs]
    assert told[3] == "Here."


def test_it_says_where_it_comes_from(word: Any) -> None:
    """The checkpoint stands in it as it is to be saved, with what to do with it."""
    told = every_text(word)
    assert "As the record stands on 31 March 2026." in told
    assert PROVENANCE.checkpoint.strip() in told
    assert "cfworkflow audit verify --checkpoint" in told
    back = every_text(opened(of_every_kind(LOOKING_BACK)))
    assert LOOKING_BACK.checkpoint.strip() in back
    assert "As the record stood on 31 March 2026, up to fact 1,234. What was recorded later" in back
    of_nothing = every_text(opened(of_every_kind(OF_NOTHING)))
    assert "As the record stood on 31 March 2026, when nothing was on it." in of_nothing
    assert "nothing was on record" in of_nothing


def test_each_page_says_what_it_is_of(word: Any) -> None:
    """A page that went astray can be put back: title, as of, position, which page of how many."""
    for section in word.sections:
        foot = section.footer._element
        told = "".join(part.text or "" for part in foot.iter(qn("w:t")))
        assert told == "Barriers that are open. As of 31 March 2026, fact 1,234. Page 1 of 1"
        fields = [each.get(qn("w:instr")).strip() for each in foot.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_file_says_what_it_is_and_names_no_person(word: Any) -> None:
    """Its properties are of the document and of the record's time, not of who made it when."""
    core = word.core_properties
    assert (core.title, core.author, core.last_modified_by) == (
        "Barriers that are open",
        "cfworkflow",
        "cfworkflow",
    )
    assert core.created == core.modified
    assert core.created.replace(tzinfo=None) == datetime(2026, 3, 30, 16, 5, 9)
    assert core.language == "en-GB"
    language = word.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"
    assert opened(of_every_kind(OF_NOTHING)).core_properties.created.year == 2026


def widths(word: Any) -> list[tuple[int, int]]:
    """The width and height of the pages, in millimetres."""
    return [(round(each.page_width.mm), round(each.page_height.mm)) for each in word.sections]


def test_pages_are_a4_and_turned_only_for_what_is_too_wide() -> None:
    """A document has one way up, as one page after another is read: on its side for twelve columns.

    Whoever reads it turns neither the paper nor their head.
    """
    many = replace(FIGURES, rows=FIGURES.rows * 12)
    narrow, wide = Section("Narrow", (many,)), Section("Wide", (WIDE,))
    assert widths(opened(of(narrow))) == [(210, 297)]
    for blocks in ((narrow, wide, narrow), (Paragraph("Here it is."), WIDE), (FIGURES, WIDE)):
        assert widths(opened(of(*blocks))) == [(297, 210)]


def test_a_table_is_as_wide_as_its_page_at_most() -> None:
    """Nothing is cut off at the edge of the paper, however many columns there are."""
    many = Table(
        "many",
        "Many",
        tuple(Column(f"c{n}", f"Column {n}", width=30) for n in range(30)),
        (tuple(f"{n}" for n in range(30)),),
    )
    word = opened(of(BARRIERS, Section("Many", (many,))))
    for table, section in zip(word.tables, (word.sections[0], word.sections[-1]), strict=True):
        room = section.page_width - section.left_margin - section.right_margin
        assert sum(column.width for column in table.columns) <= room
    assert {cell.paragraphs[0].runs[0].font.size.pt for cell in word.tables[1].rows[0].cells} == {7}


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    """A narrow column does not break the words it holds in two."""
    columns = (Column("a", "Recommendations", width=3), Column("b", "Text", width=60))
    word = opened(of(Table("t", "T", columns, (("one", "two"),))))
    assert word.tables[0].columns[0].width.pt > 15 * 5


@pytest.mark.parametrize("head", ["withdrawn", "reopened", "addressed,", "Raised", "Quorum"])
def test_no_head_of_a_narrow_column_is_broken(head: str) -> None:
    """A head is as wide as its letters are, not as letters are on average: m is wide, i is not.

    The widths are those of Arial in bold, in thousandths of its size (Adobe's metrics of
    Helvetica, which are the same).
    """
    bold = {**dict.fromkeys("bdghnopqu", 611), **dict.fromkeys("acesvk", 556)}
    bold |= {"i": 278, "t": 333, "r": 389, "m": 889, "w": 778, "R": 722, "Q": 778, ",": 278}
    rows = tuple(("x", n) for n in range(3))
    columns = (Column("a", "Of"), Column("b", head, numeric=True, width=3))
    word = opened(of(Table("t", "T", columns, rows)))
    inside = word.tables[0].columns[1].width.pt - 170 / 20
    assert inside >= sum(bold[letter] for letter in head) / 1000 * 10


def test_a_moment_takes_two_lines_at_most() -> None:
    """The date stands in one line and the time in another, even on a crowded upright page."""
    at = datetime(2026, 9, 22, 15, 54, tzinfo=UTC)
    event = replace(STORY.events[0], recorded_at=at, what="word " * 90, actor="a" * 40)
    [table] = opened(of(Story((event,)))).tables
    size = table.rows[1].cells[2].paragraphs[0].runs[0].font.size or Pt(10)
    ems = 9.07  # of "22 September 2026," in Arial
    assert table.columns[2].width.pt - 170 / 20 >= ems * size.pt


def test_texts_that_mean_harm_are_read_as_what_they_are() -> None:
    """No markup, field or link comes of a text, wherever it stands; what XML forbids is shown."""
    word = opened(hostile())
    told = every_text(word)
    for text in (*HOSTILE, LONG):
        assert legible(text).strip("\n") in told
    assert [row[1] for row in cells(word.tables[0])[1:]] == [
        legible(text) for text in (*HOSTILE, LONG)
    ]
    fields = {each.get(qn("w:instr")).strip() for each in word.element.iter(qn("w:fldSimple"))}
    assert not fields
    assert not [*word.element.iter(qn("w:hyperlink"), qn("w:instrText"))]
    assert not [each for each in word.part.rels.values() if each.is_external]


def inside(document: Document) -> Iterator[str]:
    """The texts of a document that has one paragraph, one fact, one item and one table."""
    paragraph, facts, bullets, table = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(facts, Facts)
    assert isinstance(bullets, Bullets)
    assert isinstance(table, Table)
    yield from (words(paragraph.text), words(facts.rows[0][1]), words(bullets.items[0]))
    yield words(table.rows[0][0])
    yield from map(one_line, (document.title, facts.rows[0][0], table.caption))


@given(st.lists(ANYTHING, min_size=7, max_size=7))
def test_whatever_was_typed_the_file_opens_and_says_it(typed: list[str]) -> None:
    """Any text at all, in any place: it is there to be read."""
    title, text, word, fact, item, caption, cell = typed
    document = replace(
        of(
            Paragraph(Line((text, "."))),
            Facts(((word, fact),)),
            Bullets((item,)),
            Table("t", caption, (Column("a", "A"),), ((cell,),)),
        ),
        title=title,
    )
    told = every_text(opened(document))
    for each in inside(document):
        assert legible(each) in told
