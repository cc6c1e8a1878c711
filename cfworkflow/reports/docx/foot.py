"""What stands at the foot of each page, and what is said of a file as a whole."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section

from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.docx.markup import element, field, paragraph, run
from cfworkflow.reports.docx.styles import LANGUAGE
from cfworkflow.reports.words.legible import legible

if TYPE_CHECKING:
    from docx.document import Document as Word

    from cfworkflow.reports.document import Document
    from cfworkflow.reports.docx.pages import Pages
    from cfworkflow.reports.docx.template import Opened

BY = "cfworkflow"
"""Who a file says made it: no person did."""

_LONGEST = 255
"""Letters that such a saying may have."""

_SEEN = ("w:t", "w:drawing", "w:pict", "w:fldSimple", "w:instrText", "w:tbl")


def give_foot(opened: Opened, pages: Pages, document: Document) -> None:
    """Say at the foot of each page what it is of; a foot that a template has stays as it is."""
    if opened.own and _has_foot(opened.word):
        return
    footer = Section(pages.setting, opened.word.part).footer
    footer.is_linked_to_previous = False
    root = footer._element  # noqa: SLF001 - a foot is written as markup, as all is
    made = run(f"{in_brief(document)} Page ") + field("PAGE", "1") + run(" of ")
    root[:] = [element(paragraph(made + field("NUMPAGES", "1"), opened.styles["footer"]))]


def in_brief(document: Document) -> str:
    """Which document it is, as of when and up to which fact."""
    provenance, title = document.provenance, " ".join(document.title.split())
    if len(title) > _LONGEST // 2:
        title = f"{title[: _LONGEST // 2]}…"
    return f"{title}. As of {spoken(provenance.day)}, fact {provenance.position:,}."


def name_it(word: Word, document: Document) -> None:
    """Say of the file as a whole what it is, in whose place and from when."""
    provenance, core = document.provenance, word.core_properties
    midnight = datetime.combine(provenance.day, time(), UTC)
    at = (provenance.recorded_at or midnight).astimezone(UTC).replace(microsecond=0)
    core.title, core.subject = _short(document.title), _short(document.of)
    core.author = core.last_modified_by = BY
    core.comments = _short(in_brief(document))
    core.keywords, core.category, core.content_status = "", "", ""
    core.language, core.revision = LANGUAGE, 1
    core.created = core.modified = at.replace(tzinfo=None)


def _short(text: str) -> str:
    return legible(text)[:_LONGEST]


def _has_foot(word: Word) -> bool:
    """Whether anything stands at the foot of a page."""
    return any(
        next(each.target_part.element.iter(*map(qn, _SEEN)), None) is not None
        for each in word.part.rels.values()
        if each.reltype == RELATIONSHIP_TYPE.FOOTER
    )
