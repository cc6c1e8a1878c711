"""`cfworkflow meeting record FILE`: a whole meeting, all or nothing, problems with their lines."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import click
from pydantic import ValidationError

from cfworkflow.cli.act import Act
from cfworkflow.cli.failure import NOTHING_THERE, REFUSED, USAGE, CommandFailure, Failure
from cfworkflow.cli.near import with_near
from cfworkflow.cli.outcome import show_outcome
from cfworkflow.cli.place import store_url
from cfworkflow.cli.refused import of_refusal, of_unknown
from cfworkflow.cli.toml_file import Place, line_of, read_toml
from cfworkflow.domain.finding import in_words
from cfworkflow.domain.meeting.whole import Item, MeetingProblems, RecordMeeting
from cfworkflow.domain.refusal import Unknown
from cfworkflow.workflow import Workflow

_SETTINGS = (*RecordMeeting.model_fields, *Item.model_fields)


def record_file(act: Act, path: str) -> None:
    """Record the meeting that a file describes. The file itself is the command's id (rule I2)."""
    values, text = read_toml(path)
    command = _command(values, text)
    if act.on not in (None, command.day):
        raise click.UsageError(f"The day stands in the file: {command.day.isoformat()}.")
    act = replace(
        act, command_id=act.command_id or f"file-{sha256(text.encode()).hexdigest()[:32]}"
    )
    with Workflow.open(store_url(act.store)) as record:
        try:
            outcome = act.carried_out(record, command)
        except MeetingProblems as found:
            raise _problems(found, text, store_url(act.store)) from None
        show_outcome(record, outcome, as_json=act.as_json)


def _command(values: dict[str, object], text: str) -> RecordMeeting:
    try:
        return RecordMeeting.model_validate(values)
    except ValidationError as error:
        found = error.errors(include_url=False)
        failures = [
            Failure(
                "file",
                f"{_name(finding['loc']) or 'the file'}: {in_words(finding, _SETTINGS)}.",
                place=f"line {line_of(text, finding['loc'])}",
            )
            for finding in sorted(found, key=lambda finding: line_of(text, finding["loc"]))
        ]
        raise CommandFailure(USAGE, failures) from None


def _problems(found: MeetingProblems, text: str, url: str) -> CommandFailure:
    failures = []
    for place, problem in sorted(found.problems, key=lambda each: line_of(text, each[0])):
        where = f"line {line_of(text, place)}"
        if isinstance(problem, Unknown):
            failures.append(of_unknown(with_near(problem, url), where))
        else:
            failures.append(of_refusal(problem, where))
    nothing_there = all(isinstance(problem, Unknown) for _, problem in found.problems)
    return CommandFailure(NOTHING_THERE if nothing_there else REFUSED, failures)


def _name(place: Place) -> str:
    """A place as one writes it: `items[1].votes`, counting from 1 as people do."""
    name = ""
    for part in place:
        name += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if name else part
    return name
