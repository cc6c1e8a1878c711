"""How large the letters of a Word file are, where its template chose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

    from cfworkflow.reports.docx.template import Opened

_OURS, _BROADEST = 5.3, 6.2
"""How wide a bold letter is on average for each half point of its size, in twips.

Ours are those of Arial; a template's may be as broad as those of Verdana.
"""

_WORDS_OWN = 20
"""The size in half points of letters of which nothing is said (ISO/IEC 29500-1, 17.3.2.38)."""


def bold_letter(into: Opened) -> int:
    """How wide a bold letter of key facts is on average, in twips."""
    size = _size(into.word.styles.element, into.styles["Record Facts"])
    return int(size * (_BROADEST if into.own else _OURS))


def _size(styles: BaseOxmlElement, own: str) -> int:
    """The size of a paragraph's letters, by the id of its style: its own, or what that rests on."""
    named = {each.get(qn("w:styleId")): each for each in styles.findall(qn("w:style"))}
    style, seen = named.get(own), set[str | None]()
    while style is not None and style.get(qn("w:styleId")) not in seen:
        seen.add(style.get(qn("w:styleId")))
        if (size := style.find(f"{qn('w:rPr')}/{qn('w:sz')}")) is not None:
            return int(size.get(qn("w:val")))
        rests_on = style.find(qn("w:basedOn"))
        style = None if rests_on is None else named.get(rests_on.get(qn("w:val")))
    usual = styles.find("/".join(map(qn, ("w:docDefaults", "w:rPrDefault", "w:rPr", "w:sz"))))
    return _WORDS_OWN if usual is None else int(usual.get(qn("w:val")))
