"""Views `briefings` and `briefing_plans`: what was sent to whom, and how often each is briefed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, shown

if TYPE_CHECKING:
    from cfworkflow.domain.briefing.facts import BriefingIssued, BriefingsScheduled
    from cfworkflow.domain.fact import Recorded


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
    """How often an audience is briefed (`every` month, quarter or never) and how far it was told.

    Where no first day was given, the first is due a month or a quarter after the last one, or after
    it was planned. `since` is when it was planned so, `recorded_on` when that was put on record, by
    UTC. `last` is the briefing that tells of the record furthest, up to
    position `upto`; `covered_to` the last day that any covers. An audience that was sent one is
    here even where none was planned.
    """

    audience: str
    every: str = "never"
    first_due: date | None = None
    since: date | None = None
    recorded_on: date | None = None
    last: str | None = None
    last_on: date | None = None
    covered_to: date | None = None
    upto: int = 0


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
    row = _plan(rows, fact.audience)
    planned = replace(row, every=fact.every, first_due=fact.first_due, since=told.on)
    rows.put(fact.audience, replace(planned, recorded_on=told.recorded_at.date()))


def _sent(rows: Rows[BriefingPlanRow], told: Recorded, fact: BriefingIssued) -> None:
    row = _plan(rows, fact.audience)
    row = replace(row, covered_to=max(fact.covers_to, row.covered_to or date.min))
    if fact.upto >= row.upto:
        row = replace(row, last=fact.briefing, last_on=told.on, upto=fact.upto)
    rows.put(fact.audience, row)


def _plan(rows: Rows[BriefingPlanRow], audience: str) -> BriefingPlanRow:
    return rows.get(audience) or BriefingPlanRow(audience)


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

BRIEFING_PLANS = View(
    "briefing_plans",
    BriefingPlanRow,
    {"briefings-scheduled": _scheduled, "briefing-issued": _sent},
)
"""Key: the audience."""
