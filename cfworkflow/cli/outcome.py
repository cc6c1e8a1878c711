"""What came of a command: what happened, the state now, and the likely next command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.look import show_json
from cfworkflow.cli.next_step import next_step
from cfworkflow.domain.references import ref_of
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
    if outcome.repeated and outcome.facts:
        _say_that_it_was_recorded_before(outcome)
    rehearsed = not (outcome.recorded or outcome.repeated)
    for told in outcome.facts:
        click.echo(_supposed(told) if rehearsed else sentence(told.fact))
    if not outcome.facts:
        since = f", since {spoken(outcome.since)}" if outcome.since else ""
        click.echo(f"Nothing to do: it is so already{since}.", err=True)
    elif not outcome.recorded:
        click.echo("This was a dry run: nothing was recorded.", err=True)
    elif not outcome.stands:
        click.echo(
            "If it was right, send it again with another --command-id, or with none.", err=True
        )
    if advice:
        if advice.state:
            click.echo(advice.state, err=True)
        if advice.command:
            click.echo(f"Next: {advice.command}", err=True)


def _say_that_it_was_recorded_before(outcome: Outcome) -> None:
    """Say so before anything else, for what follows reads as if it were new."""
    first = outcome.facts[0]
    since = "" if outcome.stands else ", and taken back since"
    of = ref_of(first.fact.tags()[0])
    click.echo(
        f"The same command was recorded before{since}; nothing was added.\n"
        f"What it recorded of {of} on {spoken(first.recorded_at.astimezone().date())}:",
        err=True,
    )


_SUPPOSED = {
    "narratives-erased": ("was erased for good.", "would be erased for good."),
    "command-undone": ("taken back.", "would be taken back."),
}
"""How the sentence ends of a fact that takes something away, and how where it would."""


def _supposed(told: Recorded) -> str:
    """What a dry run would record; that nothing was taken away is not left to the last line."""
    said, (is_so, would) = sentence(told.fact), _SUPPOSED.get(told.fact.NAME, ("", ""))
    return said.removesuffix(is_so) + would if is_so and said.endswith(is_so) else said


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
