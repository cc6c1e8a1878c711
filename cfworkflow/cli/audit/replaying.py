"""`cfworkflow audit replay`: the record step by step, with the state after each fact."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.audit.stretch import Stretch, stretch_of
from cfworkflow.cli.look import Look
from cfworkflow.cli.moment import MOMENT
from cfworkflow.cli.options import shows
from cfworkflow.cli.table import fact_lines, show_facts

if TYPE_CHECKING:
    from cfworkflow.cli.moment import Moment
    from cfworkflow.projections.replay import State, Step


@click.command()
@click.option(
    "--from",
    "begin",
    type=MOMENT,
    metavar="MOMENT",
    help="Begin with the first fact recorded then or later; a date, a time, or @POSITION.",
)
@click.option(
    "--until", "end", type=MOMENT, metavar="MOMENT", help="Go no further than was on record then."
)
@click.option("--no-input", is_flag=True, help="Never wait for a key: tell every step in order.")
@shows
def replay(look: Look, begin: Moment | None, end: Moment | None, *, no_input: bool) -> None:
    """Step through the record, with what each fact changed and the state after it.

    On a terminal: enter, space or n goes forward, b or p goes back, g goes to a position, q
    quits. Elsewhere, and with --no-input, every step is told in order.

    \b
    Examples:
      cfworkflow audit replay
      cfworkflow audit replay --from 2026-03-01 --until 2026-03-31 --no-input
      cfworkflow audit replay --from @1 --until @20 --json
    """
    stretch = stretch_of(look, begin, end)
    try:
        if look.as_json:
            _tell_as_data(look, stretch)
        elif stretch.begin > stretch.last:
            between = "".join(
                f" {word} {moment.typed}"
                for word, moment in (("from", begin), ("until", end))
                if moment is not None
            )
            click.echo(f"Nothing was recorded{between}.", err=True)
        elif no_input or not (sys.stdin.isatty() and sys.stdout.isatty()):
            _tell_in_order(stretch)
        else:
            _step_by_keys(stretch)
    except KeyboardInterrupt:
        click.echo(err=True)
        raise click.Abort from None


def _tell_as_data(look: Look, stretch: Stretch) -> None:
    from cfworkflow.cli.progress import Progress

    steps = []
    with Progress("Replaying", stretch.begin - 1, stretch.last) as progress:
        for position in range(stretch.begin, stretch.last + 1):
            steps.append(stretch.tell(position))
            progress(position)
    look.show(steps, lambda: None)


def _tell_in_order(stretch: Stretch) -> None:
    for position in range(stretch.begin, stretch.last + 1):
        if position > stretch.begin:
            click.echo()
        _show(stretch.tell(position), stretch.last)


def _step_by_keys(stretch: Stretch) -> None:
    from cfworkflow.cli.audit.stepping import KEYS, asked, pressed, walk

    last = stretch.last
    for found in walk(pressed(), stretch.begin, last, lambda at: asked(at, last)):
        click.echo()
        if isinstance(found, int):
            _show(stretch.tell(found), last)
            click.echo()
        else:
            click.echo(found, err=True)
        for line in fact_lines([("Keys", KEYS)]):
            click.echo(line, err=True)


def _show(step: Step, last: int) -> None:
    told = step.fact
    recorded = told.recorded_at.astimezone()
    changed = "\n".join(change.sentence for change in step.changes)
    show_facts(
        [
            ("fact", f"{step.position} of {last}, {told.kind}"),
            ("happened", told.sentence),
            ("took effect", told.on),
            ("recorded", f"{recorded:%Y-%m-%d} at {recorded:%H:%M} by {told.actor}"),
            ("changed", changed or "nothing more than that"),
            ("open barriers", _in_a_line(step.state)),
            ("in session", ", ".join(step.state.in_session) or "no meeting"),
        ]
    )


def _in_a_line(state: State) -> str:
    return (
        f"{state.operational} operational, {state.tactical} tactical, "
        f"{state.strategic} strategic, {state.addressed} addressed"
    )
