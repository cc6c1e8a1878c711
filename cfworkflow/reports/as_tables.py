"""What a document tells as tables alone: those it has, and others for whatever is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cfworkflow.reports.document import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Figure,
    Lines,
    Paragraph,
    Section,
    Story,
    Table,
    Text,
)
from cfworkflow.reports.tables import tables_of
from cfworkflow.reports.words.in_words import one_line, words

_STORY = (
    Column("part", "Part", width=36),
    Column("on", "Date", width=14),
    Column("what", "What happened", width=60),
    Column("recorded", "Recorded", width=18),
    Column("by", "By", width=18),
    Column("fact", "Fact", numeric=True, width=8),
)
_FACTS = (
    Column("part", "Part", width=36),
    Column("what", "What", width=28),
    Column("is", "Is", width=60),
)
_TEXTS = (Column("part", "Part", width=36), Column("text", "Text", width=100))


def as_tables(document: Document) -> dict[str, Table]:
    """Every table of a document by its name, then its key facts, its stories and its text.

    Its main one is the first. Formats that have tables only are made from this: nothing a document
    tells is left out.
    """
    tables = tables_of(document)
    for table in _of_the_rest(document.blocks):
        name = table.name if table.name not in tables else f"other-{table.name}"
        tables[name] = Table(name, table.caption, table.columns, table.rows, table.empty)
    if document.main in tables:
        tables = {document.main: tables[document.main], **tables}
    return tables


def texts_in(document: Document) -> list[tuple[str, Text]]:
    """What a document tells in plain text, each with the headings it stands under."""
    return [(part, text) for part, block in _walk(document.blocks, "") for text in _texts(block)]


def _of_the_rest(blocks: Sequence[Block]) -> Iterator[Table]:
    found = [*_walk(blocks, "")]
    facts = [
        (part, *row) for part, block in found if isinstance(block, Facts) for row in block.rows
    ]
    stories = [
        (part, each.on, each.what, each.recorded_at, each.actor, each.position)
        for part, block in found
        if isinstance(block, Story)
        for each in block.events
    ]
    texts = [(part, text) for part, block in found for text in _texts(block)]
    for name, caption, columns, rows in (
        ("facts", "Key facts", _FACTS, facts),
        ("story", "What happened, newest first", _STORY, stories),
        ("text", "What else is told", _TEXTS, texts),
    ):
        if rows:
            yield _without_idle_part(Table(name, caption, columns, tuple(rows)))


def _walk(blocks: Iterable[Block], part: str) -> Iterator[tuple[str, Block]]:
    """The blocks that are no sections, each with the headings it stands under."""
    for block in blocks:
        if isinstance(block, Section):
            heading = one_line(block.heading)
            yield from _walk(block.blocks, f"{part}, {heading}" if part else heading)
        else:
            yield part, block


def _texts(block: Block) -> Iterator[Text]:
    match block:
        case Paragraph(text) if words(text).strip():
            yield text
        case Bullets(items):
            yield from items
        case Story(events, empty) if not events:
            yield empty
        case Figure():
            yield Lines((block.title, block.told))
        case _:
            pass


def _without_idle_part(table: Table) -> Table:
    """A table without its first column, where that says nothing."""
    if any(row[0] for row in table.rows):
        return table
    rows = tuple(row[1:] for row in table.rows)
    return Table(table.name, table.caption, table.columns[1:], rows, table.empty)
