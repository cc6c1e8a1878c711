"""Teams in a preset: which group each reports to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cfworkflow.domain.group.commands import AgreeReporting
from cfworkflow.domain.programme import Dated
from cfworkflow.domain.words import Line, Slug
from cfworkflow.presets.part import Part


class PresetTeam(Part):
    """A team, such as the project team, and the group it reports to."""

    id: Slug
    name: Line | None = None
    reports_to: Slug


def commands(teams: Sequence[PresetTeam]) -> Iterator[Dated]:
    """What each team reports to."""
    for team in teams:
        yield None, AgreeReporting(team=team.id, to=team.reports_to, name=team.name)
