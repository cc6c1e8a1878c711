"""W1: what was reported or agreed is taken back only with a reason; tasks end after they begin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.domain.refusal import Refusal
from cfworkflow.domain.rules.time import TimeRunsBackwards

if TYPE_CHECKING:
    from cfworkflow.domain.strand.state import Task
    from cfworkflow.domain.support.facts import SupportAgreed


class WithoutReason(Refusal):
    """W1: progress falls, an end moves later, and agreed support changes only with a reason."""

    code = "W1"


_SAY_WHY = "Say why: --because TEXT"


def w1_falls_with_a_reason(task: Task, percent: int, *, reasoned: bool) -> Refusal | None:
    """Find fault with a report of less done than was reported before, where nobody says why."""
    if reasoned or percent >= task.percent:
        return None
    return WithoutReason(
        f"{task.ref} was to be reported {percent}% done.",
        f"It was reported {task.percent}% done before, and progress does not fall in silence.",
        _SAY_WHY,
    )


def w1_later_with_a_reason(task: Task, ends: date | None, *, reasoned: bool) -> Refusal | None:
    """Find fault with a planned end that moves later, where nobody says why."""
    if reasoned or task.ends is None or ends is None or ends <= task.ends:
        return None
    return WithoutReason(
        f"{task.ref} was to end on {ends.isoformat()}.",
        f"It was planned to end on {task.ends.isoformat()}, and no end moves later in silence.",
        _SAY_WHY,
    )


def w1_changes_with_a_reason(was: SupportAgreed | None, now: SupportAgreed) -> Refusal | None:
    """Find fault with a change of agreed support, where nobody says why."""
    if was is None or now.reasoned:
        return None
    return WithoutReason(
        f"{now.support} was to be changed to {_agreed(now)}.",
        f"It is {_agreed(was)}, and agreed support does not change in silence.",
        _SAY_WHY,
    )


def _agreed(agreed: SupportAgreed) -> str:
    every = " a month" if agreed.every == "month" else ""
    until = f" until {agreed.until.isoformat()}" if agreed.until else ""
    paid = f", paid by {agreed.paid_by}" if agreed.paid_by else ""
    called = f', called "{agreed.title}"' if agreed.title else ""
    return f"{agreed.days} days{every}{until}{paid}{called}"


def c1_ends_after_it_begins(task: str, begins: date | None, ends: date | None) -> Refusal | None:
    """Find fault with a task that would end before it begins."""
    if begins is None or ends is None or begins <= ends:
        return None
    return TimeRunsBackwards(
        f"{task} was to be planned from {begins.isoformat()} to {ends.isoformat()}.",
        "That ends before it begins.",
        "Give an end on or after the beginning: --begins DATE --ends DATE",
    )
