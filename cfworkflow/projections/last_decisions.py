"""What was decided last: outcomes with their figures, without going through all there are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.row import Row

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow, Tally
    from cfworkflow.projections.view import Standing


class DecisionTaken(Row, frozen=True):
    """An item voted on: carried or not_carried `on` a date, by these figures."""

    decision: str
    title: str | None
    group: str
    meeting: str
    outcome: str
    on: date
    figures: Tally


def last_decisions(decisions: Standing[DecisionRow], most: int) -> tuple[DecisionTaken, ...]:
    """The `most` outcomes that came on record last, the latest first."""
    decided = [
        row
        for outcome in ("carried", "not_carried")
        for row in decisions.latest(f"state:{outcome}", most)
    ]
    decided.sort(key=lambda row: row.changed_at, reverse=True)
    return tuple(
        DecisionTaken(
            decision=row.decision,
            title=row.title,
            group=row.group,
            meeting=row.meeting,
            outcome=row.status,
            on=row.decided_on,
            figures=row.figures,
        )
        for row in decided[:most]
        if row.decided_on is not None and row.figures is not None
    )
