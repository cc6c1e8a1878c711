"""`cfworkflow demo`: a year of governance and what is around it, in commands anyone can type."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Mapping
from importlib import resources
from itertools import count
from pathlib import Path

import click

from cfworkflow.cli.demo.story import STORY
from cfworkflow.cli.demo.telling import Ask, Say
from cfworkflow.cli.failure import FAULT, REFUSED, STOPPED, CommandFailure, Failure
from cfworkflow.cli.options import store_option
from cfworkflow.cli.paging import no_pager
from cfworkflow.cli.place import store_url

_FILE = "board-meeting.toml"
_BRIEFING = "briefing.md"


@click.command()
@store_option
def demo(store: str | None) -> None:
    """Play a year of governance, and the programme around it, in a fresh store.

    It plays one command after another. The store is cfworkflow-demo.db in this folder, or the one
    given with --store; one that is there already is never touched, nor is any other file. The
    places of the Strategic Board in it are examples, and so is all that happens.

    \b
    Example:
      cfworkflow demo
    """
    place = _place(store) if store else _free_place()
    if place.exists():
        raise click.UsageError(f"{place} is there already; a demo begins in a fresh store.")
    files = {_BRIEFING: _briefing_beside(place), _FILE: _meeting_beside(place)}
    for step in STORY:
        if isinstance(step, Say):
            plain = bool(os.environ.get("NO_COLOR"))
            click.echo(f"\n{click.style('# ' + step.text, bold=None if plain else True)}")
        else:
            _play(step, place, files)
    click.echo(f"\nThe store is {place}. Go on from here, for example:")
    for command in ("briefing draft --to tactical", "barrier history B-0003"):
        click.echo(f"  cfworkflow --store {shlex.quote(str(place))} {command}")


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


def _briefing_beside(place: Path) -> Path:
    """Where the briefing is written: named after the store, so that two demos have two."""
    briefing = place.with_name(f"{place.stem}-{_BRIEFING}")
    if briefing.exists():
        raise click.UsageError(f"{briefing} is there already, and the demo would write over it.")
    return briefing


def _free_place() -> Path:
    names = (Path(f"cfworkflow-demo{f'-{n}' if n > 1 else ''}.db") for n in count(1))
    return next(name for name in names if not name.exists())


def _play(step: Ask, place: Path, files: Mapping[str, Path]) -> None:
    """Carry out one command as a person would, and stop where it does not end as told."""
    from cfworkflow.cli.app import run_app

    words = shlex.split(step.command)
    shown = step.command.replace(f" {_BRIEFING}", f" {files[_BRIEFING].name}")
    click.echo(f"\n$ cfworkflow {shown}")
    sys.stdout.flush()
    with no_pager():
        ended = run_app(["--store", str(place), *(str(files.get(word, word)) for word in words)])
    sys.stderr.flush()
    if ended == STOPPED:
        raise click.exceptions.Exit(STOPPED)
    if ended != (REFUSED if step.refused else 0):
        problem = f"The demo expected '{step.command}' to end otherwise than with {ended}."
        raise CommandFailure(FAULT, [Failure("fault", problem)])
