"""`cfworkflow meeting record FILE`: a whole meeting, all or nothing, problems with their lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import click

from cfworkflow.cli.act import Act
from cfworkflow.cli.failure import NOTHING_THERE, REFUSED, USAGE, CommandFailure, Failure
from cfworkflow.cli.meeting.in_a_file import in_the_files_words, where
from cfworkflow.cli.meeting.shape import NO_BARRIER, Shape, settings_at
from cfworkflow.cli.near import with_near
from cfworkflow.cli.outcome import show_outcome
from cfworkflow.cli.place import store_url
from cfworkflow.cli.refused import of_refusal, of_unknown
from cfworkflow.cli.toml_file import Place, line_of, read_toml
from cfworkflow.domain.finding import in_words
from cfworkflow.domain.meeting.whole import MeetingProblems
from cfworkflow.domain.refusal import Unknown
from cfworkflow.store.refusals import StoreRefusal
from cfworkflow.workflow import Workflow

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def record_file(act: Act, path: str) -> None:
    """Record the meeting that a file describes. The file itself is the command's id (rule I2)."""
    values, text = read_toml(path)
    shape = Shape(values)
    misshapen = [_failure(place, finding, text) for place, finding in shape.findings]

    def lines(place: Place) -> int:
        return line_of(text, shape.as_typed(place))

    command = shape.command
    if command is None:
        raise CommandFailure(USAGE, misshapen)
    if not misshapen and act.on not in (None, command.day):
        raise click.UsageError(f"The day stands in the file: {command.day.isoformat()}.")
    act = replace(
        act, command_id=act.command_id or f"file-{sha256(text.encode()).hexdigest()[:32]}"
    )
    try:
        with Workflow.open(store_url(act.store)) as record:
            outcome = act.carried_out(record, command)
            show_outcome(record, outcome, as_json=act.as_json)
            if not (command.present or command.proxies or outcome.repeated):
                click.echo("Note: the file names nobody who was present.", err=True)
    except MeetingProblems as found:
        raise _problems(found, lines, store_url(act.store), misshapen) from None
    except StoreRefusal:
        if misshapen:
            raise CommandFailure(USAGE, _in_order(misshapen)) from None
        raise


def _failure(place: Place, finding: ErrorDetails, text: str) -> Failure:
    said = in_words(finding, settings_at(place))
    return Failure(
        "file", f"{_name(place) or 'the file'}: {said}.", place=f"line {line_of(text, place)}"
    )


def _problems(
    found: MeetingProblems, line: Callable[[Place], int], url: str, misshapen: list[Failure]
) -> CommandFailure:
    failures = [*misshapen]
    for place, problem in found.problems:
        stands = f"line {line(where(place, problem))}"
        if isinstance(problem, Unknown):
            failures.append(of_unknown(with_near(problem, url), stands))
        else:
            refusal = in_the_files_words(problem, {**found.names, NO_BARRIER: "The barrier"})
            failures.append(of_refusal(refusal, stands))
    nothing_there = all(isinstance(problem, Unknown) for _, problem in found.problems)
    told = NOTHING_THERE if nothing_there else REFUSED
    return CommandFailure(USAGE if misshapen else told, _in_order(failures))


def _in_order(failures: list[Failure]) -> list[Failure]:
    return sorted(failures, key=lambda failure: int(failure.place.removeprefix("line ")))


def _name(place: Place) -> str:
    """A place as one writes it: `items[1].votes`, counting from 1 as people do."""
    name = ""
    for part in place:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name
