"""Rows that were imported and say something else now: nothing of them is recorded over."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.importing.commands import LogRow, spelt
from cfworkflow.domain.importing.problems import LogSaysOtherwise
from cfworkflow.domain.importing.state import Known


def edited(row: LogRow, known: Known) -> Iterator[tuple[str, LogSaysOtherwise]]:
    """The fields of a row that said something else when its steps were imported."""
    if known.forgotten:
        return
    for step, fields in row.STEPS.items():
        if step not in known.steps:
            continue
        for field in fields:
            was, now = known.cells.get(field), row.cells.get(field)
            if was != now:
                yield field, _said_otherwise(field, known.thing, was, now)


def _said_otherwise(field: str, thing: str, was: str | None, now: str | None) -> LogSaysOtherwise:
    kind, _, ref = thing.partition(":")
    then = "was empty when the row was imported" if was is None else "was imported before"
    does = "is empty" if now is None else "is filled in" if was is None else "says something else"
    return LogSaysOtherwise(
        f"“{spelt(field)}” of {ref} {then}, and {does} now.",
        "What is on record stays as it is: an import adds, and changes nothing.",
        f"Compare them (cfworkflow {kind} show {ref}) and put the sheet back; or tell the record "
        "with cfworkflow correct, and import with --leave-edited.",
    )
