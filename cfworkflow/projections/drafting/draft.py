"""A briefing drafted: the sections an audience is told, put together to a text in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.briefings import BRIEFING_PLANS, BRIEFINGS
from cfworkflow.projections.drafting.period import (
    CALLED,
    Period,
    Watch,
    recorded_on,
    unwatched,
)
from cfworkflow.projections.drafting.sections import SECTIONS, TELLING
from cfworkflow.projections.drafting.summary import summary
from cfworkflow.projections.row import Row
from cfworkflow.projections.told.wording import spoken

if TYPE_CHECKING:
    from cfworkflow.projections.briefings import BriefingPlanRow
    from cfworkflow.projections.reading import Views


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


def begins_at(views: Views, audience: str) -> int:
    """The position up to which an audience was told; 0 where it never was."""
    plan = views.rows(BRIEFING_PLANS).get(audience)
    return plan.upto if plan else 0


def drafted(  # noqa: PLR0913 - each is a part of what a period is
    before: Views,
    after: Views,
    audience: str,
    day: date,
    *,
    since: date | None = None,
    watch: Watch = unwatched,
) -> Draft:
    """What an audience is told on a `day` of what `after` has beyond `before`.

    Its news is what happened from the day `since` on; see `Period`. Where none is given, that is
    the day up to which the last briefing told, if `before` stands where it ended (`begins_at`);
    else the day on which the last fact of `before` was recorded. A first briefing has none. What
    happened on that day itself may not have been told yet, and is news.
    """
    plan = after.rows(BRIEFING_PLANS).get(audience)
    last = plan if since is None and plan and plan.last and plan.upto == before.position else None
    if last is not None and last.last is not None:
        since = after.rows(BRIEFINGS)[last.last].covers_to
    elif since is None:
        since = recorded_on(after, before.position)
    return draft(Period(before, after, audience, day, since=since, watch=watch), last)


def draft(period: Period, last: BriefingPlanRow | None = None) -> Draft:
    """What changed in a period, as it is told; `last` tells of the last briefing to them."""
    audience, day = period.audience, period.day
    told: dict[str, list[str]] = {}
    for section in SECTIONS:
        if audience in section.audiences:
            told.setdefault(section.heading, []).extend(TELLING[section.where](period))
    sections = tuple(Told(heading, tuple(said)) for heading, said in told.items() if said)
    first = summary(period, last)
    return Draft(
        audience=audience,
        day=day,
        last=last.last if last else None,
        since=period.before.position,
        upto=period.after.position,
        summary=first,
        sections=sections,
        text="\n".join(_lines(period, first, sections)) + "\n",
    )


def _lines(period: Period, first: str, sections: Iterable[Told]) -> Iterator[str]:
    yield f"# Progress briefing for {CALLED[period.audience]}, {spoken(period.day)}"
    yield from ("", first)
    for section in sections:
        yield from ("", f"## {section.heading}", "")
        yield from (f"- {sentence}" for sentence in section.sentences)
    yield from ("", mark(period.audience, period.after.position, period.day))
