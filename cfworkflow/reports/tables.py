"""The tables of a document, wherever they stand in it; and their rows, made from named cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from cfworkflow.reports.document import Block, Column, Document, Figure, Section, Table, Text


def rows_of(
    columns: Sequence[Column], cells: Iterable[Mapping[str, Text]]
) -> tuple[tuple[Text, ...], ...]:
    """Rows for these columns, of cells by the names of theirs; there may be more of them."""
    return tuple(tuple(row[column.name] for column in columns) for row in cells)


def aside(*columns: Column) -> tuple[Column, ...]:
    """Columns that a printed sheet does without where it has no room for all."""
    return tuple(replace(column, aside=True) for column in columns)


def tables_of(document: Document) -> dict[str, Table]:
    """Every table of a document by its name, in order; those of its pictures among them."""
    return {table.name: table for table in _tables(document.blocks)}


def _tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        match block:
            case Table():
                yield block
            case Figure():
                yield block.table
            case Section():
                yield from _tables(block.blocks)
            case _:
                pass
