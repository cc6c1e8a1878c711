"""One table of a document as CSV (RFC 4180), for any spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cfworkflow.reports.as_tables import as_tables
from cfworkflow.reports.cell import cell
from cfworkflow.reports.document import Lines
from cfworkflow.reports.words.in_words import one_line

if TYPE_CHECKING:
    from cfworkflow.reports.document import Document, Provenance, Text

ORIGIN = ("As of", "Up to fact", "Checkpoint")
"""The last columns: on which day it stood so, up to which fact, and the checkpoint of those."""


class NoSuchTable(LookupError):  # noqa: N818 - what is the matter with what was asked for
    """A document has no table of that name, or none at all. `names` are those it has."""

    def __init__(self, name: str | None, names: tuple[str, ...]) -> None:
        there = f"There is no table {name}" if name else "There is no table"
        super().__init__(f"{there} in this document.")
        self.name = name
        self.names = names


def write(document: Document, table: str | None = None) -> bytes:
    """A table of a document as CSV, by default its main one; each row says where it comes from.

    UTF-8 with a mark at its beginning: without it Excel takes it for another encoding. Heads are
    those that are read in every other form: for programs there is JSON. Text that a spreadsheet
    would work out gets an apostrophe before it. Raises `NoSuchTable`.
    """
    tables = as_tables(document)
    name = table if table is not None else next(iter(tables), None)
    if name is None or name not in tables:
        raise NoSuchTable(name, tuple(tables))
    chosen, origin = tables[name], _origin(document.provenance)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*(cell(one_line(column.head)) for column in chosen.columns), *ORIGIN])
    writer.writerows([*(cell(_value(each)) for each in row), *origin] for row in chosen.rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _value(text: Text) -> object:
    match text:
        case Lines(lines):
            return [str(line) for line in lines]
        case datetime():
            return text.astimezone(UTC)
        case _:
            return text


def _origin(provenance: Provenance) -> list[str]:
    checkpoint = " ".join(provenance.checkpoint.splitlines()[:3])
    return [cell(provenance.day), cell(provenance.position), cell(checkpoint)]
