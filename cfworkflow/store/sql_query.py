"""A query on types and tags, as SQL that reads one page of facts after a position.

In every statement ?1 is the position to start after, ?2 the last position to look at and ?3 the
most rows wanted; the query's own words follow, always as bound values. A tagged item is looked up
through the primary key of `tag`, already in order of position; several items are merged as they
come, so that a page costs what it holds and not what the whole query matches.
"""

# ruff: noqa: S608 - what is put together here is our own text and parameter numbers

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from eventsourcing.dcb.api import DCBQuery, DCBQueryItem

FIRST_WORD = 4
# SQLite takes 500 selects in one union; beyond this many, unions of unions.
UNION_WIDTH = 250


class Select(NamedTuple):
    """A statement, and the words of the query that are bound to its parameters from ?4 on."""

    sql: str
    words: tuple[str, ...] = ()

    def values(self, after: int, head: int, limit: int) -> tuple[int | str, ...]:
        """What to bind so as to read up to `limit` rows after `after`, up to and with `head`."""
        return (after, head, limit, *self.words)


EVERYTHING = Select(
    "SELECT position, type, tags, line, narrative FROM fact"
    " WHERE position > ?1 AND position <= ?2 ORDER BY position LIMIT ?3"
)

# By far the commonest: all facts about one thing.
ONE_TAG = (
    "SELECT fact.position, type, tags, line, narrative"
    " FROM tag CROSS JOIN fact ON fact.position = tag.position"
    " WHERE tag.tag = ?4 AND tag.position > ?1 AND tag.position <= ?2"
    " ORDER BY tag.position LIMIT ?3"
)

PAGE = (
    "SELECT fact.position, type, tags, line, narrative"
    " FROM ({positions} ORDER BY 1 LIMIT ?3) AS found"
    " CROSS JOIN fact ON fact.position = found.position ORDER BY found.position"
)

ANYTHING = Select(
    "SELECT EXISTS (SELECT 1 FROM fact WHERE position > ?1 AND position <= ?2 LIMIT ?3)"
)

ANY_TAG = (
    "SELECT EXISTS (SELECT 1 FROM json_each(?4) AS word CROSS JOIN tag"
    " ON tag.tag = word.value AND tag.position > ?1 AND tag.position <= ?2 LIMIT ?3)"
)


def page(query: DCBQuery | None) -> Select:
    """The statement for a page of the facts that match the query, in order, each once."""
    items = _items(query)
    if not items:
        return EVERYTHING
    if len(items) == 1 and _is_one_tag(items[0]):
        return Select(ONE_TAG, (items[0].tags[0],))
    words: list[str] = []
    positions = _union([_positions(item, words) for item in items])
    return Select(PAGE.format(positions=positions), tuple(words))


def matches(query: DCBQuery) -> Iterator[Select]:
    """Statements that each give 1 or 0: together, whether any fact in range matches the query."""
    items = _items(query)
    if not items:
        yield ANYTHING
    tags = [item.tags[0] for item in items if _is_one_tag(item)]
    if tags:
        yield Select(ANY_TAG, (json.dumps(tags, ensure_ascii=False),))
    for item in items:
        if not _is_one_tag(item):
            words: list[str] = []
            positions = _positions(item, words)
            yield Select(f"SELECT EXISTS ({positions} LIMIT ?3)", tuple(words))


def _items(query: DCBQuery | None) -> list[DCBQueryItem]:
    """The query's items, none if it asks for everything: it has none, or one that is blank."""
    items = query.items if query is not None else []
    return items if all(item.types or item.tags for item in items) else []


def _is_one_tag(item: DCBQueryItem) -> bool:
    return len(item.tags) == 1 and not item.types


def _positions(item: DCBQueryItem, words: list[str]) -> str:
    """A select of the positions that match one item; its words are added to `words`."""
    types = _bind(item.types, words)
    if not item.tags:
        return f"SELECT position FROM fact WHERE type IN ({types}) AND {_range('position')}"
    first, *others = [_bind([tag], words) for tag in item.tags]
    source = "tag AS one"
    if types:
        source += f" CROSS JOIN fact ON fact.position = one.position AND fact.type IN ({types})"
    rest = [
        f" AND EXISTS (SELECT 1 FROM tag WHERE tag = {other} AND position = one.position)"
        for other in others
    ]
    return (
        f"SELECT one.position AS position FROM {source}"
        f" WHERE one.tag = {first} AND {_range('one.position')}{''.join(rest)}"
    )


def _range(position: str) -> str:
    return f"{position} > ?1 AND {position} <= ?2"


def _bind(values: list[str], words: list[str]) -> str:
    start = FIRST_WORD + len(words)
    words.extend(values)
    return ", ".join(f"?{number}" for number in range(start, start + len(values)))


def _union(selects: list[str]) -> str:
    while len(selects) > UNION_WIDTH:
        selects = [
            f"SELECT position FROM ({' UNION '.join(selects[start : start + UNION_WIDTH])})"
            for start in range(0, len(selects), UNION_WIDTH)
        ]
    return " UNION ".join(selects)
