"""View `teams`: which group a team, such as the project team, reports to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.row import Row
from cfworkflow.projections.view import Rows, View, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.group.facts import ReportingAgreed


class TeamRow(Row, frozen=True):
    """A team, and the group it reports to since a date."""

    team: str
    name: str | None
    to: str
    since: date


def _reporting(rows: Rows[TeamRow], told: Recorded, fact: ReportingAgreed) -> None:
    row = TeamRow(fact.team, shown(fact.name, told), fact.to, told.on)
    if rows.get(fact.team) is None:
        rows.add(fact.team, row)
    else:
        rows.put(fact.team, row)


TEAMS = View("teams", TeamRow, {"reporting-agreed": _reporting})
"""Key: the team's slug."""
