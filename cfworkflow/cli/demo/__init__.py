"""`cfworkflow demo`: a year of governance, played through the commands anyone can type."""

from __future__ import annotations

import os
import shlex
import sys
from importlib import resources
from itertools import count
from pathlib import Path

import click

from cfworkflow.cli.demo.story import STORY, Ask, Say
from cfworkflow.cli.failure import FAULT, REFUSED, STOPPED, CommandFailure, Failure
from cfworkflow.cli.options import store_option
from cfworkflow.cli.paging import no_pager
from cfworkflow.cli.place import store_url

_FILE = "board-meeting.toml"


@click.command()
@store_option
def demo(store: str | None) -> None:
    """Play a year of governance in a fresh store, one command after another.

    The store is cfworkflow-demo.db in this folder, or the one given with --store; one that is
    there already is never touched. The places of the Strategic Board in it are examples.

    \b
    Example:
      cfworkflow demo
    """
    place = _place(store) if store else _free_place()
    if place.exists():
        raise click.UsageError(f"{place} is there already; a demo begins in a fresh store.")
    meeting = _meeting_beside(place)
    for step in STORY:
        if isinstance(step, Say):
            plain = bool(os.environ.get("NO_COLOR"))
            click.echo(f"\n{click.style('# ' + step.text, bold=None if plain else True)}")
        else:
            _play(step, place, meeting)
    click.echo(f"\nThe store is {place}. Go on from here, for example:")
    click.echo(f"  cfworkflow --store {shlex.quote(str(place))} barrier history B-0003")


def _place(store: str) -> Path:
    """The file that a store given by name or URL is; memory would forget between commands."""
    from cfworkflow.store.opening import SQLITE, file_path

    url = store_url(store)
    file_path(url)
    return Path(url.removeprefix(SQLITE))


def _meeting_beside(place: Path) -> Path:
    """The meeting's file beside the store; someone's own file of that name is left alone."""
    text = resources.files(__package__).joinpath(_FILE).read_text("utf-8")
    meeting = place.with_name(_FILE)
    if meeting.exists() and meeting.read_text("utf-8", "replace") != text:
        raise click.UsageError(f"{meeting} is there already, and the demo would write over it.")
    place.parent.mkdir(parents=True, exist_ok=True)
    meeting.write_text(text, "utf-8")
    return meeting


def _free_place() -> Path:
    names = (Path(f"cfworkflow-demo{f'-{n}' if n > 1 else ''}.db") for n in count(1))
    return next(name for name in names if not name.exists())


def _play(step: Ask, place: Path, meeting: Path) -> None:
    """Carry out one command as a person would, and stop where it does not end as told."""
    from cfworkflow.cli.app import run_app

    click.echo(f"\n$ cfworkflow {step.command}")
    words = [str(meeting) if word == _FILE else word for word in shlex.split(step.command)]
    sys.stdout.flush()
    with no_pager():
        ended = run_app(["--store", str(place), *words])
    sys.stderr.flush()
    if ended == STOPPED:
        raise click.exceptions.Exit(STOPPED)
    if ended != (REFUSED if step.refused else 0):
        problem = f"The demo expected '{step.command}' to end otherwise than with {ended}."
        raise CommandFailure(FAULT, [Failure("fault", problem)])
