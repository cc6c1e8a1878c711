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
from cfworkflow.domain.importing.doubts import is_adrift, is_unsure_who_was_there
from cfworkflow.domain.importing.problems import LogSaysOtherwise
from cfworkflow.domain.importing.taking import (
    AT_AN_ITEM,
    PLACES,
    excused,
    item_put,
    meeting_held,
    wanting,
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
    """Who was there in person; and all who may have been, where nobody can tell.

    For a name that was refused there is somebody else: how many were there can be told.
    """
    named = dict.fromkeys(member for row in rows for member in row.present)
    if not any("present" in row.unread or is_unsure_who_was_there(row) for row in rows):
        return tuple(named)
    group = past.find(Group, rows[0].group)
    roll = {*group.roll_on(rows[0].held_on)} if group else set()
    away = {member for row in rows for member in (*row.apologies, *row.proxies)}
    others = sorted(roll - away - {*named})
    if any(is_unsure_who_was_there(row) for row in rows):
        return (*named, *others)
    members = [member for member in named if member in roll]
    return (*members, *others[: len(named) - len(members)])


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
        clashes = [*self._clashes()]
        if clashes:
            yield from clashes
            return
        try:
            whole = meeting_held(self._rows, self._present, [put for _, put in self._items])
            told = past.decide(whole)
        except ValidationError as error:
            for finding in error.errors(include_url=False):
                yield from self._told(finding["loc"], _cannot_be(in_words(finding)))
            return
        except MeetingProblems as found:
            for place, problem in found.problems:
                yield from self._told(place, problem)
            return
        facts = [each.fact for each in told]
        meeting = next(fact.meeting for fact in facts if isinstance(fact, MeetingScheduled))
        put = iter([fact.decision for fact in facts if isinstance(fact, DecisionProposed)])
        self._tags = {row.key: f"meeting:{meeting}" for row in self._rows}
        for row, item in self._items:
            self._tags[row.key] = f"decision:{item['again'] or next(put)}"

    def _clashes(self) -> Iterator[Problem]:
        """The members of whom it is said in two ways whether they were there."""
        present = {*self._present}
        there = present.union(*(row.proxies for row in self._rows))
        for row in self._rows:
            for field, others, msg in (
                ("proxies", present, "they came and that a proxy did"),
                ("apologies", there, "they sent apologies and that they, or a proxy, came"),
            ):
                twice = ", ".join(sorted({*getattr(row, field)} & others))
                if twice:
                    yield row, field, _cannot_be(f"The log says of {twice} both that {msg}")

    def led_to(self) -> Iterator[tuple[MeetingRow, str]]:
        """Each row, and the tag of what it led to; none where the meeting was not recorded."""
        yield from ((row, self._tags[row.key]) for row in self._rows if row.key in self._tags)

    def _told(self, place: Place, problem: Refusal | Unknown) -> Iterator[Problem]:
        """A problem with a part of the meeting, at each row that told of it."""
        if place[:1] == ("items",) and len(place) > 1:
            row = self._items[int(place[1])][0]
            [part] = place[2:3] or ("kind",)
            yield row, _field_of(row, str(part), problem), problem
            return
        field = PLACES.get(str(place[0]) if place else "", "held_on")
        for row in self._naming(field, place):
            yield row, "held_on" if problem.code == "C1" else field, problem

    def _naming(self, field: str, place: Place) -> Iterable[MeetingRow]:
        """The rows that name who a problem is about; all, where it is about no one."""
        if len(place) == 1 or field not in ("present", "proxies", "apologies"):
            return self._rows
        among = {"present": self._present, "apologies": excused(self._rows)}.get(field)
        member = among[int(place[1])] if among else str(place[1])
        return [row for row in self._rows if member in getattr(row, field)]


def _field_of(row: MeetingRow, part: str, problem: Refusal | Unknown) -> str:
    """The field of an item in which a problem with a part of it is to be put right."""
    if problem.code == "C1":
        return "held_on"
    if problem.code == "D1":
        return wanting(row)
    field = PLACES.get(part, part)
    if field == "decides":
        return AT_AN_ITEM.get(problem.code, field)
    return field if field in type(row).model_fields else "held_on"


def _cannot_be(why: str) -> LogSaysOtherwise:
    return LogSaysOtherwise(
        "A meeting of the log was to be recorded.",
        f"{why[:1].upper()}{why[1:]}.".replace("..", "."),
        "Put the row right; docs/importing.md tells what each column is for.",
    )
