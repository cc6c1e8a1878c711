"""What makes a list a list: its definition, in a document that may have none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from cfworkflow.reports.docx.markup import element

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement

_BULLET = (
    '<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr>'
    "</w:lvl></w:abstractNum>"
)
_NUM = '<w:num w:numId="{num}"><w:abstractNumId w:val="{n}"/></w:num>'
_NO_NUMBERING = (
    b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)


def bullets(word: Word) -> int:
    """The number of a list with bullets, defined now."""
    root = _numbering(word)
    kinds, lists = root.findall(qn("w:abstractNum")), root.findall(qn("w:num"))
    n = 1 + max((int(each.get(qn("w:abstractNumId"), 0)) for each in kinds), default=0)
    num = 1 + max((int(each.get(qn("w:numId"), 0)) for each in lists), default=0)
    kind = element(_BULLET.format(n=n))
    if lists:
        lists[0].addprevious(kind)
    else:
        root.append(kind)
    (lists[-1] if lists else kind).addnext(element(_NUM.format(num=num, n=n)))
    return num


def _numbering(word: Word) -> BaseOxmlElement:
    """What defines the lists of a document, made where there are none."""
    there = [
        each for each in word.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NUMBERING
    ]
    if not there:
        place = PackURI("/word/numbering.xml")
        kind = CONTENT_TYPE.WML_NUMBERING
        made = NumberingPart.load(place, kind, _NO_NUMBERING, word.part.package)
        word.part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return cast("BaseOxmlElement", word.part.numbering_part.element)
