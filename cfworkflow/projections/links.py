"""How the bodies are linked: who oversees whom, which team reports where, who followed whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cfworkflow.projections.row import Row
from cfworkflow.projections.teams import TEAMS

if TYPE_CHECKING:
    from cfworkflow.projections.reading import Views

_DOWNWARDS = ("strategic", "tactical", "operational")


class Linked(Row, frozen=True):
    """A group, the one that oversees it, and the one that succeeds it once it has ended."""

    group: str
    tier: str
    status: str
    overseen_by: str | None
    successor: str | None


class PassedOn(Row, frozen=True):
    """Areas that one partnership took over from another, which `ended` then or went on."""

    on: date
    group: str
    to: str
    areas: tuple[str, ...]
    ended: bool


class Reporting(Row, frozen=True):
    """A team, and the group it reports to since a date."""

    team: str
    name: str | None
    to: str
    since: date


class Links(Row, frozen=True):
    """The groups from the top tier down, the teams, and what passed on, in order of its date."""

    groups: tuple[Linked, ...]
    teams: tuple[Reporting, ...]
    passed_on: tuple[PassedOn, ...]


def links(reading: Views) -> Links:
    """How the bodies are linked."""
    rows = sorted(reading.groups.values(), key=lambda row: (_DOWNWARDS.index(row.tier), row.group))
    passed = (
        PassedOn(
            on=each.on,
            group=row.group,
            to=each.to,
            areas=each.areas,
            ended=row.status == "ended" and each is row.handed_on[-1],
        )
        for row in rows
        for each in row.handed_on
    )
    return Links(
        groups=tuple(
            Linked(row.group, row.tier, row.status, row.overseen_by, row.successor) for row in rows
        ),
        teams=tuple(
            Reporting(row.team, row.name, row.to, row.since)
            for _, row in sorted(reading.rows(TEAMS).items())
        ),
        passed_on=tuple(sorted(passed, key=lambda each: each.on)),
    )
