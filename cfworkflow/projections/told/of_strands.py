"""Sentences about work strands and their tasks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import spoken, titled

if TYPE_CHECKING:
    from cfworkflow.domain.strand.facts import (
        StrandNamed,
        TaskAdded,
        TaskProgressed,
        TaskReplanned,
    )


def strand_named(fact: StrandNamed) -> str:
    """Which strand it is, by its number and its name."""
    return f"Work strand {fact.number}, {fact.strand}, named{titled(fact.title)}."


def task_added(fact: TaskAdded) -> str:
    """Which strand it is of, and for which days it is planned."""
    days = _days(fact.begins, fact.ends)
    planned = f", {days}" if days else ""
    return f"Task {fact.task} added to strand {fact.strand}{planned}{titled(fact.title)}."


def task_progressed(fact: TaskProgressed) -> str:
    """How much of it is done."""
    return f"Task {fact.task} reported {fact.percent}% done."


def task_replanned(fact: TaskReplanned) -> str:
    """For which days it is planned now."""
    return f"Task {fact.task} now planned {_days(fact.begins, fact.ends)}."


def _days(begins: date | str | None, ends: date | str | None) -> str:
    given = (("from", begins), ("to", ends))
    return " ".join(f"{word} {spoken(day)}" for word, day in given if day)
