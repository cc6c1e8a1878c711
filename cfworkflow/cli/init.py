"""`cfworkflow init`: make a store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.act import Act
from cfworkflow.cli.failure import USAGE, CommandFailure, Failure
from cfworkflow.cli.look import show_json
from cfworkflow.cli.options import writes
from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    from cfworkflow.presets import Preset
    from cfworkflow.workflow import Workflow


@click.command()
@click.option("--preset", metavar="NAME", help="A programme to begin with, or a TOML file of one.")
@writes
def init(act: Act, preset: str | None) -> None:
    """Make a store. On one that is there already, nothing is lost and nothing doubled.

    A preset takes effect on the date its own document gives, unless --on says otherwise; what it
    gives a date of its own takes effect then.

    \b
    Example:
      cfworkflow init --preset cambridgeshire-peterborough
    """
    from cfworkflow.domain.programme import EstablishProgramme
    from cfworkflow.presets import PresetProblems, load_preset

    url = store_url(act.store)
    try:
        programme = load_preset(preset) if preset else None
    except PresetProblems as found:
        failures = [Failure("preset", str(problem)) for problem in found.problems]
        raise CommandFailure(USAGE, failures) from None
    recorded = 0
    with _opened(url, dry_run=act.dry_run) as record:
        if programme:
            act = replace(act, on=act.on or programme.in_effect_from)
            command = EstablishProgramme(commands=tuple(programme.commands()))
            recorded = len(act.carried_out(record, command).facts)
    name = programme.programme if programme else None
    if act.as_json:
        show_json({"store": url, "programme": name, "facts": recorded, "recorded": not act.dry_run})
        return
    click.echo(f"Store: {url}")
    if name and recorded:
        click.echo(f"{name}: {recorded} facts recorded, in effect from {act.on}.")
    elif name:
        click.echo(f"{name}: all of it is on record already.")
    if act.dry_run:
        click.echo("This was a dry run: nothing was made or recorded.", err=True)
    click.echo(f"Next: cfworkflow {_next(programme)}", err=True)


def _next(programme: Preset | None) -> str:
    if programme is None:
        return "group establish"
    return "group list" if programme.groups else "strand show"


def _opened(url: str, *, dry_run: bool) -> Workflow:
    """The store, made if need be; a dry run of making one is played in memory."""
    from cfworkflow.store.refusals import StoreMissing
    from cfworkflow.workflow import Workflow

    if not dry_run:
        return Workflow.open(url, create=True)
    try:
        return Workflow.open(url)
    except StoreMissing:
        return Workflow.open("memory:")
