"""An organisation's own Word template: what is in it stays, and what it lacks is added."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from cfworkflow.reports.document import Document, Facts, Section
from cfworkflow.reports.docx import TemplateRefused, write
from cfworkflow.reports.docx.place import PLACE
from cfworkflow.reports.xlsx import write as write_workbook
from tests.reports.a_document import FIGURES, WIDE, of_every_kind
from tests.reports.docx.test_writing import of

Word = Any
"""A document as the library gives it."""

_TYPES = "[Content_Types].xml"

_BROAD = 0.59
"""How wide a bold letter of Verdana is on average, for its size: few are broader."""


def saved(word: Word) -> bytes:
    """A template as a file."""
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def letterhead() -> Word:
    """A council's template: its own look, margins, head and foot."""
    word = docx.Document()
    heading = word.styles["Heading 1"]
    heading.font.name, heading.font.size = "Gill Sans", Pt(31)
    [section] = word.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.top_margin = Mm(41), Mm(52)
    section.header.paragraphs[0].text = "Somewhere County Council"
    section.footer.paragraphs[0].text = "Working together"
    word.add_paragraph("For the board.")
    return word


def filled(word: Word, document: Document | None = None) -> Word:
    """A template with the document that has every kind of block, opened again."""
    return docx.Document(io.BytesIO(write(document or of_every_kind(), saved(word))))


def texts(word: Word) -> list[str]:
    """The texts of the paragraphs, those in tables apart."""
    return [each.text for each in word.paragraphs]


def test_a_templates_look_margins_head_and_foot_are_kept() -> None:
    """It is the council's page with our words on it, not ours with theirs."""
    word = filled(letterhead())
    heading = word.styles["Heading 1"]
    assert (heading.font.name, heading.font.size) == ("Gill Sans", Pt(31))
    for section in word.sections:
        assert section.left_margin.mm == pytest.approx(41, abs=0.1)
        assert section.header.paragraphs[0].text == "Somewhere County Council"
        assert section.footer.paragraphs[0].text == "Working together"


@given(
    words=st.lists(st.text("abcdef ", max_size=60).filter(str.strip), min_size=1, max_size=5),
    size=st.integers(8, 16),
)
@settings(max_examples=25)
def test_no_word_of_key_facts_runs_past_its_column(words: list[str], size: int) -> None:
    """However large and broad a council's letters are; what has no room stands below its word."""
    template = letterhead()
    template.styles["Normal"].font.size = Pt(size)
    word = filled(template, of(Facts(tuple((each, "Said.") for each in words))))
    facts = [each for each in word.paragraphs if each.style.name == "Record Facts"]
    assert len(facts) == len(words)
    for each in facts:
        label, apart = each.runs[0].text, each.runs[1].text[0]
        [tab] = each.paragraph_format.tab_stops
        assert tab.position == each.paragraph_format.left_indent
        assert apart == "\n" or tab.position.pt > len(label) * _BROAD * size


def test_what_stands_in_a_template_comes_first() -> None:
    """The document follows it, and the empty line at its end is not kept."""
    template = letterhead()
    template.add_paragraph("")
    assert texts(filled(template))[:2] == ["For the board.", "Barriers that are open"]


def test_a_foot_is_given_where_a_template_has_none() -> None:
    """Then each page says what it is of, as on pages of ours."""
    template = letterhead()
    template.sections[0].footer.paragraphs[0].text = ""
    told = filled(template).sections[0].footer.paragraphs[0].text
    assert told.startswith("Barriers that are open. As of 31 March 2026, fact 1,234.")


def test_a_document_takes_the_place_that_a_template_keeps_for_it() -> None:
    """What stands before and after the place stays there; the sign itself is gone."""
    template = letterhead()
    template.add_paragraph(PLACE)
    template.add_paragraph("Yours faithfully")
    told = texts(filled(template, of(FIGURES)))
    assert told[:2] == ["For the board.", "Barriers that are open"]
    assert told[-1] == "Yours faithfully"
    assert PLACE not in told


def test_a_place_is_found_however_word_has_cut_it_up() -> None:
    """Word keeps what was typed in pieces; nobody sees where they end."""
    template = letterhead()
    place = template.add_paragraph()
    for piece in ("{{cf", "work", "flow}}"):
        place.add_run(piece)
    assert PLACE not in "".join(texts(filled(template)))


def test_a_place_inside_a_table_is_refused() -> None:
    """A document with sections and tables fits into no cell: nothing is written half."""
    template = letterhead()
    template.add_table(1, 1).cell(0, 0).paragraphs[0].text = PLACE
    with pytest.raises(TemplateRefused, match="inside a table"):
        filled(template)


@pytest.mark.parametrize(
    ("paragraphs", "why"),
    [
        ((f"Minutes: {PLACE}",), "other words beside it"),
        ((PLACE, "Yours faithfully", PLACE), "more than once"),
    ],
)
def test_a_place_that_would_be_left_for_all_to_read_is_refused(
    paragraphs: tuple[str, ...], why: str
) -> None:
    """Nobody sends a board minutes in which `{{cfworkflow}}` still stands."""
    template = letterhead()
    for text in paragraphs:
        template.add_paragraph(text)
    with pytest.raises(TemplateRefused, match=why):
        filled(template)


def test_pages_are_turned_and_turned_back_around_a_wide_table() -> None:
    """The text after the place is upright again, on the council's pages; none is a first page."""
    template = letterhead()
    template.sections[0].different_first_page_header_footer = True
    template.add_paragraph(PLACE)
    template.add_paragraph("Yours faithfully")
    word = filled(template, of(FIGURES, Section("Wide", (WIDE,))))
    turned = [section.orientation == WD_ORIENT.LANDSCAPE for section in word.sections]
    assert turned == [False, True, False]
    firsts = [section.different_first_page_header_footer for section in word.sections]
    assert firsts == [True, False, False]
    for section in word.sections:
        assert section.header.paragraphs[0].text == "Somewhere County Council"
    assert texts(word)[-1] == "Yours faithfully"


