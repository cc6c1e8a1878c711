"""The tables of a document, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cfworkflow.reports.document import Block, Document, Figure, Section, Table


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
