"""WordprocessingML (ISO/IEC 29500) as text: all of it is made here, and all words are escaped."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from docx.oxml import parse_xml

from cfworkflow.reports.words.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.oxml.xmlchemy import BaseOxmlElement

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_BREAK = re.compile("([\n\t])")


def run(text: str, properties: str = "") -> str:
    """A run of text; a line's end in it is one, a tab is one. `properties` are those of the run."""
    inside = "".join(_BREAKS.get(part) or _words(part) for part in _parts(text))
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}{inside}</w:r>" if inside else ""


def paragraph(content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs in a style, by the style's id, with more properties of its own."""
    named = style and f'<w:pStyle w:val="{attribute(style)}"/>'
    told = named + properties
    return f"<w:p>{told and f'<w:pPr>{told}</w:pPr>'}{content}</w:p>"


def field(instruction: str, shown: str) -> str:
    """What Word works out, such as a page's number, and what is shown until it has."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(shown)}</w:fldSimple>'


def attribute(text: str) -> str:
    """A text as the value of an attribute."""
    return escape(legible(text))


def elements(markup: str) -> list[BaseOxmlElement]:
    """Markup as elements, one after another."""
    return list(parse_xml(f"<w:body {_SPACE}>{markup}</w:body>"))


def element(markup: str) -> BaseOxmlElement:
    """Markup of one element."""
    [made] = elements(markup)
    return made


def _parts(text: str) -> Iterable[str]:
    return filter(None, _BREAK.split(legible(text)))


def _words(part: str) -> str:
    return f'<w:t xml:space="preserve">{escape(part)}</w:t>'
