"""The texts of a document as markup: words escaped, dates as times, references as links."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup, escape

from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.document import Line, Lines, Ref, Tag, Text
from cfworkflow.reports.page.components import component
from cfworkflow.reports.words import in_words
from cfworkflow.reports.words.legible import legible

Link = Callable[[Ref], str | None]
"""Where a thing's own page is; None where there is none."""

_WHOLE = "cfw-whole"
"""The class of what is not broken at the end of a line, such as a reference at its hyphen."""

_LONG_WORD = re.compile(r"\S{20}(?=\S)")

NOTHING = Markup(
    '<span aria-hidden="true">{}</span> <span class="govuk-visually-hidden">nothing given</span>'
).format(in_words.NOTHING)


def no_link(_ref: Ref) -> str | None:
    """The link function of a page that stands alone."""
    return None


def shown(text: Text, link: Link = no_link) -> Markup:  # noqa: PLR0911 - one for each kind
    """A text as it stands in a sentence or a cell."""
    match text:
        case str():
            return _words(text)
        case None:
            return NOTHING
        case datetime():
            return moment(text)
        case date():
            return day(text)
        case Ref():
            return _linked(text, link)
        case Tag():
            return tag(text.word, text.tone)
        case Line():
            return Markup("").join(shown(piece, link) for piece in text.pieces)
        case Lines():
            return _under_another(text, link)
        case _:
            return escape(in_words.words(text))


def day(on: date) -> Markup:
    """A date as it is said, and as a program reads it."""
    return Markup('<time datetime="{}">{}</time>').format(on.isoformat(), spoken(on))


def moment(at: datetime) -> Markup:
    """A moment to the minute, in UTC."""
    exact = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return Markup('<time datetime="{}">{}</time>').format(exact, in_words.moment(at))


def number(figure: float) -> str:
    """A figure with its thousands apart."""
    return f"{figure:,}"


@lru_cache(maxsize=256)
def tag(word: str, tone: str) -> Markup:
    """A state in a word, on the colour of its tone."""
    classes = "" if tone == "blue" else f"govuk-tag--{tone}"  # blue is what a tag is by itself
    return component("tag", "govukTag", text=word, classes=classes).strip()


def _words(text: str) -> Markup:
    if "\n" in text or "\r" in text:
        return Markup("<br>\n").join(map(_breakable, legible(text).split("\n")))
    return _breakable(text)


def _breakable(text: str) -> Markup:
    """A text whose long words may be broken where there is no room for them."""
    ends = [found.end() for found in _LONG_WORD.finditer(text)]
    if not ends:
        return escape(text)
    pieces = [text[begin:end] for begin, end in pairwise((0, *ends, len(text)))]
    return Markup("<wbr>").join(pieces)


def _linked(ref: Ref, link: Link) -> Markup:
    url, kept = link(ref), "" if ref.text else _WHOLE
    if url is None:
        return Markup('<span class="{}">{}</span>').format(kept, ref) if kept else escape(ref)
    classes = f"govuk-link {kept}".rstrip()
    return Markup('<a class="{}" href="{}">{}</a>').format(classes, url, ref)


def _under_another(lines: Lines, link: Link) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(shown(line, link)) for line in lines.lines)
    return Markup('<ul class="cfw-lines">{}</ul>').format(items)
