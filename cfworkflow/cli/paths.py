"""`cfworkflow paths`: the state machines, drawn from the machines themselves."""

from __future__ import annotations

import click

from cfworkflow.cli.look import Look
from cfworkflow.cli.options import shows

NAMES = ("barrier", "meeting", "decision", "action", "partnership")


@click.command()
@click.argument("name", metavar="NAME", type=click.Choice(NAMES))
@shows
def paths(look: Look, name: str) -> None:
    """Print a state machine as a Mermaid diagram.

    NAME is barrier, meeting, decision, action or partnership.

    \b
    Example:
      cfworkflow paths barrier
    """
    from cfworkflow.domain.action.path import ACTION_PATH
    from cfworkflow.domain.barrier.path import GOVERNANCE_PATH
    from cfworkflow.domain.decision.path import DECISION_PATH
    from cfworkflow.domain.group.path import PARTNERSHIP_PATH
    from cfworkflow.domain.machine import mermaid, steps_of
    from cfworkflow.domain.meeting.path import MEETING_PATH

    machines = (GOVERNANCE_PATH, MEETING_PATH, DECISION_PATH, ACTION_PATH, PARTNERSHIP_PATH)
    machine = dict(zip(NAMES, machines, strict=True))[name]
    steps = [
        {"trigger": trigger, "from": source, "to": dest}
        for trigger, source, dest in steps_of(machine)
    ]
    look.show(
        {"name": name, "states": [*machine.states], "steps": steps},
        lambda: click.echo(mermaid(machine)),
    )
