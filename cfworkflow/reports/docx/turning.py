"""The settings of pages: ending them after an element, turning them, and letting others follow."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from cfworkflow.reports.docx.markup import element

if TYPE_CHECKING:
    from docx.oxml.section import CT_SectPr
    from docx.oxml.xmlchemy import BaseOxmlElement

_END = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)


def ends_pages(last: BaseOxmlElement) -> bool:
    """Whether pages end after an element."""
    return last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def close(last: BaseOxmlElement, setting: BaseOxmlElement) -> None:
    """Let pages end after an element. After a table that takes a paragraph, one too thin to see."""
    if last.tag != qn("w:p"):
        thin = element(_END)
        last.addnext(thin)
        last = thin
    properties_of(last).append(setting)


def properties_of(of: BaseOxmlElement) -> BaseOxmlElement:
    """The properties of a paragraph, made where it has none."""
    properties: BaseOxmlElement | None = of.find(qn("w:pPr"))
    if properties is None:
        properties = element("<w:pPr/>")
        of.insert(0, properties)
    return properties


def copied(setting: CT_SectPr, *, turned: bool) -> CT_SectPr:
    """The same setting once more, for pages before; or for pages that are turned."""
    made = deepcopy(setting)
    if turned:
        turn(made)
    return made


def turn(setting: CT_SectPr) -> None:
    """Lay pages on their side."""
    size = setting.find(qn("w:pgSz"))
    assert size is not None  # noqa: S101 - `pages_of` saw to it
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), str(height))
    size.set(qn("w:h"), str(width))
    size.set(qn("w:orient"), "landscape")


def go_on(setting: CT_SectPr) -> None:
    """Let further pages go on from those before: on a new page, numbered on, no first page."""
    for name in ("w:titlePg", "w:type"):
        for each in setting.findall(qn(name)):
            setting.remove(each)
    for each in setting.findall(qn("w:pgNumType")):
        each.attrib.pop(qn("w:start"), None)
    size = setting.find(qn("w:pgSz"))
    assert size is not None  # noqa: S101 - `pages_of` saw to it
    size.addprevious(element('<w:type w:val="nextPage"/>'))
