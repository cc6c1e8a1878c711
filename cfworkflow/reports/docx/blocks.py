"""The blocks of a document as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from cfworkflow.reports.document import (
    Block,
    Bullets,
    Column,
    Event,
    Facts,
    Figure,
    Paragraph,
    Section,
    Story,
    Table,
)
from cfworkflow.reports.docx.markup import paragraph, run
from cfworkflow.reports.docx.table import Room, written
from cfworkflow.reports.docx.widths import natural
from cfworkflow.reports.words.in_words import NOTHING, one_line, words

_STORY = (
    Column("on", "Date", width=18),
    Column("what", "What happened", width=44),
    Column("recorded", "Recorded", width=18),
    Column("by", "By", width=16),
    Column("fact", "Fact", numeric=True, width=7),
)

_BEHIND = 240
"""What is left free behind a label, in twips."""

_NARROWEST_LABEL, _WIDEST_LABEL = 2_600, 4_060


def told(blocks: Iterable[Block], room: Room, level: int) -> str:
    """Blocks one after another; sections have headings from `level` on."""
    return "".join(_told(block, room, level) for block in blocks)


def widest(blocks: Iterable[Block]) -> int:
    """How wide the widest table among blocks would be if it could choose, in twips."""
    return max((_width(block) for block in blocks), default=0)


def label(blocks: Iterable[Block], letter: int) -> int:
    """How wide the words of key facts among blocks are, in twips, with room behind them.

    `letter` is how wide a letter of theirs is. Words that would leave their facts too little room
    are left out of it: what they say stands below them.
    """
    widths = (_takes(word, letter) for block in blocks for word in _labels(block))
    return max((each for each in widths if each <= _WIDEST_LABEL), default=_NARROWEST_LABEL)


def heading(text: str, room: Room, level: int) -> str:
    """A heading; the document's title is of level 1."""
    return paragraph(run(one_line(text)), room.styles.heading(level))


def _told(block: Block, room: Room, level: int) -> str:
    match block:
        case Paragraph(text):
            made = paragraph(run(words(text))) if words(text).strip() else ""
        case Bullets(items):
            style = room.styles["List Bullet"]
            made = "".join(paragraph(run(words(item) or NOTHING), style) for item in items)
        case Facts(rows):
            made = "".join(_fact(n, word, words(text), room) for n, (word, text) in enumerate(rows))
        case Table():
            made = written(block, room)
        case Story(events, empty):
            made = written(_as_table(events), room) if events else paragraph(run(empty))
        case Figure():
            made = _in_words(block, room)
        case Section(title, blocks):
            under = room._replace(under=title)
            made = heading(title, room, level) + told(blocks, under, level + 1)
    return made


def _fact(n: int, word: str, text: str, room: Room) -> str:
    """A key fact. The first of them stays with the next: no heading stands with it alone.

    It stands beside its word, or below where that takes more room than there is for words.
    """
    word = one_line(word)
    named = run(word, "<w:b/><w:bCs/>")
    apart = "\t" if _takes(word, room.letter) <= room.label else "\n"
    together = "<w:keepNext/>" if n == 0 else ""
    at = f'<w:tabs><w:tab w:val="left" w:pos="{room.label}"/></w:tabs>'
    hung = f'<w:ind w:left="{room.label}" w:hanging="{room.label}"/>'
    made = named + run(f"{apart}{text}")
    return paragraph(made, room.styles["Record Facts"], together + at + hung)


def _as_table(events: Iterable[Event]) -> Table:
    """A story as a table, in its own order: newest first."""
    return Table(
        "story",
        "What happened, newest first",
        _STORY,
        tuple((each.on, each.what, each.recorded_at, each.actor, each.position) for each in events),
    )


def _in_words(figure: Figure, room: Room) -> str:
    """A picture as what it shows, in words and as its table.

    Word shows no SVG without a second picture beside it, which nothing here can draw.
    """
    return paragraph(run(figure.told), "", "<w:keepNext/>") + written(figure.table, room)


def _labels(block: Block) -> Iterator[str]:
    match block:
        case Facts(rows):
            yield from (one_line(word) for word, _ in rows)
        case Section():
            yield from chain.from_iterable(map(_labels, block.blocks))
        case _:
            pass


def _takes(word: str, letter: int) -> int:
    """How much room a word of key facts takes, with what is left free behind it."""
    return max(_NARROWEST_LABEL, len(word) * letter + _BEHIND)


def _width(block: Block) -> int:
    match block:
        case Table():
            return natural(block) if block.rows else 0
        case Figure():
            return natural(block.table)
        case Section():
            return widest(block.blocks)
        case _:
            return 0
