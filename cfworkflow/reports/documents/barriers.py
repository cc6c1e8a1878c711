"""The barriers: where they stand and with whom, how they move, and how old they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from cfworkflow.projections.asking import Filters
from cfworkflow.projections.board import as_it_stands, asked_of_barriers
from cfworkflow.projections.plain import as_data
from cfworkflow.reports.document import Document, Paragraph, Section
from cfworkflow.reports.paging import newest_first
from cfworkflow.reports.parts.barrier_table import MATTERS, barrier_table
from cfworkflow.reports.pictures.ages import ages
from cfworkflow.reports.pictures.flow import flow
from cfworkflow.reports.words.wording import PLANS, some

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block, Provenance


def document(  # noqa: PLR0913 - each is what can be asked of the list
    views: Views,
    provenance: Provenance,
    ref: str | None = None,  # noqa: ARG001 - it is about all of them
    *,
    plan: str | None = None,
    tier: str | None = None,
    state: str | None = None,
    group: str | None = None,
    petal: str | None = None,
    area: str | None = None,
    theme: str | None = None,
    q: str | None = None,
    since: date | None = None,
    until: date | None = None,
    page: int = 1,
    limit: int | None = None,
    most: int | None = None,
    pictures: bool = True,
    wide: bool = False,
) -> Document:
    """The barriers asked for, those raised last first; `q` is looked for in what they are called.

    It is looked for in the newest `most` of them: how far that came is told.

    `pictures` show all barriers of the plan, whatever else is asked for; of `barriers` where no
    plan is. Made `wide`, the table has every field.
    """
    only = Filters(
        plan=plan, tier=tier, state=state, petal=petal, area=area,
        group=group, theme=theme, since=since, until=until,
    )  # fmt: skip
    asked = asked_of_barriers(views, only)
    found = newest_first(
        *(views.barriers, asked.facets, only, _day, page, limit, _both(asked.holds, q)),
        most=most if q else None,
    )
    rows = [as_it_stands(views, row) for row in found.rows]
    called = MATTERS[plan].many if plan else "matters of all plans"
    told = found.told(called) or ([Paragraph(in_short(rows))] if rows else [])
    told += found.told_of_older(called)
    table = barrier_table(rows, views, plan, wide=wide)
    blocks: list[Block] = [*told, table]
    if pictures:
        some_only = only._replace(plan=None) != Filters() or bool(q)
        moves = _pictures(views, provenance.day, plan, some_only=some_only)
        blocks.append(Section("How barriers move", tuple(moves)))
    return Document(
        name="barriers",
        title=PLANS[plan] if plan else "Barriers",
        of="Where each stands, and with whom",
        provenance=provenance,
        blocks=tuple(blocks),
        data={"barriers": as_data(rows), **found.data()},
    )


def _day(row: BarrierRow) -> date:
    return row.raised_on


def _both(
    holds: Callable[[BarrierRow], bool] | None, q: str | None
) -> Callable[[BarrierRow], bool] | None:
    """What has to hold, and that every word of `q` stands in the title or the description."""
    words = (q or "").casefold().split()
    if not words:
        return holds

    def says(row: BarrierRow) -> bool:
        said = f"{row.barrier} {row.title or ''} {row.description or ''}".casefold()
        return all(word in said for word in words) and (holds is None or holds(row))

    return says


def in_short(rows: Sequence[BarrierRow]) -> str:
    """How many matters there are, and of which plan."""
    counts = [
        some(many, *called)
        for plan, called in MATTERS.items()
        if (many := sum(row.plan == plan for row in rows))
    ]
    matters = f"{some(len(rows), 'matter')}: " if len(counts) > 1 else ""
    return f"{matters}{', '.join(counts)}."


def _pictures(views: Views, day: date, plan: str | None, *, some_only: bool) -> Iterator[Block]:
    shown = plan or "barriers"
    said = [] if plan else ["What follows is told of system barriers alone, not of other plans."]
    if some_only:
        said.append(f"It takes in all {MATTERS[shown].many}, not only those listed here.")
    if said:
        yield Paragraph(" ".join(said))
    yield flow(views, day, plan=shown)
    yield ages(views, day, plan=shown)
