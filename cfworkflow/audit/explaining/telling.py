"""What an explanation is told in: sections of short paragraphs, each naming the facts by position.

Whoever shows them breaks the lines; a label stands before its text, such as a member's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cfworkflow.audit.explaining.evidence import Cited
from cfworkflow.audit.explaining.findings import Doubt
from cfworkflow.projections.view import GONE

_TO = "\N{EN DASH}"


class Line(NamedTuple):
    """A paragraph, or a labelled line of a list."""

    text: str
    label: str = ""


class Section(NamedTuple):
    """A heading and what is said under it; the first section's heading is the title."""

    heading: str
    lines: tuple[Line, ...]


def at(positions: Iterable[int]) -> str:
    """The positions of facts as they are cited, runs of them as one; empty without any."""
    runs: list[tuple[int, int]] = []
    for position in sorted({*positions}):
        if runs and position == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    said = [f"@{first}" if first == last else f"@{first}{_TO}@{last}" for first, last in runs]
    return f" [{', '.join(said)}]" if said else ""


def cited(sentence: str, positions: Iterable[int]) -> str:
    """A sentence with the facts it rests on before its full stop."""
    return f"{sentence.removesuffix('.')}{at(positions)}."


def doubted(doubt: Doubt) -> Line:
    """What cannot be so, the rule that finds it, and where."""
    return Line(cited(f"{doubt.what} ({doubt.rule})", [doubt.position]), "-")


def titled(ref: str, title: str | None) -> str:
    """A reference with its title behind it, or that this is withheld."""
    if not title:
        return ref
    return f"{ref} {title}" if title in GONE else f'{ref} "{title}"'


def facts_section(facts: Sequence[Cited]) -> Section:
    """Every fact cited: when it took effect, when it was recorded, and what it says."""
    width = max((len(f"@{fact.position}") for fact in facts), default=0)
    lines = [
        Line(
            fact.sentence,
            f"{f'@{fact.position}'.ljust(width)}  {fact.on.isoformat()}  "
            f"{fact.recorded_at.astimezone().date().isoformat()}",
        )
        for fact in facts
    ]
    return Section("The facts this rests on (took effect, recorded)", tuple(lines))
