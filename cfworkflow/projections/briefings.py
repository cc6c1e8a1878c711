"""Views `briefings` and `briefing_plans`: what was sent to whom, and how often each is briefed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row
from cfworkflow.projections.view import Rows, View, shown

if TYPE_CHECKING:
    from cfworkflow.domain.briefing.facts import BriefingIssued, BriefingsScheduled
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.view import Standing


class BriefingRow(Row, frozen=True):
    """A text that was sent to an audience. `sha256` is of its bytes, which are kept elsewhere.

    It was written from the record up to position `upto`, and covers what happened from
    `covers_from` on (None: from the beginning) until `covers_to`.
    """

    briefing: str
    audience: str
    title: str | None
    issued_on: date
    covers_from: date | None
    covers_to: date
    upto: int
    sha256: str
    note: str | None = None


class BriefingPlanRow(Row, frozen=True):
    """How often an audience is briefed: `every` month, quarter or never.

    Where no first day was given, the first is due a month or a quarter after the last one.
    """

    audience: str
    every: str
    first_due: date | None
    since: date


def _issued(rows: Rows[BriefingRow], told: Recorded, fact: BriefingIssued) -> None:
    row = BriefingRow(
        briefing=fact.briefing,
        audience=fact.audience,
        title=shown(fact.title, told),
        issued_on=told.on,
        covers_from=fact.covers_from,
        covers_to=fact.covers_to,
        upto=fact.upto,
        sha256=fact.sha256,
        # Most have none, and of one that is erased it isn't known whether it was given.
        note=fact.note,
    )
    rows.add(fact.briefing, row)


def _scheduled(rows: Rows[BriefingPlanRow], told: Recorded, fact: BriefingsScheduled) -> None:
    row = BriefingPlanRow(fact.audience, fact.every, fact.first_due, told.on)
    rows.put(fact.audience, row)


def _facets(row: BriefingRow) -> Iterator[str]:
    yield f"audience:{row.audience}"
    yield f"sha256:{row.sha256}"


BRIEFINGS = View(
    "briefings",
    BriefingRow,
    {"briefing-issued": _issued},
    facets=_facets,
    corrected=Words(
        "briefing", {"briefing-issued": {name: name for name in ("title", "note")}}
    ).taken(),
)
"""Key: the briefing's reference."""

BRIEFING_PLANS = View("briefing_plans", BriefingPlanRow, {"briefings-scheduled": _scheduled})
"""Key: the audience."""


def last_told(briefings: Standing[BriefingRow], audience: str) -> BriefingRow | None:
    """The briefing to an audience that tells of the most; None where it was sent none."""
    issued = briefings.where(f"audience:{audience}")
    return max(issued, key=lambda row: row.upto, default=None)
