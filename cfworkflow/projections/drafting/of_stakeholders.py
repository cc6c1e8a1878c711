"""Of a briefing to stakeholders: what is for everyone, without who holds or said what."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.projections.drafting.of_barriers import newly_checked, newly_raised
from cfworkflow.projections.drafting.of_decisions import newly_taken
from cfworkflow.projections.drafting.period import Period, on, quoted

_FOR_ALL = ("key", "permit")


def agreed(period: Period) -> Iterator[str]:
    """The key decisions and permissions that were carried, by their titles."""
    for row in newly_taken(period):
        if row.status == "carried" and row.kind in _FOR_ALL and row.decided_on:
            title = quoted(row.title, "")
            if title:
                yield f"{title} was agreed {on(row.decided_on)}."


def taken_up(period: Period) -> Iterator[str]:
    """The barriers that were raised, by their titles."""
    for row in newly_raised(period):
        title = quoted(row.title, "")
        if title and row.plan == "barriers" and row.status != "withdrawn":
            yield f"{title} was raised {on(row.raised_on)}."


def gone(period: Period) -> Iterator[str]:
    """The barriers that those who raised them found gone, by their titles."""
    for row, check in newly_checked(period):
        title = quoted(row.title, "")
        if title and check.met and row.status == "closed":
            yield f"{title} is gone, as those who raised it found {on(check.on)}."
