"""The meetings of a log, put together of their rows and recorded as whole ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import ValidationError

from cfworkflow.domain.decision.facts import DecisionProposed
from cfworkflow.domain.finding import in_words
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.importing.commands import MeetingRow
from cfworkflow.domain.importing.problems import LogSaysOtherwise
from cfworkflow.domain.importing.resting import is_adrift, is_unsure_who
from cfworkflow.domain.importing.taking import (
    AT_AN_ITEM,
    OF_A_CODE,
    PLACES,
    excused,
    item_put,
    meeting_held,
)
from cfworkflow.domain.meeting.facts import MeetingScheduled
from cfworkflow.domain.meeting.whole import MeetingProblems, Place
from cfworkflow.domain.past import Past
from cfworkflow.domain.refusal import Refusal, Unknown

Problem = tuple[MeetingRow, str, Refusal | Unknown]


def sittings(rows: Iterable[MeetingRow], today: date) -> list[tuple[MeetingRow, ...]]:
    """The rows of each meeting: those of one group, day and kind.

    A row of which nobody can tell that is judged as a meeting of its own, of today.
    """
    found: dict[tuple[object, ...], list[MeetingRow]] = {}
    for row in rows:
        if is_adrift(row):
            alone = row.model_copy(update={"held_on": today, "kind": "extraordinary"})
            found[row.key,] = [alone]
        else:
            found.setdefault((row.group, row.held_on, row.kind), []).append(row)
    return [tuple(each) for each in found.values()]


def present_at(past: Past, rows: tuple[MeetingRow, ...]) -> tuple[str, ...]:
    """Who was there in person; all who may have been, where nobody can tell."""
    if not any(is_unsure_who(row) for row in rows):
        return tuple(dict.fromkeys(member for row in rows for member in row.present))
    group = past.find(Group, rows[0].group)
    away = {member for row in rows for member in (*row.apologies, *row.proxies)}
    return tuple(sorted({*group.roll_on(rows[0].held_on)} - away)) if group else ()


class Minutes:
    """One meeting of a log: its rows, the items they tell of, and what came of each."""

    def __init__(self, rows: tuple[MeetingRow, ...], present: tuple[str, ...]) -> None:
        self._rows = rows
        self._present = present
        self._items: list[tuple[MeetingRow, dict[str, Any]]] = []
        self._tags: dict[str, str] = {}

    def add(self, row: MeetingRow, barrier: str | None, again: str | None) -> None:
        """Let the row's item be taken next; `barrier` and `again` are references of the record."""
        voting = {*self._present, *(member for each in self._rows for member in each.proxies)}
        agreeing = len(voting - {*row.interests})
        self._items.append((row, item_put(row, barrier, again, agreeing)))

    def recorded(self, past: Past) -> Iterator[Problem]:
        """Record the meeting, or say what stands against it."""
        try:
            whole = meeting_held(self._rows, self._present, [put for _, put in self._items])
            told = past.decide(whole)
        except ValidationError as error:
            for finding in error.errors(include_url=False):
                row, field = self._where(finding["loc"])
                yield row, field, _cannot_be(in_words(finding))
            return
        except MeetingProblems as found:
            for place, problem in found.problems:
                row, field = self._where(place)
                if field == "decides":
                    field = AT_AN_ITEM.get(problem.code, field)
                yield row, OF_A_CODE.get(problem.code, field), problem
            return
        facts = [each.fact for each in told]
        meeting = next(fact.meeting for fact in facts if isinstance(fact, MeetingScheduled))
        put = iter([fact.decision for fact in facts if isinstance(fact, DecisionProposed)])
        self._tags = {row.key: f"meeting:{meeting}" for row in self._rows}
        for row, item in self._items:
            self._tags[row.key] = f"decision:{item['again'] or next(put)}"

    def led_to(self) -> Iterator[tuple[MeetingRow, str]]:
        """Each row, and the tag of what it led to; none where the meeting was not recorded."""
        yield from ((row, self._tags[row.key]) for row in self._rows if row.key in self._tags)

    def _where(self, place: Place) -> tuple[MeetingRow, str]:
        """The row and the field that told of a part of the meeting."""
        row, rest = self._naming(place), place
        if place[:1] == ("items",) and len(place) > 1:
            row, rest = self._items[int(place[1])][0], place[2:]
        name = str(rest[0]) if rest else "decides" if row.is_an_item else "held_on"
        field = PLACES.get(name, name)
        return row, field if field in type(row).model_fields else "held_on"

    def _naming(self, place: Place) -> MeetingRow:
        """The row that names who a problem is about; the first, where it is about no one."""
        among = str(place[0]) if len(place) > 1 else ""
        if among == "present":
            member = self._present[int(place[1])]
        elif among == "apologies":
            member = excused(self._rows)[int(place[1])]
        else:
            member = str(place[-1])
        naming = (row for row in self._rows if member in getattr(row, among, ()))
        return next(naming, self._rows[0])


def _cannot_be(why: str) -> LogSaysOtherwise:
    return LogSaysOtherwise(
        "A meeting of the log was to be recorded.",
        f"{why[:1].upper()}{why[1:]}.".replace("..", "."),
        "Put the row right; docs/importing.md tells what each column is for.",
    )
