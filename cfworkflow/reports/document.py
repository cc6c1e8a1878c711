"""What a document is made of, whatever format it is written in and whatever page shows it.

A builder (`documents/`) makes a `Document` from views; a writer (`docx/`, `html.py`, ...) or a page
turns it into something to open. Neither knows the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing that can be looked up by its reference; a page links to it.

    `kind` is one of `references.KINDS`, `ref` its reference (`B-0001`, `tactical`); `text` what
    is read, by default the reference.
    """

    kind: str
    ref: str
    text: str = ""

    def __str__(self) -> str:
        return self.text or self.ref


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in a word. The tone only repeats what the word says: never colour alone.

    `tone` is one of grey, blue, green, yellow, red, purple.
    """

    word: str
    tone: str = "grey"

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces of text one after another, such as words with a reference among them."""

    pieces: tuple[str | date | Ref | Tag, ...]

    def __str__(self) -> str:
        return "".join(map(str, self.pieces))


@dataclass(frozen=True, slots=True)
class Lines:
    """Several texts, one under another."""

    lines: tuple[str | Ref | Tag | Line, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.lines))


Text: TypeAlias = str | int | float | date | datetime | Ref | Tag | Line | Lines | None
"""What stands in one place of a document. None: nothing was given. A `datetime` is aware."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Key facts of one thing: a word and what it is."""

    rows: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `name` is its name in data, `head` what is read at its top."""

    name: str
    head: str
    numeric: bool = False
    width: int = 16
    """How many letters wide it is where widths have to be chosen (xlsx, docx)."""
    aside: bool = False
    """Whether a printed sheet that has no room for all columns does without it; it is no first."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first column says what each row is of. `name` is a slug, one in a document."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    empty: str = "None."
    """What is said in its place where it has no rows."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened at one moment of a thing's story."""

    on: date
    recorded_at: datetime
    what: Line | str
    actor: str
    position: int


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, newest first."""

    events: tuple[Event, ...]
    empty: str = "Nothing yet."


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its table twin: whatever the picture shows, the table says.

    `name` is a slug; `svg` one `<svg>` element with `<title>` and `<desc>`, without style
    attributes, scripts or anything from elsewhere; `told` what it shows, in a sentence or two.
    """

    name: str
    title: str
    told: str
    svg: str
    table: Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part under a heading of its own. Sections nest."""

    heading: str
    blocks: tuple[Block, ...]


Block: TypeAlias = Paragraph | Bullets | Facts | Table | Story | Figure | Section


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where what is told comes from: the record, as of when, up to which fact, proven by what.

    `as_of` is the moment as it was typed, None for now; `day` the day told of: what is overdue
    counts from there. `position` is that of the last fact taken into account, recorded at
    `recorded_at`. `checkpoint` are the lines of the checkpoint of just so many facts (C2SP
    tlog-checkpoint), followed by a signature where `signed`.
    """

    as_of: str | None
    day: date
    position: int
    recorded_at: datetime | None
    checkpoint: str
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document: `name` is a slug (`decision-register`), `of` what it is about in a few words.

    `data` is what it tells as plain data, for programs: that of the JSON twin. `main` is the name
    of the table that matters most where it is not the first: in formats of tables alone it is.
    """

    name: str
    title: str
    of: str
    provenance: Provenance
    blocks: tuple[Block, ...]
    data: object
    main: str | None = None
