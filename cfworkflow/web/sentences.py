"""The sentences of an explanation as a page shows them: with names, and with what to follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from cfworkflow.domain.references import LETTERS, kind_of
from cfworkflow.reports.document import Bullets, Facts, Line, Paragraph, Ref, Section
from cfworkflow.web.linking import FACT

if TYPE_CHECKING:
    from cfworkflow.audit.explaining import telling
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block
    from cfworkflow.reports.words.names import Names

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


_COUNTED = "1"


class Telling:
    """Tells with the names of groups and members, as they are at a moment."""

    def __init__(self, views: Views, names: Names) -> None:
        self._names = names
        self._groups = [*views.groups]
        self._members: dict[str, str | None] = {}

    def sections(self, told: Iterable[telling.Section]) -> Iterator[Section]:
        """Sections of an explanation as those of a page."""
        for section in told:
            yield Section(section.heading, tuple(self.blocks(section.lines)))

    def blocks(self, lines: Iterable[telling.Line]) -> Iterator[Block]:
        """The lines of a section: paragraphs, lists, and what has a label."""
        for how, some in groupby(lines, key=_how):
            if how == "-":
                yield Bullets(tuple(self.line(line.text) for line in some))
            elif how == _COUNTED:
                counted = (f"{line.label} {line.text[:1].lower()}{line.text[1:]}" for line in some)
                yield Bullets(tuple(map(self.line, counted)))
            elif how:
                rows = ((str(self.line(each.label)), self._begun(each.text)) for each in some)
                yield Facts(tuple(rows))
            else:
                yield from (Paragraph(self.line(line.text)) for line in some)

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
        return Line(tuple(piece for piece in (*pieces, text[at:]) if piece != ""))

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


def _how(line: telling.Line) -> str:
    if line.label in ("", "-"):
        return line.label
    return _COUNTED if line.label.isdecimal() else ":"
