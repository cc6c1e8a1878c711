"""A briefing drafted: the sections an audience is told, put together to a text in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.drafting.of_barriers import (
    new_steps,
    newly_addressed,
    newly_checked,
    newly_raised,
)
from cfworkflow.projections.drafting.of_decisions import newly_taken
from cfworkflow.projections.drafting.period import CALLED, Period
from cfworkflow.projections.drafting.sections import SECTIONS, TELLING
from cfworkflow.projections.row import Row
from cfworkflow.projections.told.wording import counted, spoken
from cfworkflow.projections.wording import joined

if TYPE_CHECKING:
    from cfworkflow.projections.briefings import BriefingPlanRow


class Told(Row, frozen=True):
    """A section as it is told."""

    heading: str
    sentences: tuple[str, ...]


class Draft(Row, frozen=True):
    """A briefing as it can be sent. It tells of the record beyond `since` up to `upto`.

    `last` is the briefing before it, None for the first. `text` is Markdown; its last line says,
    unseen on a page, where the next one begins.
    """

    audience: str
    day: date
    last: str | None
    since: int
    upto: int
    summary: str
    sections: tuple[Told, ...]
    text: str


def mark(audience: str, upto: int, day: date) -> str:
    """The last line of a draft: whom it is for, the position it was written from, and the day."""
    return f"<!-- cfworkflow: to {audience}, up to @{upto} on {day.isoformat()} -->"


def draft(period: Period, last: BriefingPlanRow | None = None) -> Draft:
    """What changed in a period, as it is told; `last` tells of the last briefing to them."""
    audience, day = period.audience, period.day
    told: dict[str, list[str]] = {}
    for section in SECTIONS:
        if audience in section.audiences:
            told.setdefault(section.heading, []).extend(TELLING[section.where](period))
    sections = tuple(Told(heading, tuple(said)) for heading, said in told.items() if said)
    summary = _summary(period, last)
    return Draft(
        audience=audience,
        day=day,
        last=last.last if last else None,
        since=period.before.position,
        upto=period.after.position,
        summary=summary,
        sections=sections,
        text="\n".join(_lines(period, summary, sections)) + "\n",
    )


def _lines(period: Period, summary: str, sections: Iterable[Told]) -> Iterator[str]:
    yield f"# Progress briefing for {CALLED[period.audience]}, {spoken(period.day)}"
    yield from ("", summary)
    for section in sections:
        yield from ("", f"## {section.heading}", "")
        yield from (f"- {sentence}" for sentence in section.sentences)
    yield from ("", mark(period.audience, period.after.position, period.day))


def _summary(period: Period, last: BriefingPlanRow | None) -> str:
    if last is not None and last.last_on is not None:
        since = f"Since the last briefing, of {spoken(last.last_on)}"
    else:
        since = "Since the record begins" if not period.before.position else "In this time"
    done = [f"{counted(many, what)} {_was(many)} {how}" for many, what, how in _figures(period)]
    happened = joined(done) if done else "nothing was decided and no barrier moved"
    return f"{since}, {happened}. {_standing(period)}"


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
