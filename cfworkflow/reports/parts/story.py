"""What happened to a thing, newest first, with names for people to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cfworkflow.domain.references import LETTERS, kind_of
from cfworkflow.projections.timeline import marked
from cfworkflow.reports.document import Event, Line, Ref, Story
from cfworkflow.reports.words.wording import capital, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cfworkflow.projections.timeline import TimelineRow
    from cfworkflow.reports.words.names import Names

_OWN_WORDS = re.compile(r"\"|: ")
"""Where what a person said begins within a sentence: from there on nothing is put otherwise."""

_WORD = re.compile(rf"\b[{''.join(LETTERS)}]-[0-9]{{4,}}\b|[a-z0-9]+(?:-[a-z0-9]+)*(?! tier\b)\b")

_WHO = ("", "for ", "by proxy ", "is now ")
"""After what a word may name a member that has no hyphen in it; first of all, at the beginning."""


def story_of(rows: Sequence[TimelineRow], names: Names, *groups: str) -> Story:
    """The story of rows, by the date each took effect, newest first; what was corrected says so.

    Of one day what was recorded last comes first. Members of `groups` are called by their names.
    """
    newest = sorted(marked(rows, rows), key=lambda row: (row.on, row.position), reverse=True)
    return Story(tuple(map(_Telling(names, groups).event, newest)))


def record_of(rows: Sequence[TimelineRow], names: Names, *groups: str) -> Story:
    """Rows as they were recorded, the last of them first, whenever each took effect."""
    newest = sorted(marked(rows, rows), key=lambda row: row.position, reverse=True)
    return Story(tuple(map(_Telling(names, groups).event, newest)))


class _Telling:
    """What sentences of the timeline are told with: names, in place of what they are on record by.

    What a person said stays as it was said.
    """

    def __init__(self, names: Names, groups: tuple[str, ...]) -> None:
        self._names = names
        self._groups = groups
        self._members: dict[str, str | None] = {}

    def event(self, row: TimelineRow) -> Event:
        """A fact as an event; what it names can be looked up."""
        return Event(
            on=row.on,
            recorded_at=row.recorded_at,
            what=self._told(row.sentence, {*row.about}),
            actor=tidy(row.actor),
            position=row.position,
        )

    def _told(self, sentence: str, about: set[str]) -> Line:
        begins = _OWN_WORDS.search(sentence)
        upto = begins.start() if begins else len(sentence)
        pieces = [*self._pieces(sentence[:upto], about), sentence[upto:]]
        return Line(tuple(piece for piece in pieces if piece))

    def _pieces(self, sentence: str, about: set[str]) -> Iterator[str | Ref]:
        done = 0
        for found in _WORD.finditer(sentence):
            piece = self._named(found[0], sentence[: found.start()], about)
            if piece is not None:
                yield sentence[done : found.start()]
                yield piece
                done = found.end()
        yield sentence[done:]

    def _named(self, word: str, before: str, about: set[str]) -> str | Ref | None:
        """What stands in place of a word: a thing to be looked up, or a member's name."""
        if word in about:
            kind = kind_of(word)
            if kind != "group":
                return Ref(kind, word)
            name = self._names.the(word)
            return Ref(kind, word, name if before else capital(name))
        if f"theme:{word}" in about:
            return Ref("theme", word, self._names.theme(word))
        if "-" in word or any(before.endswith(who) if who else not before for who in _WHO):
            return self._member(word)
        return None

    def _member(self, word: str) -> str | None:
        if word not in self._members:
            self._members[word] = self._names.known_member(self._groups, word)
        return self._members[word]
