"""`cfworkflow paths`: the state machines, drawn from the machines themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.options import shows
from cfworkflow.domain.on_use import OnUse

if TYPE_CHECKING:
    from transitions import Machine

PATHS: Mapping[str, Machine] = OnUse(
    {
        "barrier": "cfworkflow.domain.barrier.path:GOVERNANCE_PATH",
        "meeting": "cfworkflow.domain.meeting.path:MEETING_PATH",
        "decision": "cfworkflow.domain.decision.path:DECISION_PATH",
        "action": "cfworkflow.domain.action.path:ACTION_PATH",
        "partnership": "cfworkflow.domain.group.path:PARTNERSHIP_PATH",
        # bodies: links, areas, coverage, attendance
        # the Trusted Person plan and sense checks
        "approach": "cfworkflow.domain.approach.path:APPROACH_PATH",
        "sense-check": "cfworkflow.domain.sensecheck.path:SENSE_CHECK_PATH",
        # briefings and communications
        # learning and themes
        "theme": "cfworkflow.domain.theme.path:THEME_PATH",
        "learning": "cfworkflow.domain.learning.path:LEARNING_PATH",
        # system inquiries
        "inquiry": "cfworkflow.domain.inquiry.path:INQUIRY_PATH",
        "experiment": "cfworkflow.domain.inquiry.path:EXPERIMENT_PATH",
        # work strands, support and risks
        # vision, principles and outcomes
        "vision": "cfworkflow.domain.vision.path:VISION_PATH",
        "principle": "cfworkflow.domain.vision.path:VISION_PATH",
        "measure": "cfworkflow.domain.outcome.path:MEASURE_PATH",
        # corrections and undo
    }
)
NAMES = (*PATHS,)


@click.command()
@click.argument("name", metavar="NAME", type=click.Choice(NAMES))
@shows
def paths(look: Look, name: str) -> None:
    """Print a state machine as a Mermaid diagram.

    NAME is barrier, meeting, decision, action, approach, sense-check,
    theme, learning, inquiry, experiment, vision, principle, measure or partnership.

    \b
    Example:
      cfworkflow paths barrier
    """
    from cfworkflow.domain.machine import mermaid, steps_of

    machine = PATHS[name]
    steps = [
        {"trigger": trigger, "from": source, "to": dest}
        for trigger, source, dest in steps_of(machine)
    ]
    look.show(
        {"name": name, "states": [*machine.states], "steps": steps},
        lambda: click.echo(mermaid(machine)),
    )
