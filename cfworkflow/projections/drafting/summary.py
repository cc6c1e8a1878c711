"""The first lines of a briefing: what happened in numbers, and how things stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.drafting.of_barriers import (
    new_steps,
    newly_addressed,
    newly_checked,
    newly_raised,
)
from cfworkflow.projections.drafting.of_decisions import newly_taken
from cfworkflow.projections.drafting.period import CALLED, Period, recorded_on
from cfworkflow.projections.told.wording import counted, spoken
from cfworkflow.projections.wording import joined

if TYPE_CHECKING:
    from cfworkflow.projections.briefings import BriefingPlanRow


def summary(period: Period, last: BriefingPlanRow | None) -> str:
    """Since when how many of which things happened, and how barriers stand now."""
    if last is not None and last.last_on is not None:
        since = f"Since the last briefing, of {spoken(last.last_on)}"
    else:
        since = _since(period)
    done = [f"{counted(many, what)} {_was(many)} {how}" for many, what, how in _figures(period)]
    happened = joined(done) if done else "nothing was decided and no barrier moved"
    return f"{since}, {happened}. {_standing(period)}"


def _since(period: Period) -> str:
    told = recorded_on(period.after, period.before.position)
    # What was recorded on the first day itself before it begins is not told.
    if period.since is not None and (told is None or told < period.since):
        return f"Since {spoken(period.since)}"
    if period.before.position:
        return "In this time"
    if any(period.brought_in()):
        return "Besides what was brought in from a log"
    return "Since the record begins"


def _figures(period: Period) -> Iterator[tuple[int, str, str]]:
    figures = (
        (len(newly_taken(period)), "decision", "taken"),
        (len(newly_raised(period)), "barrier", "raised"),
        (_moved(period, "referred", "escalated"), "barrier", "passed up"),
        (_moved(period, "returned"), "barrier", "returned"),
        (len(newly_addressed(period)), "barrier", "addressed"),
        (sum(row.status == "closed" for row, _ in newly_checked(period)), "barrier", "found gone"),
    )
    return (each for each in figures if each[0])


def _moved(period: Period, *how: str) -> int:
    return len({row.barrier for row, _ in new_steps(period, *how)})


def _was(many: int) -> str:
    return "was" if many == 1 else "were"


def _standing(period: Period) -> str:
    rows = period.after.barriers.where(NOT_OVER)
    if not rows:
        return "No barrier is open."
    where = {
        "on the ground": "operational",
        f"with {CALLED['tactical']}": "tactical",
        f"with {CALLED['strategic']}": "strategic",
        "addressed and to be checked": "addressed",
    }
    each = {place: sum(row.status == state for row in rows) for place, state in where.items()}
    places = [place for place, many in each.items() if many]
    told = f": {joined(f'{each[place]} {place}' for place in places)}"
    if len(places) == 1:
        told = f", {places[0]}"
    return f"{counted(len(rows), 'barrier')} {'is' if len(rows) == 1 else 'are'} open{told}."