def test_a_template_that_lies_on_its_side_already_is_not_turned() -> None:
    """Its pages are as wide as they get."""
    template = letterhead()
    [section] = template.sections
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.orientation = WD_ORIENT.LANDSCAPE
    assert len(filled(template).sections) == 1


def bare() -> Word:
    """A template with no styles but the usual ones, and no lists."""
    word = letterhead()
    root = word.styles.element
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:default")) != "1":
            root.remove(style)
    rels = word.part.rels
    [key] = [key for key, each in rels.items() if each.reltype == RELATIONSHIP_TYPE.NUMBERING]
    del rels[key]
    return word


def test_styles_that_a_template_lacks_are_added() -> None:
    """Every style that is used is there: headings, lists and tables are what they say they are."""
    word = filled(bare())
    there = {each.get(qn("w:styleId")) for each in word.styles.element.findall(qn("w:style"))}
    used = {each.get(qn("w:val")) for each in word.element.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    rests = {each.get(qn("w:val")) for each in word.styles.element.iter(qn("w:basedOn"))}
    assert used | rests <= there
    assert word.paragraphs[1].style.name == "Heading 1"
    [item, *_] = [each for each in word.paragraphs if each.style.name == "List Bullet"]
    assert item.style.element.find(f".//{qn('w:numId')}").get(qn("w:val")) == "1"


def test_a_style_of_ours_does_not_take_the_place_of_one_with_the_same_id() -> None:
    """Ids are a template's own affair: one of its styles may have ours for another name."""
    template = bare()
    other = template.styles.add_style("House heading", 1)
    other.element.set(qn("w:styleId"), "Heading2")
    word = filled(template)
    assert word.styles["House heading"].element.get(qn("w:styleId")) == "Heading2"
    assert word.styles["Heading 2"].element.get(qn("w:styleId")) != "Heading2"


def test_a_language_nobody_chose_becomes_english_as_written_here_and_another_stays() -> None:
    """Word's own blank page says en-US. Who chose Welsh keeps Welsh."""
    template = letterhead()
    language = template.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-US"
    assert filled(template).styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    language.set(qn("w:val"), "cy-GB")
    assert filled(template).styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "cy-GB"


def test_no_person_of_the_template_is_named_as_who_made_it() -> None:
    """A template knows who drew it up; what is made from it was made by nobody of that name."""
    template = letterhead()
    template.core_properties.author = template.core_properties.last_modified_by = "A. Person"
    core = filled(template).core_properties
    assert (core.author, core.last_modified_by) == ("cfworkflow", "cfworkflow")


def test_the_same_document_in_the_same_template_is_the_same_file() -> None:
    """Nothing of when or where it was filled in comes into it."""
    template = saved(letterhead())
    assert write(of_every_kind(), template) == write(of_every_kind(), template)


def changed(content: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A file with its parts changed; None leaves a part out."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as parts, ZipFile(made, "w") as zipped:
        for name in parts.namelist():
            part = change(name, parts.read(name))
            if part is not None:
                zipped.writestr(name, part)
    return made.getvalue()


def typed(content: bytes, kind: bytes) -> bytes:
    """A file that says it is of another kind."""
    return changed(
        content,
        lambda name, part: part.replace(b"document.main+xml", kind) if name == _TYPES else part,
    )


def test_a_template_saved_as_one_is_taken_as_a_document_is() -> None:
    """Word saves templates as .dotx: what comes out is a document."""
    made = write(of_every_kind(), typed(saved(letterhead()), b"template.main+xml"))
    assert texts(docx.Document(io.BytesIO(made)))[0] == "For the board."


def without(part: str) -> Callable[[bytes], bytes]:
    """What takes a part out of a file."""
    return lambda content: changed(content, lambda name, each: None if name == part else each)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda _: b"", "no Word document"),
        (lambda _: b"%PDF-1.7 not at all", "no Word document"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected by a password"),
        (lambda content: content[: len(content) // 2], "no Word document"),
        (without(_TYPES), "no Word document"),
        (without("word/document.xml"), "missing or damaged"),
        (without("word/styles.xml"), "missing or damaged"),
        (without("_rels/.rels"), "missing or damaged"),
        (lambda content: changed(content, lambda _, part: part[:-40]), "missing or damaged"),
        (
            lambda content: changed(
                content, lambda name, part: b"<w" if name == "word/document.xml" else part
            ),
            "missing or damaged",
        ),
        (
            lambda _: write_workbook(of_every_kind()),
            "It is an Excel workbook, and no Word document",
        ),
        (
            lambda content: typed(content, b"document.macroEnabled.main+xml"),
            "macros",
        ),
        (
            lambda content: changed(
                content,
                lambda _, part: part.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY x "y">]>', 1),
            ),
            "declares types of its own",
        ),
    ],
    ids=[
        *("nothing", "a PDF", "a sealed file", "half a file", "no types", "no document"),
        *("no styles", "no relations", "cut parts", "broken text", "a workbook", "macros"),
        "entities",
    ],
)
def test_what_is_no_template_is_refused_with_a_word(
    spoil: Callable[[bytes], bytes], why: str
) -> None:
    """A broken file never ends in a trace: it says what is the matter and what to do."""
    with pytest.raises(TemplateRefused, match=why) as refused:
        write(of_every_kind(), spoil(saved(letterhead())))
    assert refused.value.try_
