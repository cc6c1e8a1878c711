"""Barriers as a table: in brief to be read, and whole for a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.projections.barriers import OVER
from cfworkflow.reports.document import Column, Ref, Table
from cfworkflow.reports.parts.evidence import check_in_words
from cfworkflow.reports.tables import aside, rows_of
from cfworkflow.reports.words.names import Names
from cfworkflow.reports.words.texts import lines
from cfworkflow.reports.words.wording import PLANS, TIERS, areas, capital, petals, tag

if TYPE_CHECKING:
    from cfworkflow.projections.barriers import BarrierRow
    from cfworkflow.projections.reading import Views
    from cfworkflow.reports.document import Text

EMPTY = "None of the kind is on record."


class Called(NamedTuple):
    """How a matter of a plan is called, and how several are."""

    one: str
    many: str


MATTERS = {
    "barriers": Called("system barrier", "system barriers"),
    "trusted-person": Called(
        "matter of the Trusted Person plan", "matters of the Trusted Person plan"
    ),
    "risks": Called("programme risk", "programme risks"),
}

_BRIEF = (
    Column("barrier", "Reference", width=11),
    Column("title", "Title", width=44),
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
    *aside(
        Column("theme", "Theme", width=20),
        Column("plan", "Plan", width=18),
        Column("description", "Description", width=50),
        Column("changed_on", "Last changed", width=14),
        Column("recommendations", "Recommendations unanswered", numeric=True, width=12),
        Column("addressed_on", "Addressed", width=14),
        Column("how", "How it was addressed", width=50),
        Column("check", "Last evidence check", width=50),
        Column("withdrawn_because", "Withdrawn because", width=40),
    ),
)


def barrier_table(
    rows: Sequence[BarrierRow], views: Views, plan: str | None, *, wide: bool
) -> Table:
    """Barriers of a plan, or of all, a line each; made `wide`, with every field."""
    names = Names(views)
    columns = _WHOLE if wide else _BRIEF
    cells = rows_of(columns, (_cells(row, names, plan, wide=wide) for row in rows))
    called = capital(MATTERS[plan].many) if plan else "Barriers and other matters"
    return Table("barriers", f"{called}, those raised last first", columns, cells, EMPTY)


def _title(row: BarrierRow) -> Text:
    """What it is called, and under it what it is where that is no system barrier."""
    if row.plan == "barriers":
        return row.title
    return lines([*([row.title] if row.title else []), capital(MATTERS[row.plan].one)])


def _cells(row: BarrierRow, names: Names, plan: str | None, *, wide: bool) -> dict[str, Text]:
    cells: dict[str, Text] = {
        "barrier": Ref("barrier", row.barrier),
        "title": row.title if wide or plan else _title(row),
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
