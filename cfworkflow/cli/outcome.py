"""What came of a command: what happened, the state now, and the likely next command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import show_json
from cfworkflow.cli.next_step import next_step
from cfworkflow.domain.words import spoken
from cfworkflow.projections.sentences import sentence

if TYPE_CHECKING:
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.store.engine import Outcome
    from cfworkflow.workflow import Workflow


def show_outcome(record: Workflow, outcome: Outcome, *, as_json: bool, **more: object) -> None:
    """Write an outcome as JSON, with `more`; or in words: facts on stdout, the rest on stderr."""
    recorded = outcome.facts if outcome.recorded else ()
    advice = next_step(record, recorded[-1]) if recorded and outcome.stands else None
    if as_json:
        show_json(
            {
                "recorded": bool(recorded),
                "repeated": outcome.repeated,
                "stands": outcome.stands,
                "since": outcome.since,
                "facts": [_as_data(told) for told in outcome.facts],
                "next": advice.command if advice else None,
                **more,
            }
        )
        return
    for told in outcome.facts:
        click.echo(sentence(told.fact))
    if not outcome.facts:
        since = f", since {spoken(outcome.since)}" if outcome.since else ""
        click.echo(f"Nothing to do: it is so already{since}.", err=True)
    elif not outcome.recorded:
        click.echo("This was a dry run: nothing was recorded.", err=True)
    elif not outcome.stands:
        click.echo(
            "The same command was recorded before, and taken back since; nothing was added.\n"
            "If it was right, send it again with another --command-id, or with none.",
            err=True,
        )
    elif outcome.repeated:
        click.echo("The same command was recorded before; nothing was added.", err=True)
    if advice:
        if advice.state:
            click.echo(advice.state, err=True)
        if advice.command:
            click.echo(f"Next: {advice.command}", err=True)


def _as_data(told: Recorded) -> dict[str, object]:
    return {
        "position": told.position or None,
        "type": told.fact.NAME,
        "on": told.on,
        "recorded_at": told.recorded_at,
        "actor": told.actor,
        "command_id": told.command_id,
        **told.fact.model_dump(mode="json"),
    }
