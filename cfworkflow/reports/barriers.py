"""The barriers: where they stand and with whom, how they move, and how old they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cfworkflow.projections.asking import Filters
from cfworkflow.projections.barriers import OVER
from cfworkflow.projections.board import as_it_stands, asked_of_barriers
from cfworkflow.projections.plain import as_data
from cfworkflow.reports.document import Column, Document, Ref, Section, Table
from cfworkflow.reports.evidence import check_in_words
from cfworkflow.reports.names import Names
from cfworkflow.reports.paging import newest_first
from cfworkflow.reports.pictures.ages import ages
from cfworkflow.reports.pictures.flow import flow
from cfworkflow.reports.wording import PLANS, TIERS, areas, petals, tag

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Block, Provenance, Text

EMPTY = "No such barriers are on record."

_BRIEF = (
    Column("barrier", "Reference", width=11),
    Column("title", "Barrier", width=44),
    Column("state", "State", width=16),
    Column("holder", "Stands with", width=24),
    Column("raised_by", "Raised by", width=24),
    Column("raised_on", "Raised", width=14),
    Column("petals", "Petals", width=24),
)
_WHOLE = (
    *_BRIEF[:3],
    Column("tier", "Tier", width=12),
    *_BRIEF[3:],
    Column("areas", "Areas", width=24),
    Column("theme", "Theme", width=20),
    Column("plan", "Plan", width=18),
    Column("description", "Description", width=50),
    Column("changed_on", "Last changed", width=14),
    Column("recommendations", "Recommendations unanswered", numeric=True, width=12),
    Column("addressed_on", "Addressed", width=14),
    Column("how", "How it was addressed", width=50),
    Column("check", "Last evidence check", width=50),
    Column("withdrawn_because", "Withdrawn because", width=40),
)


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
    pictures: bool = True,
    wide: bool = False,
) -> Document:
    """The barriers asked for, those raised last first; `q` is looked for in what they are called.

    `pictures` show all barriers of the plan, whatever else is asked for. Made `wide`, the table
    has every field.
    """
    only = Filters(
        plan=plan, tier=tier, state=state, petal=petal, area=area,
        group=group, theme=theme, since=since, until=until,
    )  # fmt: skip
    asked = asked_of_barriers(views, only)
    found = newest_first(
        views.barriers, asked.facets, only, _day, page, limit, _both(asked.holds, q)
    )
    rows = [as_it_stands(views, row) for row in found.rows]
    blocks: list[Block] = [*found.told("barriers"), _table(rows, views, wide=wide)]
    if pictures:
        blocks.append(Section("How barriers move", tuple(_pictures(views, provenance, plan))))
    return Document(
        name="barriers",
        title=PLANS[plan or "barriers"] if plan else "Barriers",
        of="The barriers, and with whom they stand",
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


def _pictures(views: Views, provenance: Provenance, plan: str | None) -> Iterator[Block]:
    yield flow(views, provenance.day, plan=plan or "barriers")
    yield ages(views, provenance.day, plan=plan or "barriers")


def _table(rows: list[BarrierRow], views: Views, *, wide: bool) -> Table:
    names = Names(views)
    columns = _WHOLE if wide else _BRIEF
    cells = (_cells(row, names, wide=wide) for row in rows)
    return Table(
        "barriers",
        "Barriers, those raised last first",
        columns,
        tuple(tuple(row[column.name] for column in columns) for row in cells),
        EMPTY,
    )


def _cells(row: BarrierRow, names: Names, *, wide: bool) -> dict[str, Text]:
    cells: dict[str, Text] = {
        "barrier": Ref("barrier", row.barrier),
        "title": row.title,
        "state": tag("barrier", row.status),
        "holder": None if row.status in OVER else names.group(row.holder),
        "raised_by": names.group(row.raised_by),
        "raised_on": row.raised_on,
        "petals": petals(row.petals),
    }
    if not wide:
        return cells
    return {
        **cells,
        "tier": TIERS[row.tier],
        "areas": areas(row.areas),
        "theme": Ref("theme", row.theme, names.theme(row.theme)) if row.theme else None,
        "plan": PLANS[row.plan],
        "description": row.description,
        "changed_on": row.changed_on,
        "recommendations": row.recommendations,
        "addressed_on": row.addressed.on if row.addressed else None,
        "how": row.addressed.how if row.addressed else None,
        "check": check_in_words(row.check, names) if row.check else None,
        "withdrawn_because": row.withdrawn_because,
    }
