"""How a work strand, a task or days of support differ from an earlier row, in sentences."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.wording import and_then, said, titled

if TYPE_CHECKING:
    from cfworkflow.projections.strands import StrandRow
    from cfworkflow.projections.support import Agreed, SupportRow
    from cfworkflow.projections.tasks import TaskRow


def strand(was: StrandRow | None, now: StrandRow) -> str:
    """That a work strand was named."""
    if was is not None:
        return ""
    return f"Work strand {now.number}, {now.strand}, was named{titled(now.title)}."


def task(was: TaskRow | None, now: TaskRow) -> str:
    """How far a task has come, and for which days it is planned now."""
    parts = []
    if was is None or was.percent != now.percent:
        parts += [f"is {now.percent}% done{_instead(was)}"] if was or now.percent else []
    elif len(was.reported) < len(now.reported):
        parts.append(f"was reported {now.percent}% done again")
    if was is not None and (was.begins, was.ends) != (now.begins, now.ends):
        parts.append(f"is planned {_days(now.begins, now.ends)}")
    if was is not None:
        return said(f"Task {now.task}", parts)
    told = f"Task {now.task} was added to strand {now.strand}{titled(now.title)}."
    return and_then(told, parts)


def _instead(was: TaskRow | None) -> str:
    return f" instead of {was.percent}%" if was else ""


def _days(begins: date | None, ends: date | None) -> str:
    """The days planned, as far as they are known."""
    given = (("from", begins), ("to", ends))
    return " ".join(f"{word} {day.isoformat()}" for word, day in given if day)


def support(was: SupportRow | None, now: SupportRow) -> str:
    """What was agreed, and how many days were used since."""
    parts = []
    if was is not None and len(was.agreed) < len(now.agreed):
        parts.append(f"is {_agreed(now.agreed[-1])} instead of {_agreed(was.agreed[-1])}")
    if now.uses and (was is None or len(was.uses) < len(now.uses)):
        parts.append(f"had {now.used} days used in all")
    if was is not None:
        return said(f"Support {now.support}", parts)
    return and_then(f"Support {now.support} was agreed: {_agreed(now.agreed[-1])}.", parts)


def _agreed(agreed: Agreed) -> str:
    return f"{agreed.days} days{' a month' if agreed.every == 'month' else ''}"
