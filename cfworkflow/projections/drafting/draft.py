"""A briefing drafted: the sections an audience is told, put together to a text in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.domain.on_use import OnUse
from cfworkflow.projections.barriers import NOT_OVER
from cfworkflow.projections.drafting.of_barriers import (
    new_steps,
    newly_addressed,
    newly_checked,
    newly_raised,
)
from cfworkflow.projections.drafting.of_decisions import newly_taken
from cfworkflow.projections.drafting.period import CALLED, Period
from cfworkflow.projections.row import Row
from cfworkflow.projections.told.wording import counted, spoken
from cfworkflow.projections.wording import joined

if TYPE_CHECKING:
    from cfworkflow.projections.briefings import BriefingRow

TIERS = ("operational", "tactical", "strategic")
EVERYONE = (*TIERS, "stakeholders")


class Section(NamedTuple):
    """A part of a briefing: who is told it, under which heading, and where its sentences come from.

    `where` is `package.module:name` of a function that takes a `Period` and gives sentences, each
    of which becomes an item of a list. A section with none is left out.
    """

    heading: str
    audiences: tuple[str, ...]
    where: str


_HERE = "cfworkflow.projections.drafting"
SECTIONS = (
    Section("Decisions", TIERS, f"{_HERE}.of_decisions:taken"),
    Section("Put off", TIERS, f"{_HERE}.of_decisions:put_off"),
    Section("Agreed", ("stakeholders",), f"{_HERE}.of_stakeholders:agreed"),
    Section("Barriers moved up", TIERS, f"{_HERE}.of_barriers:moved_up"),
    Section("Barriers that came back", TIERS, f"{_HERE}.of_barriers:came_back"),
    Section("Barriers addressed", TIERS, f"{_HERE}.of_barriers:addressed"),
    Section("Barriers checked", TIERS, f"{_HERE}.of_barriers:checked"),
    Section("Barriers gone", ("stakeholders",), f"{_HERE}.of_stakeholders:gone"),
    Section("Barriers raised", ("operational", "tactical"), f"{_HERE}.of_barriers:raised"),
    Section("Barriers raised", ("stakeholders",), f"{_HERE}.of_stakeholders:taken_up"),
    Section("Barriers withdrawn", ("operational", "tactical"), f"{_HERE}.of_barriers:withdrawn"),
    Section("Actions finished", TIERS, f"{_HERE}.of_waiting:actions_done"),
    Section("What waits on you", TIERS, f"{_HERE}.of_waiting:waits"),
    Section("Next meetings", EVERYONE, f"{_HERE}.of_waiting:meetings_ahead"),
)
"""The sections of a briefing in their order. One more is a line here."""

_TELLING: Mapping[str, Callable[[Period], Iterable[str]]] = OnUse(
    {section.where: section.where for section in SECTIONS}
)


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


def mark(upto: int, day: date) -> str:
    """The last line of a draft: the position it was written from, and the day."""
    return f"<!-- cfworkflow: up to @{upto} on {day.isoformat()} -->"


def draft(period: Period, last: BriefingRow | None = None) -> Draft:
    """What changed in a period, as it is told; `last` is the briefing to the same audience."""
    audience, day = period.audience, period.day
    told = (
        Told(section.heading, tuple(_TELLING[section.where](period)))
        for section in SECTIONS
        if audience in section.audiences
    )
    sections = tuple(section for section in told if section.sentences)
    summary = _summary(period, last)
    return Draft(
        audience=audience,
        day=day,
        last=last.briefing if last else None,
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
    yield from ("", mark(period.after.position, period.day))


def _summary(period: Period, last: BriefingRow | None) -> str:
    if last is not None:
        since = f"Since the last briefing, of {spoken(last.issued_on)}"
    else:
        since = "Since the record begins" if not period.before.position else "In this time"
    done = [f"{counted(many, what)} {_was(many)} {how}" for many, what, how in _figures(period)]
    happened = f"{since}, {joined(done)}." if done else f"{since}, nothing was decided and no barrier moved."
    return f"{happened} {_standing(period)}"


def _figures(period: Period) -> Iterator[tuple[int, str, str]]:
    figures = (
        (len(newly_taken(period)), "decision", "taken"),
        (len(newly_raised(period)), "barrier", "raised"),
        (len(new_steps(period, "referred", "escalated")), "barrier", "passed up"),
        (len(new_steps(period, "returned")), "barrier", "returned"),
        (len(newly_addressed(period)), "barrier", "addressed"),
        (sum(row.status == "closed" for row in newly_checked(period)), "barrier", "found gone"),
    )
    return (each for each in figures if each[0])


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
