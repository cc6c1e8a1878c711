"""What was learned, and whether change is real, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfworkflow.projections.learning_log import Answered, Change, ThemeLog
    from cfworkflow.projections.learnings import LearningRow


def changed(change: Change) -> str:
    """How many barriers are closed, and what was found of the change where that was asked."""
    if not change.barriers:
        return "no barriers"
    barriers = f"{change.barriers} {'barrier' if change.barriers == 1 else 'barriers'}"
    if not change.closed:
        return f"{barriers}, none closed"
    found = ", ".join(
        _answered(word, getattr(change, word))
        for word in ("beneficial", "sustainable", "transformational")
    )
    return f"{barriers}, {change.closed} closed: {found}"


def _answered(word: str, answered: Answered) -> str:
    if not answered.asked:
        return f"{word} not asked"
    return f"{word} {answered.found} of {answered.asked} asked"


def log_facts(log: ThemeLog) -> Iterator[tuple[str, object]]:
    """What was learned about a theme, as named facts."""
    yield "change", changed(log.change)
    for name in ("successes", "failures", "mixed"):
        yield name, "\n".join(_learned(getattr(log, name)))


def _learned(rows: Iterable[LearningRow]) -> Iterator[str]:
    for row in rows:
        by = ", ".join(dict.fromkeys(taken.by for taken in row.taken_up))
        taken = f"taken up by {by}" if by else "not taken up"
        yield f"{row.learning} {row.title or ''} ({row.group}, {row.shared_on}, {taken})"
