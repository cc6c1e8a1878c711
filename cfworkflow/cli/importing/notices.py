"""What a person ought to know of an import beside what was recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cfworkflow.domain.importing.commands import ImportLog, spelt
from cfworkflow.domain.importing.edited import edited
from cfworkflow.domain.importing.state import Known, Log
from cfworkflow.workflow import Workflow

Rows = Mapping[tuple[str, str], Known]
"""The rows of a log that were imported before, by sheet and key."""

_NAMED = 10
"""How many things a notice names."""


def what_was_left(record: Workflow, command: ImportLog) -> Iterator[str]:
    """What of a log was not taken in, or is not in the file any more, in sentences."""
    log = record.thing(Log, command.log)
    known = log.rows if log else {}
    yield from _as_asked(command, known)
    yield from _gone(command, known)


def _as_asked(command: ImportLog, known: Rows) -> Iterator[str]:
    """What rows tell and was left as it is, because that was asked for."""
    checks = 0
    for row in command.rows():
        was = known.get((row.sheet, row.key))
        if was is not None and command.leave_edited:
            fields = [spelt(field) for field, _ in edited(row, was)]
            if fields:
                ref = was.thing.partition(":")[2]
                sheet = command.sheet_names.get(row.sheet, row.sheet)
                yield (
                    f"{ref} is left as it is: row {row.row} of {sheet} was edited since "
                    f"({', '.join(fields)})."
                )
        checks += "check" in row.steps() and not (was and "check" in was.steps)
    if checks and not command.checks:
        yield (
            f"Evidence checks left: {checks}. Someone else records them by the same command, "
            "without --without-checks and with an --actor of their own."
        )


def _gone(command: ImportLog, known: Rows) -> Iterator[str]:
    """What was imported before of rows that the file no longer has."""
    here = {(row.sheet, row.key) for row in command.rows()}
    sheets = {row.sheet for row in command.rows()}
    gone = [was.thing for row, was in known.items() if row[0] in sheets and row not in here]
    if gone:
        refs = [thing.partition(":")[2] for thing in gone[:_NAMED]]
        more = f" and {len(gone) - _NAMED} more" if len(gone) > _NAMED else ""
        yield (
            f"Imported before and no longer in the file: {', '.join(refs)}{more}. "
            "What is on record stays."
        )
