"""The sheets of a workbook: what they are called, and how much one of them holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cfworkflow.reports.as_tables import as_tables, texts_in
from cfworkflow.reports.document import Document, Table, Text
from cfworkflow.reports.words.in_words import one_line

_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST = 31
"""Letters that the name of a sheet may have."""

_TWIN = "-table"
"""What the table of a picture is called behind the picture's own name: a sheet has no picture."""

_LITTLE = 4
"""Texts that get no sheet of their own where there are others."""

_RESERVED = "history"
"""The name that Excel keeps for itself."""


class Sheet(NamedTuple):
    """A sheet of a workbook, and what it is called there."""

    name: str
    table: Table


def sheets_of(document: Document, taken: Iterable[str], most: int) -> list[Sheet]:
    """The sheets of a document: its tables, its key facts, its stories, and its text if it is much.

    None has a name that is `taken`, and none more than `most` rows: what is longer goes on in a
    sheet of its own.
    """
    sheets: list[Sheet] = []
    names = {name.lower() for name in (*taken, _RESERVED)}
    tables = [*as_tables(document).values()]
    for table in tables[:-1] if for_notes(document) else tables:
        for piece in _pieces(table, most):
            name = _name(table.name, names)
            names.add(name.lower())
            sheets.append(Sheet(name, piece))
    return sheets


def for_notes(document: Document) -> list[tuple[str, Text]]:
    """The text of a document that has little beside other sheets, with where it stands."""
    told = texts_in(document)
    return told if len(told) <= _LITTLE and len(as_tables(document)) > 1 else []


def _pieces(table: Table, most: int) -> Iterator[Table]:
    for first in range(0, max(len(table.rows), 1), most):
        rows = table.rows[first : first + most]
        yield Table(table.name, table.caption, table.columns, rows, table.empty)


def _name(slug: str, taken: set[str]) -> str:
    """What a sheet is called: legal, not too long, and no other's name."""
    named = slug.removesuffix(_TWIN).replace("-", " ")
    plain = one_line(_ILLEGAL.sub(" ", named)).strip("' ") or "table"
    plain = plain[0].upper() + plain[1:]
    name, number = plain[:_LONGEST].rstrip("' "), 1
    while name.lower() in taken:
        number += 1
        end = f" {number}"
        name = plain[: _LONGEST - len(end)].rstrip("' ") + end
    return name
