"""A title put right, and a partnership established by mistake and taken back."""

from __future__ import annotations

from cfworkflow.domain.correction.commands import Correct, Undo
from cfworkflow.domain.group.commands import EstablishGroup
from tests.projections.a_year import Step

STEPS = (
    Step(
        "11-02",
        Correct(
            thing="barrier:B-0001",
            changes={"title": "No doctor without an address"},
            because="People did not know the letters",
        ),
    ),
    Step(
        "11-02",
        EstablishGroup(
            group="coast", tier="operational", areas=("harbour",), overseen_by="tactical"
        ),
    ),
    Step("11-02", Undo(because="The coast is of the county partnership")),
)
