"""What many sentences have in common: titles, lists, dates and counts, as they are said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from cfworkflow.projections.wording import joined, listed, titled

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Fact

T = TypeVar("T")

__all__ = ["counted", "given", "listed", "plain", "spoken", "titled", "where"]


def plain(template: str) -> Callable[[Fact], str]:
    """A sentence that only names fields of its fact, such as `{0.barrier} closed`."""
    return template.format


def given(written: T | None, usual: T) -> T:
    """What was written; what stands for it where the fact is older than the asking for it."""
    return usual if written is None else written


def spoken(day: date | str) -> str:
    """A date as it is said: `15 October 2026`."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day} {day:%B %Y}"


def counted(number: int, word: str) -> str:
    """A number of things: `1 day`, `2 days`."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def where(*positions: int) -> str:
    """Where facts stand in the record: `fact 12`, `facts 12, 15 and 16`, `no fact`."""
    if not positions:
        return "no fact"
    return f"{'fact' if len(positions) == 1 else 'facts'} {joined(map(str, positions))}"
