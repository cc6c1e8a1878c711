"""Putting what is written on pages: upright, or turned where a table is too wide for that."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm

from cfworkflow.reports.docx.markup import element
from cfworkflow.reports.docx.turning import close, copied, ends_pages, go_on, properties_of, turn

if TYPE_CHECKING:
    from docx.oxml.section import CT_SectPr
    from docx.oxml.xmlchemy import BaseOxmlElement

    from cfworkflow.reports.docx.template import Opened

TOLERATED = 1.35
"""So many times as wide as an upright page, a table is still better wrapped than turned."""

_A4 = (Mm(210), Mm(297))
_MARGIN = Mm(22)
_ROOM = '<w:spacing w:before="200"/>'
_BEFORE_SPACING = {qn(f"w:{name}") for name in ("pStyle", "keepNext", "keepLines", "tabs")}


class Pages(NamedTuple):
    """The pages that a document is put on: their setting, and how wide they are, in twips."""

    setting: CT_SectPr
    width: int
    turned: int
    """How wide they are when turned; as wide as upright where they lie on their side already."""


def pages_of(opened: Opened) -> Pages:
    """The pages on which what is written will stand."""
    setting = _setting_at(opened.end)
    page = Section(setting, opened.word.part)
    if page.page_width is None or page.page_height is None:
        page.page_width, page.page_height = _A4
    sides = sum(
        _MARGIN if each is None else int(each) for each in (page.left_margin, page.right_margin)
    )
    sides += int(page.gutter or 0)
    width, height = page.page_width - sides, page.page_height - sides
    return Pages(setting, width // 635, max(width, height) // 635)  # a twip is 635 EMU


def put(opened: Opened, pages: Pages, parts: Iterable[tuple[bool, list[BaseOxmlElement]]]) -> None:
    """Put parts before the end, each on pages that are turned, or are not."""
    end, groups = opened.end, _grouped(parts)
    first_turned = bool(groups) and groups[0][0]
    before = end.getprevious()
    if first_turned and before is not None and not ends_pages(before):
        close(before, copied(pages.setting, turned=False))
        go_on(pages.setting)
    for (turned, elements), (following, _) in pairwise([*groups, (None, [])]):
        for each in elements:
            _insert(each, end)
        if turned and following is None and end is pages.setting:
            turn(pages.setting)
        elif turned or following is not None:
            close(elements[-1], copied(pages.setting, turned=bool(turned)))
            go_on(pages.setting)


def _insert(made: BaseOxmlElement, before: BaseOxmlElement) -> None:
    """Insert an element. A long table goes row by row: as one it takes the square of its length."""
    rows = made.findall(qn("w:tr"))
    for row in rows:
        made.remove(row)
    before.addprevious(made)
    made.extend(rows)


def apart(made: list[BaseOxmlElement], close_together: set[str]) -> list[BaseOxmlElement]:
    """The same, with room above text that follows what has none below it: a table, or key facts.

    `close_together` are the ids of styles whose paragraphs have no room between them.
    """
    for before, after in pairwise(made):
        if after.tag != qn("w:p"):
            continue
        own, above = _style_of(after), _style_of(before)
        follows_table = before.tag == qn("w:tbl") and (not own or own in close_together)
        if follows_table or (not own and above in close_together):
            properties = properties_of(after)
            leading = [each for each in properties if each.tag in _BEFORE_SPACING]
            properties.insert(len(leading), element(_ROOM))
    return made


def together(made: list[BaseOxmlElement]) -> None:
    """Keep paragraphs on one page."""
    for each in made[:-1]:
        properties = properties_of(each)
        if properties.find(qn("w:keepNext")) is None:
            style = properties.findall(qn("w:pStyle"))
            properties.insert(len(style), element("<w:keepNext/>"))


def _style_of(paragraph: BaseOxmlElement) -> str:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else str(style.get(qn("w:val")))


def _grouped(
    parts: Iterable[tuple[bool, list[BaseOxmlElement]]],
) -> list[tuple[bool | None, list[BaseOxmlElement]]]:
    groups: list[tuple[bool | None, list[BaseOxmlElement]]] = []
    for turned, elements in parts:
        if groups and groups[-1][0] == turned:
            groups[-1][1].extend(elements)
        elif elements:
            groups.append((turned, [*elements]))
    return groups


def _setting_at(place: BaseOxmlElement) -> CT_SectPr:
    """The setting of the pages on which a place is: what comes next of its kind."""
    at: BaseOxmlElement | None = place
    while at is not None:
        if at.tag == qn("w:sectPr"):
            return cast("CT_SectPr", at)
        if (found := at.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")) is not None:
            return cast("CT_SectPr", found)
        at = at.getnext()
    raise LookupError("a body ends with the setting of its pages")
