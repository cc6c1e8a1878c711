"""Where in a template a document goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement

PLACE = "{{cfworkflow}}"
"""The paragraph of a template in whose place a document is put; else it follows what is there."""

_UNSEEN = {qn(f"w:{name}") for name in ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr")}


class TemplateRefused(ValueError):  # noqa: N818 - says what is the matter with a file
    """A file that documents can't be written into. Says why, and what to do."""

    def __init__(self, why: str, try_: str) -> None:
        super().__init__(why)
        self.why = why
        self.try_ = try_


def last_section(word: Word) -> BaseOxmlElement:
    """The setting of the last pages, with which every body ends."""
    setting: BaseOxmlElement = word.element.body.get_or_add_sectPr()
    return setting


def end_of(word: Word) -> BaseOxmlElement:
    """Where a document goes in a template; the paragraph that says so is taken out."""
    body, last = word.element.body, last_section(word)
    named = [each for each in body.iter(qn("w:p")) if PLACE in _text(each)]
    if named:
        return _after(_only(named, body))
    while (before := last.getprevious()) is not None and _is_empty(before):
        body.remove(before)
    return last


def _only(named: list[BaseOxmlElement], body: BaseOxmlElement) -> BaseOxmlElement:
    """The place, of the paragraphs that name one. Else a reader would find its name in the text."""
    place = named[0]
    if any(each.getparent() is not body for each in named):
        why = f"{PLACE} stands inside a table or a box, where no document fits."
    elif len(named) > 1:
        why = f"{PLACE} stands in it more than once, and a document is written once."
    elif _text(place).strip() != PLACE:
        why = f"{PLACE} has other words beside it, and a document takes the whole paragraph."
    else:
        return place
    raise TemplateRefused(why, f"Let {PLACE} be one paragraph of its own on the page.")


def _text(paragraph: BaseOxmlElement) -> str:
    """The text of a paragraph, without that of boxes which hang on it."""
    own = (
        part
        for part in paragraph.iter(qn("w:t"))
        if next(part.iterancestors(qn("w:p"))) is paragraph
    )
    return "".join(part.text or "" for part in own)


def _after(place: BaseOxmlElement) -> BaseOxmlElement:
    """What follows the place of a document. A page's end that hangs on it stays."""
    following: BaseOxmlElement | None = place.getnext()
    assert following is not None  # noqa: S101 - a body ends with the setting of its pages
    if place.find(f".//{qn('w:sectPr')}") is not None:
        for each in place.findall(qn("w:r")):
            place.remove(each)
        return place
    body = place.getparent()
    assert body is not None  # noqa: S101 - it was found there
    body.remove(place)
    return following


def _is_empty(element: BaseOxmlElement) -> bool:
    """Whether it is a paragraph with nothing in it, such as a blank page has."""
    return element.tag == qn("w:p") and not any(
        each.tag not in _UNSEEN or each.find(qn("w:sectPr")) is not None for each in element
    )
