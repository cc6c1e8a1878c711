"""Documents for Word: real headings, lists and tables, on a page of ours or a council's own."""

from __future__ import annotations

import io
from math import inf
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cfworkflow.reports import provenance as origin
from cfworkflow.reports.document import Block, Document, Paragraph
from cfworkflow.reports.docx.blocks import heading, label, length, told, widest
from cfworkflow.reports.docx.foot import give_foot, name_it
from cfworkflow.reports.docx.letters import bold_letter
from cfworkflow.reports.docx.markup import elements, paragraph, run
from cfworkflow.reports.docx.pages import TOLERATED, Pages, apart, pages_of, put, together
from cfworkflow.reports.docx.place import TemplateRefused
from cfworkflow.reports.docx.table import Room
from cfworkflow.reports.docx.template import Opened, blank, opened, refused_where_damaged
from cfworkflow.reports.words.in_words import one_line, words

if TYPE_CHECKING:
    from docx.document import Document as Word


__all__ = ["TemplateRefused", "write"]

_LITTLE = 25
"""Lines that get no upright pages of their own where others are turned."""

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
    made = [
        (turned, elements(part.markup(upright._replace(width=pages.turned) if turned else upright)))
        for part, turned in zip(parts, _turned(parts, pages), strict=True)
    ]
    close_together = {into.styles[name] for name in ("Record Facts", "List Bullet")}
    together(made[-1][1])
    put(into, pages, [(turned, apart(each, close_together)) for turned, each in made])
    name_it(into.word, document)
    return _zipped(into.word)


class _Part(NamedTuple):
    """Blocks that stay together on one kind of page; `before` goes before them."""

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


def _turned(parts: list[_Part], pages: Pages) -> list[bool]:
    """Which parts stand on turned pages: those with a wide table.

    What has no table stands with what follows it, or else with what was before, and so does all
    else where that is little: no page is turned for a few lines.
    """
    room = pages.width * TOLERATED if pages.turned > pages.width else inf
    widths = [widest(part.blocks) for part in parts]
    turned = [width > room for width in widths]
    upright = [part for part, wide in zip(parts, turned, strict=True) if not wide]
    if any(turned) and sum(length(part.blocks) for part in upright) < _LITTLE:
        return [True] * len(parts)
    for n in reversed(range(len(parts) - 1)):
        turned[n] = turned[n] or (turned[n + 1] and not widths[n])
    for n in range(1, len(parts)):
        turned[n] = turned[n] or (turned[n - 1] and not widths[n])
    return turned


def _opening(document: Document, room: Room) -> str:
    return (
        heading(document.title, room, 1)
        + (paragraph(run(one_line(document.of)), room.styles["Subtitle"]) if document.of else "")
        + paragraph(run(words(origin.in_short(document.provenance))))
    )


def _closing(document: Document, room: Room) -> str:
    """Where the document comes from, and the lines by which that can be checked."""
    provenance = document.provenance
    blocks = (origin.facts_of(provenance), Paragraph(origin.how_to_check(provenance)))
    room = room._replace(label=label(blocks, room.letter))
    lines = run(provenance.checkpoint.rstrip("\n"))
    return (
        heading(origin.HEADING, room, 2)
        + told(blocks, room, 3)
        + paragraph(lines, room.styles["Record Checkpoint"])
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
