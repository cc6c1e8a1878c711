"""What shows in a row of a log by itself, before any step of it is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cfworkflow.domain.group.state import Group
from cfworkflow.domain.importing.commands import ImportLog, LogRow, MeetingRow
from cfworkflow.domain.importing.edited import edited
from cfworkflow.domain.importing.problems import twice
from cfworkflow.domain.importing.state import Known
from cfworkflow.domain.importing.supposing import days
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import Refusal, Unknown
from cfworkflow.domain.rules.time import c1_not_still_to_come
from cfworkflow.domain.words import spoken

Seen = Iterator[tuple[LogRow, str, Refusal | Unknown]]
"""A row, the field at fault, and what is the matter."""


def seen_at_once(command: ImportLog, known: Mapping[str, Known], past: Past) -> Seen:
    """Rows that are there twice, tell of days still to come or of no group, or were edited since.

    `known` are the rows that were imported before, by their keys.
    """
    seen: dict[str, LogRow] = {}
    for row in command.rows():
        was = known.get(row.key)
        yield from _still_to_come(row, was, past)
        if isinstance(row, MeetingRow) and was is None:
            yield from _of_no_group(row, past)
        first = seen.setdefault(row.key, row)
        if first is not row:
            yield row, "id", twice(row, first)
        elif was is not None and not command.leave_edited:
            found = edited(row, was)
            yield from ((row, field, no) for field, no in found if field not in row.unread)


def _still_to_come(row: LogRow, was: Known | None, past: Past) -> Seen:
    for step, on in days(row, past.today).items():
        not_yet = c1_not_still_to_come(f"“{row.own}” tells of {spoken(on)}.", on, past.today)
        if not_yet is not None and (was is None or step not in was.steps):
            yield row, row.STEPS[step][0], not_yet


def _of_no_group(row: MeetingRow, past: Past) -> Seen:
    if "group" not in row.unread and past.find(Group, row.group) is None:
        yield row, "group", Unknown(Group.KIND, row.group)
