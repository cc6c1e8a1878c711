"""A partnership that forms, comes to be overseen, and takes an area; and whom a team reports to."""

from __future__ import annotations

from cfworkflow.domain.group.commands import (
    ActivatePartnership,
    AgreeReporting,
    EstablishGroup,
    OverseeGroup,
)
from tests.projections.a_year import Step

STEPS = (
    Step("11-03", AgreeReporting(team="project-team", to="tactical", name="The project team")),
    Step("11-03", EstablishGroup(group="lakes", tier="operational", areas=("lake", "pond"))),
    Step("11-03", OverseeGroup(group="lakes", by="tactical")),
    Step("11-04", EstablishGroup(group="shore", tier="operational", forming=True)),
    Step("11-05", ActivatePartnership(group="shore", areas=("pond",), taken_from="lakes")),
    Step("11-06", AgreeReporting(team="project-team", to="board")),
)
