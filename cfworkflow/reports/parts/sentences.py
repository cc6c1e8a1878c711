"""The sentences of an explanation as they are read: with names, and with what to follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from cfworkflow.domain.references import LETTERS, kind_of
from cfworkflow.reports.document import Bullets, Facts, Line, Paragraph, Ref, Section
from cfworkflow.reports.words.wording import between

if TYPE_CHECKING:
    from cfworkflow.reports.document import Block
    from cfworkflow.reports.words.names import Names

FACT = "fact"
"""What a position is called among the kinds of things that can be referred to."""

Said: TypeAlias = tuple[str, str]
"""A sentence, and the label before it: nothing, a dash in a list, a number, or a few words."""

Told: TypeAlias = tuple[str, Sequence[Said]]
"""A section: its heading, and what is said under it."""

_WORDS = re.compile(
    rf'"[^"]*"|(?<![\w-])(?:[{"".join(LETTERS)}]-[0-9]{{4,12}}|@[1-9][0-9]*'
    r"|[a-z0-9]+(?:-[a-z0-9]+)*)(?![\w-])(?! tier\b)"
)
"""What may be followed or named. What someone said, in quotes, is taken whole and left alone."""

_BEFORE_A_GROUP = re.compile(r"(?:^|\b(?:by|of|to|from|with|for|and|or) |→ )$")
_AMONG_MEMBERS = re.compile(r"(?:^|: |, | and )$")
"""Where a word that could be any other is a member's, if one is called so: alone, or in a list."""

_A_TIER = re.compile(r"\bone tier (?:up|down), (?:\w+ to )?$")

_OWN_WORDS = re.compile(r"(?:Reason given|Because|How|Findings|Note|Response|Reasons?): ")
"""What a line that tells what someone said begins with."""

_IN_A_ROW = (", ", " and ")
"""What an explanation has between names in a row, and before the last."""

_COUNTED = "1"


class Telling:
    """Tells with the names of these groups and of their members.

    A member of several of them is called as it is in the first.
    """

    def __init__(self, names: Names, *groups: str) -> None:
        self._names = names
        self._groups = groups
        self._members: dict[str, str | None] = {}

    def sections(self, told: Iterable[Told]) -> Iterator[Section]:
        """Sections of an explanation as those of a document."""
        for heading, lines in told:
            yield Section(heading, tuple(self.blocks(lines)))

    def blocks(self, lines: Iterable[Said]) -> Iterator[Block]:
        """The lines of a section: paragraphs, lists, and what has a label."""
        for how, some in groupby(lines, key=_how):
            if how == "-":
                yield Bullets(tuple(self.line(text) for text, _ in some))
            elif how == _COUNTED:
                counted = (f"{label} {text[:1].lower()}{text[1:]}" for text, label in some)
                yield Bullets(tuple(map(self.line, counted)))
            elif how:
                rows = ((str(self.line(label)), self._begun(text)) for text, label in some)
                yield Facts(tuple(rows))
            else:
                yield from (Paragraph(self.line(text)) for text, _ in some)

    def _begun(self, text: str) -> Line:
        """A sentence that stands by itself though it follows a label; a name begins as it is."""
        line = self.line(text)
        begins = line.pieces[0] if line.pieces else ""
        if isinstance(begins, str) and text.startswith(begins):
            return Line((f"{begins[:1].upper()}{begins[1:]}", *line.pieces[1:]))
        return line

    def line(self, text: str) -> Line:
        """A sentence whose references, and positions such as @12, can be followed."""
        if _OWN_WORDS.match(text):
            return Line((text,))
        pieces: list[str | Ref] = []
        at = 0
        for found in _WORDS.finditer(text):
            piece = self._piece(found[0], text[: found.start()])
            if piece is not None:
                pieces += [text[at : found.start()], piece]
                at = found.end()
        told = _kept_apart([*pieces, text[at:]])
        return Line(tuple(piece for piece in told if piece != ""))

    def _piece(self, word: str, before: str) -> str | Ref | None:
        """What stands in the place of a word; None for the word itself."""
        if word.startswith('"'):
            return None
        if word.startswith("@"):
            return Ref(FACT, word[1:], word)
        if word[:1] in LETTERS:
            return Ref(kind_of(word), word)
        if _A_TIER.search(before):
            return None
        if word in self._groups and ("-" in word or _BEFORE_A_GROUP.search(before)):
            name = self._names.the(word)
            return Ref("group", word, name if before else f"{name[:1].upper()}{name[1:]}")
        return self._member(word) if "-" in word or _AMONG_MEMBERS.search(before) else None

    def _member(self, word: str) -> str | None:
        if word not in self._members:
            self._members[word] = self._names.known_member(self._groups, word)
        return self._members[word]


def _kept_apart(pieces: list[str | Ref]) -> list[str | Ref]:
    """The same with names in a row between semicolons, where one has commas of its own.

    Every second piece, from the second on, is a name or something else to be looked up.
    """
    begin = 1
    for end in range(3, len(pieces) + 2, 2):
        if end < len(pieces) and pieces[end - 1] in _IN_A_ROW:
            continue
        said = dict(zip(_IN_A_ROW, between(map(str, pieces[begin:end:2])), strict=True))
        for n in range(begin + 1, end - 1, 2):
            pieces[n] = said[str(pieces[n])]
        begin = end
    return pieces


def _how(said: Said) -> str:
    _, label = said
    if label in ("", "-"):
        return label
    return _COUNTED if label.isdecimal() else ":"
