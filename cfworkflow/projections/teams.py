"""View `teams`: which group a team, such as the project team, reports to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.correcting import Words
from cfworkflow.projections.row import Row, replace
from cfworkflow.projections.view import Rows, View, shown

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.domain.group.facts import ReportingAgreed


class TeamRow(Row, frozen=True):
    """A team, and the group it reports to since a date; `said_at` has where its name was given."""

    team: str
    name: str | None
    to: str
    since: date
    said_at: dict[str, int]


def _reporting(rows: Rows[TeamRow], told: Recorded, fact: ReportingAgreed) -> None:
    name, earlier = shown(fact.name, told), rows.get(fact.team)
    row = TeamRow(fact.team, name, fact.to, told.on, {"name": told.position})
    if earlier is None:
        rows.add(fact.team, row)
    elif name is None:
        rows.put(fact.team, replace(row, name=earlier.name, said_at=earlier.said_at))
    else:
        rows.put(fact.team, row)


TEAMS = View(
    "teams",
    TeamRow,
    {"reporting-agreed": _reporting},
    corrected=Words("team", {"reporting-agreed": {"name": "name"}}).taken(),
)
"""Key: the team's slug."""
