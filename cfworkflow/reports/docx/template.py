"""What a document is written into: a blank page of ours, or an organisation's own template."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from cfworkflow.reports.docx.markup import element
from cfworkflow.reports.docx.place import TemplateRefused, end_of, last_section
from cfworkflow.reports.docx.styles import LANGUAGE, Styles, our_styles, with_missing

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.oxml.xmlchemy import BaseOxmlElement

_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_TYPES = "[Content_Types].xml"
_OTHERS = {
    b"spreadsheetml": "an Excel workbook",
    b"presentationml": "a PowerPoint presentation",
}
"""What the types of a file name → what it is in place of a Word document."""
_LARGEST = 200_000_000
"""Bytes that the parts of a template may have, unpacked."""

_DAMAGE = (
    *(ArithmeticError, AttributeError, BadZipFile, EOFError, LookupError, NotImplementedError),
    *(SyntaxError, TypeError, ValueError, zlib.error),
)
"""What a template with a damaged part may end in."""

_IDLE = ("thumbnail", "customXml", "stylesWithEffects", "webSettings")
"""What the library's own blank page has beside what we use."""

_SETTINGS = (
    '<w:settings><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    f'</w:compat><w:themeFontLang w:val="{LANGUAGE}"/></w:settings>'
)


class Opened(NamedTuple):
    """What is written into: with which styles, and before which element of its body."""

    word: Word
    styles: Styles
    end: BaseOxmlElement
    """What is written goes before it."""

    own: bool
    """Whether it is a template: its pages are as it has them."""


def blank() -> Opened:
    """A page of ours: A4."""
    word = docx.Document()
    for holder in (word.part, word.part.package):
        for key, each in [*holder.rels.items()]:
            if each.reltype.rpartition("/")[2] in _IDLE:
                del holder.rels[key]
    settings = word.settings.element
    settings[:] = list(element(_SETTINGS))
    numbering = word.part.numbering_part.element
    numbering[:] = []
    [section] = word.sections
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(22)
    section.header_distance = section.footer_distance = Mm(11)
    return Opened(word, our_styles(word), last_section(word), own=False)


def opened(template: bytes) -> Opened:
    """An organisation's own template, with what it lacks added. Raises `TemplateRefused`.

    What else it raises, `refused_where_damaged` makes one of.
    """
    word = docx.Document(io.BytesIO(_as_document(template)))
    return Opened(word, with_missing(word), end_of(word), own=True)


@contextmanager
def refused_where_damaged() -> Iterator[None]:
    """Let what follows work on a template, and raise `TemplateRefused` where it is a broken one.

    The library notices that only at the part it comes to, each in a way of its own.
    """
    try:
        yield
    except TemplateRefused:
        raise
    except _DAMAGE as damage:
        raise TemplateRefused(
            "It can't be read as a Word document: a part of it is missing or damaged.",
            "Open it in Word, save it anew as a Word document (.docx), and give that.",
        ) from damage


def _as_document(template: bytes) -> bytes:
    """A template (.dotx) as a document; a document as it is."""
    try:
        with ZipFile(io.BytesIO(template)) as parts:
            if sum(each.file_size for each in parts.infolist()) > _LARGEST:
                raise _no_word_file("Unpacked it would be larger than any template is.")
            types = parts.read(_TYPES)
            if b"macroEnabled" in types:
                raise TemplateRefused(
                    "It holds macros, and what is made from it would hold them too.",
                    "Save it as a document or template without macros (.docx or .dotx).",
                )
            if b"wordprocessingml" not in types:
                raise _no_word_file(_what_it_is(types))
            if any(b"<!DOCTYPE" in parts.read(name) for name in _texts(parts)):
                # What such a declaration names is not taken along: the file would not open.
                raise _no_word_file("A part of it declares types of its own, as Word never does.")
            if _TEMPLATE.encode() not in types:
                return template
            return _with_types(parts, types.replace(_TEMPLATE.encode(), _DOCUMENT.encode()))
    except (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, zlib.error):
        raise _no_word_file() from None


def _what_it_is(types: bytes) -> str:
    """What a file of Office is that is none of Word's."""
    kinds = [said for mark, said in _OTHERS.items() if mark in types]
    return f"It is {kinds[0]}, and no Word document." if kinds else ""


def _texts(parts: ZipFile) -> list[str]:
    return [name for name in parts.namelist() if name.lower().endswith((".xml", ".rels"))]


def _no_word_file(why: str = "") -> TemplateRefused:
    return TemplateRefused(
        why or "It is no Word document, or is protected by a password.",
        "Give a document or template saved by Word (.docx or .dotx), without a password.",
    )


def _with_types(parts: ZipFile, types: bytes) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as copy:
        for each in parts.infolist():
            copy.writestr(each, types if each.filename == _TYPES else parts.read(each))
    return made.getvalue()
