"""Finding things by words in their titles and texts, as they stand at a moment.

Rows are read newest first, and no more of them than a search may take: how far it came is told, so
that whoever found nothing knows how much was looked through, and can go on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cfworkflow.domain.references import ref_of
from cfworkflow.projections.row import Row
from cfworkflow.projections.view import EVERY
from cfworkflow.projections.views import view_at, view_of

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

MOST = 2_000
"""Rows of a kind that are looked through at once."""

_AROUND = 70
"""Letters shown on either side of what was found."""

TEXTS: dict[str, tuple[str, ...]] = {
    "barrier": (
        *("title", "description", "came_from.because", "addressed.how", "check.findings"),
        "withdrawn_because",
    ),
    "decision": (
        *("title", "reasons", "alternatives", "lived_experience", "evidence", "recommended"),
        *("response", "deferrals.because", "withdrawn_because"),
    ),
    "meeting": ("title", "cancelled_because"),
    "action": ("title", "notes.text"),
    "group": ("name",),
    "member": ("name", "because"),
    "approach": ("title", "description"),
    "inquiry": ("title", "description"),
    "learning": ("title", "description", "findings"),
    "theme": ("title", "description"),
    "briefing": ("title", "note"),
}
"""The kinds of things that are found by words → where in their rows these are looked for.

The first is what they are called.
"""

_MEMBERS = "cfworkflow.projections.members:MEMBERS"
_TOLD_BY = {"member": "group"}
"""The kinds of things that another tells of → the kind of that: a member has no reference."""


class Hit(Row, frozen=True):
    """A thing that was found: what it is called, and the words around what was found elsewhere.

    `ref` is that of what tells of it: of a member, the group.
    """

    kind: str
    ref: str
    title: str | None
    said: str | None


class Found(Row, frozen=True):
    """What was found of a kind, newest first.

    `looked` rows were looked through, and `left` older ones were not.
    """

    kind: str
    hits: tuple[Hit, ...]
    looked: int
    left: int


def find(views: Views, words: str, kind: str, *, after: int = 0, most: int) -> Found:
    """What of a kind has all these words in its texts, among `most` rows after the newest `after`.

    Capitals don't matter; a word may be part of a longer one.
    """
    sought = words.casefold().split()
    told_by = _TOLD_BY.get(kind, kind)
    standing = views.rows(view_at(_MEMBERS) if kind == "member" else view_of(kind))
    looked, hits = 0, []
    for row in islice(standing.newest(EVERY), after, after + most):
        looked += 1
        texts = [text for path in TEXTS[kind] for text in _at(row, path.split("."))]
        whole = "\n".join(texts).casefold()
        if sought and all(word in whole for word in sought):
            ref, title = getattr(row, told_by), getattr(row, TEXTS[kind][0])
            hits.append(Hit(kind, ref_of(f"{told_by}:{ref}"), title, _said(texts, title, sought)))
    left = max(len(standing) - after - looked, 0) if looked == most else 0
    return Found(kind, tuple(hits), looked, left)


def _at(thing: object, path: list[str]) -> Iterator[str]:
    """The texts at a path of a row, of each of several where there are several."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _at(each, path)
    elif thing is not None and path:
        yield from _at(getattr(thing, path[0]), path[1:])


def _said(texts: Iterable[str], title: str | None, sought: list[str]) -> str | None:
    """Where the words stand, if not in the title: a piece of the first text that has one."""
    if title and all(word in title.casefold() for word in sought):
        return None
    for text in texts:
        at = min(
            (text.casefold().find(word) for word in sought if word in text.casefold()), default=-1
        )
        if text != title and at >= 0:
            first, last = max(at - _AROUND, 0), at + _AROUND
            before, behind = "…" if first else "", "…" if last < len(text) else ""
            return f"{before}{text[first:last].strip()}{behind}"
    return None
