"""What is new in a log, as steps in the order in which they are taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from cfworkflow.domain.importing.commands import ImportLog, LogRow
from cfworkflow.domain.importing.facts import Taken
from cfworkflow.domain.importing.meetings import sittings
from cfworkflow.domain.importing.state import Known
from cfworkflow.domain.importing.supposing import days
from cfworkflow.domain.importing.taking import ORDER


class Step(NamedTuple):
    """A step still to be taken: when, of which row (of which rows, where it is a meeting)."""

    on: date
    name: Taken
    rows: tuple[LogRow, ...]


def new_steps(command: ImportLog, known: Mapping[str, Known], today: date) -> list[Step]:
    """Barriers in the order of their rows, then all else by its date.

    `known` are the rows imported before, by their keys: what was taken of them is not new. A step
    dated before what it is a step of began comes after that all the same, so that it is refused.
    """

    def is_new(row: LogRow, step: Taken) -> bool:
        before = known.get(row.key)
        left = step == "check" and not command.checks
        return not left and (before is None or step not in before.steps)

    found = []
    for number, row in enumerate((*command.barriers, *command.actions)):
        told = days(row, today)
        begun = next(iter(told.values()))
        for name, on in told.items():
            if is_new(row, name):
                found.append((_order(name, max(on, begun), number), Step(on, name, (row,))))
    meetings = sittings((row for row in command.meetings if is_new(row, "take")), today)
    for number, rows in enumerate(meetings):
        on = rows[0].held_on
        found.append((_order("take", on, number), Step(on, "take", rows)))
    return [step for _, step in sorted(found, key=itemgetter(0))]


def _order(name: Taken, when: date, number: int) -> tuple[date, int, int]:
    return (date.min, 0, number) if name == "raise" else (when, ORDER.index(name), number)
