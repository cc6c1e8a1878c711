"""The styles a document is written in: ours, or a template's and of ours what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from cfworkflow.reports.docx.lists import bullets
from cfworkflow.reports.docx.markup import element

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement

LANGUAGE = "en-GB"
DEEPEST = 6
"""Headings go down to here; what is deeper is said at this level."""

_BULLETS = "list bullet"


@dataclass(frozen=True, slots=True)
class Styles:
    """The ids of styles in one document, by their names in small letters."""

    ids: dict[str, str]

    def __getitem__(self, name: str) -> str:
        """The id of a style by its name."""
        return self.ids[name.lower()]

    def heading(self, level: int) -> str:
        """The style of a heading; the document's title is of level 1."""
        return self[f"heading {min(level, DEEPEST)}"]


def our_styles(word: Word) -> Styles:
    """Give a document our styles and no others."""
    root = word.styles.element
    for old in list(root):
        root.remove(old)
    for each in _ours():
        root.append(each)
    return _made_whole(word, {_BULLETS})


def with_missing(word: Word) -> Styles:
    """Give a template the styles it lacks; its own stay as they are."""
    root = word.styles.element
    there = _ids(word)
    usual = next((each for each in root if each.get(qn("w:default")) == "1"), None)
    taken, added = {*there.values()}, set[str]()
    for style in _ours():
        name = _name(style)
        if name is None or name in there or style.get(qn("w:default")):
            continue
        own = _free(str(style.get(qn("w:styleId"))), taken)
        taken.add(own)
        style.set(qn("w:styleId"), own)
        _rest_on(style, {**there, **_ids(word)}, usual)
        root.append(style)
        added.add(name)
    _speak_english(root)
    return _made_whole(word, added)


def _made_whole(word: Word, added: set[str]) -> Styles:
    styles = Styles(_ids(word))
    if _BULLETS in added:
        of_list = next(each for each in word.styles.element if _name(each) == _BULLETS)
        number = of_list.find(f".//{qn('w:numId')}")
        assert number is not None  # noqa: S101 - it stands in our own file
        number.set(qn("w:val"), str(bullets(word)))
    return styles


@cache
def _text() -> bytes:
    return files("cfworkflow.reports.docx").joinpath("styles.xml").read_bytes()


def _ours() -> list[BaseOxmlElement]:
    return [each for each in parse_xml(_text()) if isinstance(each.tag, str)]


def _name(style: BaseOxmlElement) -> str | None:
    """A style's name in small letters: Word writes `heading 1`, and others `Heading 1`."""
    name = style.find(qn("w:name"))
    return None if name is None else str(name.get(qn("w:val"), "")).lower()


def _ids(word: Word) -> dict[str, str]:
    named = ((_name(each), each.get(qn("w:styleId"))) for each in word.styles.element)
    return {name: str(own) for name, own in named if name and own}


def _free(own: str, taken: set[str]) -> str:
    """An id that no style of the template has."""
    return own if own not in taken else _free(f"{own}Record", taken)


def _rest_on(style: BaseOxmlElement, ids: dict[str, str], usual: BaseOxmlElement | None) -> None:
    """Let a style of ours rest on the template's own."""
    ours = {str(each.get(qn("w:styleId"))): _name(each) for each in _ours()}
    for tag in ("w:basedOn", "w:next"):
        found = style.find(qn(tag))
        if found is None:
            continue
        named = ids.get(ours.get(str(found.get(qn("w:val")))) or "")
        if named is None and usual is not None and tag == "w:next":
            named = usual.get(qn("w:styleId"))
        if named is None:
            style.remove(found)
        else:
            found.set(qn("w:val"), named)


def _speak_english(root: BaseOxmlElement) -> None:
    """Say that the language is English as it is written here, where a template left it open.

    Word's own blank page says en-US: nobody chose that.
    """
    usual = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if usual is None:
        return
    language = usual.find(qn("w:lang"))
    if language is None:
        usual.append(element(f'<w:lang w:val="{LANGUAGE}"/>'))
    elif language.get(qn("w:val")) in (None, "en-US"):
        language.set(qn("w:val"), LANGUAGE)
