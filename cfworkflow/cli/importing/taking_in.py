"""From a file and its map to facts on record, or to everything that stands against that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import click
from pydantic import ValidationError

from cfworkflow.cli.act import Act
from cfworkflow.cli.failure import NOTHING_THERE, REFUSED, USAGE, CommandFailure, Failure
from cfworkflow.cli.importing.notices import what_was_left
from cfworkflow.cli.near import with_near
from cfworkflow.cli.outcome import show_outcome
from cfworkflow.cli.place import store_url
from cfworkflow.cli.refused import of_refusal, of_unknown
from cfworkflow.cli.toml_file import line_of, read_toml
from cfworkflow.domain.finding import in_words
from cfworkflow.domain.importing.commands import ImportLog
from cfworkflow.domain.importing.facts import RowImported
from cfworkflow.domain.importing.problems import LogProblems
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.words import is_slug
from cfworkflow.importing.cells import Book, Problem, Spot
from cfworkflow.importing.log_map import LogMap, SheetMap
from cfworkflow.importing.read import Read
from cfworkflow.importing.reading import command_of, read_log
from cfworkflow.importing.workbook import NotReadable
from cfworkflow.store.engine import Outcome
from cfworkflow.workflow import Workflow


class Wanted(NamedTuple):
    """What is to be imported, and how. `sheet` is the map's name for the one sheet of a file."""

    file: str
    map_file: str
    checks: bool
    leave_edited: bool
    one_sheet: bool = False
    sheet: str | None = None


def take_in(act: Act, wanted: Wanted, reading: Callable[[LogMap], Book]) -> None:
    """Import a log. Raises a failure that lists all that is wrong, with nothing recorded."""
    if act.on is not None:
        raise click.UsageError("The dates stand in the file, a step's own in its row.")
    log_map, only = _map(wanted)
    try:
        book = reading(log_map)
    except NotReadable as unreadable:
        what = f"{wanted.file} can't be imported."
        failure = Failure("file", what, unreadable.why, unreadable.try_)
        raise CommandFailure(USAGE, [failure]) from None
    read = read_log(book, log_map, only)
    command = command_of(
        read, book, log_map, checks=wanted.checks, leave_edited=wanted.leave_edited
    )
    with Workflow.open(store_url(act.store)) as record:
        try:
            if read.problems:
                act.rehearsed(record, command)
                raise _failures(read, (), act)
            outcome = act.carried_out(record, command)
        except LogProblems as found:
            raise _failures(read, found.problems, act) from None
        _show(act, record, outcome, read, command)


def _map(wanted: Wanted) -> tuple[LogMap, str | None]:
    """The map, and which of its sheets the file is, where it is only one."""
    values, text = read_toml(wanted.map_file)
    try:
        log_map = LogMap.model_validate(values)
    except ValidationError as error:
        found = error.errors(include_url=False)
        known = (*LogMap.model_fields, *SheetMap.model_fields)
        failures = [
            Failure(
                "map",
                f"{'.'.join(map(str, each['loc'])) or 'the map'}: {in_words(each, known)}.",
                "",
                "docs/importing.md tells what a map says.",
                f"{wanted.map_file}, line {line_of(text, each['loc'])}",
            )
            for each in sorted(found, key=lambda each: line_of(text, each["loc"]))
        ]
        raise CommandFailure(USAGE, failures) from None
    if not wanted.one_sheet:
        return log_map, None
    named = wanted.sheet or (next(iter(log_map.sheets)) if len(log_map.sheets) == 1 else None)
    if named not in log_map.sheets:
        raise click.UsageError(
            f"Which of the map's sheets is this file? Say --sheet {' or '.join(log_map.sheets)}."
        )
    return log_map, named


def _failures(
    read: Read, refused: Iterable[tuple[tuple[str | int, ...], Refusal | Unknown]], act: Act
) -> CommandFailure:
    """Everything that stands against an import, in the order of the file."""
    url = store_url(act.store)
    found: list[tuple[Spot, Failure]] = [(each.spot, _of_problem(each)) for each in read.problems]
    unread = {(row.sheet, row.row, name) for row in read.rows for name in row.unread}
    for place, problem in refused:
        if place in unread:
            continue
        spot = read.spot(place)
        if isinstance(problem, Unknown):
            found.append((spot, _of_unknown(with_near(problem, url), spot, str(place[2]))))
        else:
            found.append((spot, of_refusal(problem, str(spot))))
    sheets = {spot.sheet: number for number, spot in enumerate(read.spots.values())}
    found.sort(key=lambda each: _order(each[0], sheets))
    failures = [failure for _, failure in found]
    if read.problems:
        return CommandFailure(USAGE, failures)
    nothing_there = all(failure.code == "unknown" for failure in failures)
    return CommandFailure(NOTHING_THERE if nothing_there else REFUSED, failures)


def _order(spot: Spot, sheets: dict[str, int]) -> tuple[int, int, int]:
    return sheets.get(spot.sheet, -1), spot.row, -1 if spot.column is None else spot.column


def _of_problem(problem: Problem) -> Failure:
    return Failure("file", problem.what, problem.why, problem.try_, str(problem.spot))


def _of_unknown(unknown: Unknown, spot: Spot, field: str) -> Failure:
    """A name of nothing on record, which may be only the log's own word for it."""
    failure = of_unknown(unknown, str(spot))
    if is_slug(unknown.ref):
        return failure._replace(
            try_=f"Put it right in the sheet; or say in the map, as words.{field}, what the word "
            f"means. Those there are: {failure.try_}"
        )
    return failure


def _show(act: Act, record: Workflow, outcome: Outcome, read: Read, command: ImportLog) -> None:
    """Say what was recorded, of how many rows, and what a person ought to know beside."""
    notes = [told.fact for told in outcome.facts if isinstance(told.fact, RowImported)]
    new = Counter(note.sheet for note in notes)
    rows = {sheet: {"read": many, "new": new[sheet]} for sheet, many in read.counts.items()}
    notices = [*read.notices, *what_was_left(record, command)]
    show_outcome(record, outcome, as_json=act.as_json, rows=rows, notices=notices)
    if not act.as_json:
        for sheet, many in read.counts.items():
            click.echo(f"{sheet}: {new[sheet]} of {counted(many)} told something new.", err=True)
        for notice in notices:
            click.echo(f"Note: {notice}", err=True)


def counted(rows: int) -> str:
    """A number of rows."""
    return f"{rows} row" if rows == 1 else f"{rows} rows"
