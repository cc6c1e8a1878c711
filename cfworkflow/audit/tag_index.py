"""The index by which the facts about a thing are found, held against the tags of each fact.

Who takes an entry out of it changes no fact and no leaf: every proof would still hold, while a
barrier's facts are no longer among what is shown of it, nor among what the next command looks at.
"""

# ruff: noqa: S608 - what is put together here is our own text

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import apsw

_EVERY = 20_000
"""Positions between two words of how far it is."""

# What is no list of tags is for who reads the facts to find: here it has none.
_TAGS = "json_each(CASE WHEN json_valid(tags) THEN tags ELSE '[]' END)"
_TOLD = f"""SELECT DISTINCT position, value AS tag,
    EXISTS (SELECT 1 FROM tag WHERE tag = value AND position = fact.position) AS found
    FROM fact, {_TAGS} WHERE position > :after AND position <= :upto"""

_COUNTED = f"SELECT count(*), total(found) FROM ({_TOLD})"
_LACKING = f"SELECT position, tag FROM ({_TOLD}) WHERE NOT found ORDER BY position, tag"
_KEPT = "SELECT count(*) FROM tag"
_STRAY = f"""SELECT position, tag FROM tag
    WHERE NOT EXISTS (SELECT 1 FROM fact, {_TAGS}
        WHERE fact.position = tag.position AND value = tag.tag)
    ORDER BY position, tag"""


def index_flaws(
    connection: apsw.Connection, progress: Callable[[int], None] = lambda _: None
) -> Iterator[tuple[int, str]]:
    """Each position at which the index and the tags differ, and how, in a sentence.

    It holds the index against the tags beside a fact; whether these are those in its line is for
    who reads every fact to say (`cfworkflow.store.checked`).
    """
    head = cast("int", connection.execute("SELECT coalesce(max(position), 0) FROM fact").get)
    found = 0
    for after in range(0, head, _EVERY):
        between = {"after": after, "upto": after + _EVERY}
        told, here = cast("tuple[int, float]", connection.execute(_COUNTED, between).fetchone())
        found += int(here)
        # Looked for by name only where the count tells that there is any to find.
        if here < told:
            for position, tag in connection.execute(_LACKING, between):
                yield cast("int", position), f"It has the tag {tag}, by which it is not found."
        progress(min(after + _EVERY, head))
    if cast("int", connection.execute(_KEPT).get) > found:
        for position, tag in connection.execute(_STRAY):
            yield cast("int", position), f"It is found by the tag {tag}, which it does not have."
