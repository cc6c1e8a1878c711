"""Documents built from a history told in memory, and what is to be read in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

from cfworkflow.projections.reading import Views
from cfworkflow.reports.catalogue import DOCUMENTS, build
from cfworkflow.reports.document import (
    Block,
    Bullets,
    Document,
    Facts,
    Figure,
    Line,
    Lines,
    Paragraph,
    Provenance,
    Ref,
    Section,
    Story,
    Table,
    Text,
)
from cfworkflow.reports.documents.explained import Explanation
from cfworkflow.reports.tables import tables_of
from tests.projections.a_year import TODAY


def provenance(views: Views, day: date = TODAY) -> Provenance:
    """Where a document of these views comes from."""
    recorded = datetime(2026, 12, 31, 12, tzinfo=UTC) if views.position else None
    return Provenance(None, day, views.position, recorded, "")


def built(name: str, views: Views, ref: str | None = None, **options: object) -> Document:
    """A document of these views, by the word it is asked for; explained in words made here."""
    if "told" in DOCUMENTS[name].options:
        options.setdefault("told", explanation(views, ref or ""))
    return build(name, views, provenance(views), ref, **options)


def explanation(views: Views, ref: str) -> Explanation:
    """An explanation that has every kind of line, of the sentences there are about a thing."""
    story = views.story(ref)
    cited = [f"{row.sentence.removesuffix('.')} [@{row.position}]." for row in story]
    return Explanation(
        (
            (f"{ref} stands where it does", (("It came there step by step (P1).", ""),)),
            ("Step by step", tuple((text, str(at)) for at, text in enumerate(cited, 1))),
            ("Point by point", tuple((text, "-") for text in cited)),
            ("By rule", tuple((text, "P1") for text in cited)),
            ("The facts", tuple((row.sentence, f"@{row.position}") for row in story)),
        ),
        tuple(row.position for row in story),
        {"ref": ref, "facts": [row.position for row in story]},
    )


def every_document(views: Views) -> Iterator[Document]:
    """Each kind of document, of everything on record, wide and not."""
    asked: dict[str, dict[str, object]] = {"briefing": {"to": "strategic"}}
    for name, entry in DOCUMENTS.items():
        options = asked.get(name, {})
        refs = [None] if entry.refers is None or entry.of_all else []
        for ref in [*refs, *(things(views, entry.refers) if entry.refers else [])]:
            yield built(name, views, ref, **options)
            if entry.wide:
                yield built(name, views, ref, **options, wide=True)


def things(views: Views, kind: str) -> list[str]:
    """The references of all things of a kind that have documents of their own."""
    rows: dict[str, Any] = {
        "barrier": views.barriers,
        "decision": views.decisions,
        "group": views.groups,
        "meeting": views.meetings,
    }
    return [*rows[kind]]


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every text of these blocks, in order; of a picture, those of its table."""
    for block in blocks:
        match block:
            case Section():
                yield block.heading
                yield from texts(block.blocks)
            case Figure():
                yield block.told
                yield from texts([block.table])
            case _:
                yield from _own(block)


def _own(block: Block) -> Iterator[Text]:
    """The texts of a block that has no other within."""
    match block:
        case Paragraph():
            yield block.text
        case Bullets():
            yield from block.items
        case Facts():
            yield from (text for row in block.rows for text in row)
        case Table():
            yield block.caption
            yield from (cell for row in block.rows for cell in row)
        case Story():
            yield from (text for event in block.events for text in (event.what, event.actor))
        case _:
            raise TypeError(block)


def words(document: Document) -> str:
    """All that is read in a document, a text a line."""
    said = [document.title, document.of, *texts(document.blocks)]
    return "\n".join(str(text) for text in said if text is not None)


def refs(document: Document) -> set[str]:
    """The references of all that can be looked up from a document."""
    return {ref.ref for text in texts(document.blocks) for ref in _refs(text)}


def _refs(text: Text) -> Iterator[Ref]:
    match text:
        case Ref():
            yield text
        case Line():
            yield from (piece for piece in text.pieces if isinstance(piece, Ref))
        case Lines():
            for line in text.lines:
                yield from _refs(line)


def facts(section: Section | Document) -> dict[str, str]:
    """The key facts right under a heading, as they are read."""
    return {
        word: str(text)
        for block in section.blocks
        if isinstance(block, Facts)
        for word, text in block.rows
    }


def section(document: Document, heading: str) -> Section:
    """The section of that heading, wherever it stands."""
    return next(each for each in sections(document.blocks) if each.heading == heading)


def sections(blocks: Iterable[Block]) -> Iterator[Section]:
    """Every section, in order, those within others too."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from sections(block.blocks)


def cells(document: Document, table: str) -> list[dict[str, Text]]:
    """The rows of a table, by the names of its columns."""
    found = tables_of(document)[table]
    names = [column.name for column in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.rows]
