"""Which recommendations a decision answers: those its barrier last came up with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfworkflow.projections.decisions import DecisionRow
    from cfworkflow.projections.reading import Views


def answered_by(views: Views, row: DecisionRow) -> tuple[str, ...]:
    """The recommendations before a group when it took an item, in order; there may be none."""
    if row.barrier is None:
        return ()
    asked: tuple[str, ...] = ()
    for step in views.barriers[row.barrier].came_from:
        if step.what == "escalated" and step.decision:
            asked = views.decisions[step.decision].recommended
        elif step.decision == row.decision:
            break
    return asked
