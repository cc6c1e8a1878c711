"""Documents for Word: real headings, lists and tables, on a page of ours or a council's own."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cfworkflow.reports import provenance as origin
from cfworkflow.reports.document import Block, Document
from cfworkflow.reports.docx.blocks import heading, label, told, widest
from cfworkflow.reports.docx.foot import give_foot, name_it
from cfworkflow.reports.docx.letters import bold_letter
from cfworkflow.reports.docx.markup import elements, paragraph, run
from cfworkflow.reports.docx.pages import TOLERATED, apart, pages_of, put, together
from cfworkflow.reports.docx.place import TemplateRefused
from cfworkflow.reports.docx.table import Room
from cfworkflow.reports.docx.template import Opened, blank, opened, refused_where_damaged
from cfworkflow.reports.words.in_words import one_line, words

if TYPE_CHECKING:
    from docx.document import Document as Word


__all__ = ["TemplateRefused", "write"]

_SMALL_PRINT = '<w:sz w:val="16"/><w:szCs w:val="16"/>'
_LOW_HEADING = '<w:sz w:val="20"/><w:szCs w:val="20"/>'
_ROOM_ABOVE = '<w:spacing w:before="200" w:after="0"/>'
_LITTLE_ROOM = '<w:spacing w:before="60" w:after="40" w:line="240" w:lineRule="auto"/>'

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell: the same for all, so that equal documents are equal."""


def write(document: Document, template: bytes | None = None) -> bytes:
    """A document as a Word file, in a template where one is given.

    The same document gives the same bytes. A template's styles, pages, heads and feet are kept;
    the document follows what stands in it, or takes the place of its paragraph `{{cfworkflow}}`.
    Raises `TemplateRefused`.
    """
    if template is None:
        return _written(document, blank())
    with refused_where_damaged():
        return _written(document, opened(template))


def _written(document: Document, into: Opened) -> bytes:
    pages = pages_of(into)
    give_foot(into, pages, document)
    parts = _parts(document)
    letter = bold_letter(into)
    upright = Room(pages.width, into.styles, label(document.blocks, letter), letter)
    turned = widest(document.blocks) > pages.width * TOLERATED and pages.turned > pages.width
    room = upright._replace(width=pages.turned) if turned else upright
    made = [elements(part.markup(room)) for part in parts]
    close_together = {into.styles[name] for name in ("Record Facts", "List Bullet")}
    together(made[-1])
    put(into, pages, [(turned, apart(each, close_together)) for each in made])
    name_it(into.word, document)
    return _zipped(into.word)


class _Part(NamedTuple):
    """Blocks that are written together, as elements of their own."""

    document: Document
    blocks: tuple[Block, ...]
    opens: bool = False
    closes: bool = False

    def markup(self, room: Room) -> str:
        before = _opening(self.document, room) if self.opens else ""
        after = _closing(self.document, room) if self.closes else ""
        return before + told(self.blocks, room, 2) + after


def _parts(document: Document) -> list[_Part]:
    return [
        _Part(document, (), opens=True),
        *(_Part(document, (block,)) for block in document.blocks),
        _Part(document, (), closes=True),
    ]


def _opening(document: Document, room: Room) -> str:
    return (
        heading(document.title, room, 1)
        + (paragraph(run(one_line(document.of)), room.styles["Subtitle"]) if document.of else "")
        + paragraph(run(words(origin.in_short(document.provenance))))
    )


def _closing(document: Document, room: Room) -> str:
    """Where the document comes from, and the lines by which that can be checked: in small print.

    It belongs to the end of the last page, not on one of its own.
    """
    provenance = document.provenance
    rows = origin.facts_of(provenance).rows
    facts = [f"{what}: {words(text).rstrip('.')}." for what, text in rows]
    said = " ".join([*facts, origin.how_to_check(provenance)])
    lines = run(provenance.checkpoint.rstrip("\n"), _SMALL_PRINT)
    return (
        paragraph(run(origin.HEADING, _LOW_HEADING), room.styles.heading(2), _ROOM_ABOVE)
        + paragraph(run(said, _SMALL_PRINT), "", _LITTLE_ROOM)
        + paragraph(lines, room.styles["Record Checkpoint"], _LITTLE_ROOM)
    )


def _zipped(word: Word) -> bytes:
    """A Word file whose parts have no time of their own."""
    saved, made = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with ZipFile(saved) as parts, ZipFile(made, "w", ZIP_DEFLATED) as zipped:
        for name in parts.namelist():
            part = ZipInfo(name, _LONG_AGO)
            part.compress_type = ZIP_DEFLATED
            zipped.writestr(part, parts.read(name))
    return made.getvalue()
