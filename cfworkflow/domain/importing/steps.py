"""What is new in a log, as steps in the order in which they are taken."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
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
    order: int
    number: int
    name: Taken
    rows: tuple[LogRow, ...]


def new_steps(command: ImportLog, known: Mapping[str, Known], today: date) -> list[Step]:
    """Barriers in the order of their rows, then all else by its date.

    `known` are the rows imported before, by their keys: what was taken of them is not new.
    """

    def is_new(row: LogRow, step: Taken) -> bool:
        before = known.get(row.key)
        left = step == "check" and not command.checks
        return not left and (before is None or step not in before.steps)

    found = [
        Step(on, ORDER.index(name), number, name, (row,))
        for number, row in enumerate((*command.barriers, *command.actions))
        for name, on in days(row, today).items()
        if is_new(row, name)
    ]
    meetings = sittings((row for row in command.meetings if is_new(row, "take")), today)
    found += [
        Step(rows[0].held_on, ORDER.index("take"), number, "take", rows)
        for number, rows in enumerate(meetings)
    ]
    return sorted(found, key=_when)


def _when(step: Step) -> tuple[bool | date | int, ...]:
    if step.name == "raise":
        return False, step.number
    return True, step.on, step.order, step.number
