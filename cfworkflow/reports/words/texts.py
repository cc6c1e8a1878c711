"""Texts of several lines, and things with their titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cfworkflow.domain.references import LETTERS, kind_of
from cfworkflow.projections.views import view_of
from cfworkflow.reports.document import Line, Lines, Ref

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Tag


def lines(texts: Iterable[str | Ref | Tag | Line]) -> Lines | None:
    """Texts one under another; None where there are none."""
    every = tuple(texts)
    return Lines(every) if every else None


def numbered(texts: Iterable[str]) -> Lines | None:
    """Texts one under another, numbered from 1; None where there are none."""
    return lines(f"{number}. {text}" for number, text in enumerate(texts, 1))


def titled(kind: str, ref: str, title: str | None) -> Line:
    """A thing that can be looked up, and its title behind it."""
    return Line((Ref(kind, ref), f" {title}")) if title else Line((Ref(kind, ref),))


def linked(views: Views, sentence: str) -> Line:
    """A sentence in which what is numbered can be looked up, where it is on record."""
    pieces: list[str | Ref] = []
    done = 0
    for found in _REF.finditer(sentence):
        kind = kind_of(found[0])
        if found[0] in views.rows(view_of(kind)):
            pieces += [sentence[done : found.start()], Ref(kind, found[0])]
            done = found.end()
    pieces.append(sentence[done:])
    return Line(tuple(piece for piece in pieces if piece))


_REF = re.compile(rf"\b[{''.join(LETTERS)}]-[0-9]{{4,12}}\b")
