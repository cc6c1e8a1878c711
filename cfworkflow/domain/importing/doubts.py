"""What nobody can tell of a log: what unread cells say, and how the things they tell of stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from cfworkflow.domain.importing.commands import (
    ActionRow,
    BarrierRow,
    ImportLog,
    LogRow,
    MeetingRow,
)

VOTES = frozenset({"votes_for", "votes_against", "abstained", "interests"})
PRESENCE = frozenset({"present", "proxies"})
SITTING = frozenset({"held_on", "group", "kind"})
"""Fields of a row that say which meeting it is of."""

MATTER = frozenset({"decides", "barrier", "barrier_ref", "again"})
END = VOTES | {"deferred_for", "deferred_because"}
SWAYS = MATTER | END
"""Fields of a row of a meeting that bear, by themselves, on how its item ended."""

_SOMEBODY = ""
"""Stands for whoever else may have been at a meeting."""


class Doubts:
    """Knows what nobody can tell of a log. `stopped` are keys of rows that are judged no further.

    The more is refused, the more there is that can't be told: see `doubt` and `loosen`.
    """

    def __init__(self, command: ImportLog, stopped: set[str]) -> None:
        self._stopped = stopped
        self.lost: set[str] = {*command.lost}
        self._rows = {row.key: row for row in command.rows()}
        self._meetings = command.meetings
        self._of_sitting: dict[tuple[object, ...], list[MeetingRow]] = defaultdict(list)
        self._there: dict[tuple[object, ...], set[str]] = defaultdict(set)
        """Meeting → who was there, so the rows say."""
        for row in command.meetings:
            self._of_sitting[_sitting(row)].append(row)
            if not is_adrift(row):
                self._there[_sitting(row)].update(row.present, row.proxies)
        self.dark: dict[str, set[str]] = defaultdict(set)
        """Key of a row → its fields of which nobody can tell what stands there."""
        self._unsure_sittings: set[tuple[object, ...]] = set()
        self._astray: dict[str | None, set[str]] = defaultdict(set)
        """Group, None for any → who was at a meeting of it of which the day can't be told."""
        self._loose: set[str] = set()
        """Keys of rows of which it can't be told how their thing stands."""
        self._any_loose = self.any_day = "meetings" in self.lost
        self.loose_days: set[date] = set()
        """The days on which it can't be told what was decided."""
        for each in command.rows():
            if each.unread:
                self.doubt(each, each.unread)

    def doubt(self, row: LogRow, fields: Collection[str]) -> None:
        """Take it that nobody can tell what stands in these fields of a row."""
        self.dark[row.key].update(fields)
        if "id" in fields:
            self._loose.add(row.key)
            if not isinstance(row, ActionRow):  # it may be the one that is sought
                self.lost.add("barriers" if isinstance(row, BarrierRow) else "meetings")
        if not isinstance(row, MeetingRow):
            return
        if not SITTING.isdisjoint(fields):
            self._set_adrift(row, None if "group" in fields else row.group)
        elif _unsure_who(row, fields) and _sitting(row) not in self._unsure_sittings:
            self._unsure_sittings.add(_sitting(row))
            for each in self._of_sitting[_sitting(row)]:
                self.loosen(each)
        if not SWAYS.isdisjoint(fields) or is_adrift(row):
            self.loosen(row)

    def _set_adrift(self, row: MeetingRow, group: str | None) -> None:
        """Take it that a row may be of any meeting of a group, and so may who was there."""
        self.any_day = True
        names = {*row.present, *row.proxies}
        if not PRESENCE.isdisjoint(self.dark[row.key]):
            names.add(_SOMEBODY)
        if not names <= self._astray[group]:
            self._astray[group] |= names
            for each in self._meetings:
                if group in (None, each.group) and self.is_unsure_who(each):
                    self.loosen(each)

    def loosen(self, row: LogRow) -> None:
        """Take it that nobody can tell how the thing stands that a row is about."""
        waiting = [row]
        while waiting:
            each = waiting.pop()
            self._loose.add(each.key)
            if isinstance(each, MeetingRow):
                self.loose_days.add(each.held_on)
                if each.barrier_ref or not self.dark[each.key].isdisjoint(MATTER - {"decides"}):
                    self._any_loose = True
                self._loose.update(each.barrier)
                first_put = {*each.again} - self._loose
                waiting += [self._rows[key] for key in first_put if key in self._rows]

    def is_there(self, key: str) -> bool:
        """Whether a row of that key is in the log at all."""
        return key in self._rows

    def is_in_doubt(self, key: str) -> bool:
        """Whether the row of that key was refused, or rests on what was."""
        return key in self._stopped or key in self._loose

    def is_loose(self, row: LogRow) -> bool:
        """Whether nobody can tell how the thing of a row stands."""
        return self._any_loose or row.key in self._loose

    def is_itself_loose(self, row: LogRow) -> bool:
        """Whether that is for its own row, and not for what meetings decided."""
        return row.key in self._loose

    def is_unsure(self, row: ActionRow | MeetingRow) -> bool:
        """Whether nobody can tell how the barrier stands that a row is about."""
        what = self._any_loose or not self.dark[row.key].isdisjoint(MATTER)
        return what or any(
            self.is_in_doubt(key) or any(map(_sways, self.dark[key])) for key in row.barrier
        )

    def is_unsure_who(self, row: MeetingRow) -> bool:
        """Whether nobody can tell who was at the meeting of a row."""
        astray = self._astray[None] | self._astray[row.group]
        return _sitting(row) in self._unsure_sittings or not astray <= self._there[_sitting(row)]


def is_unsure_who_was_there(row: MeetingRow) -> bool:
    """Whether nobody can tell from a row how many were at its meeting."""
    return is_adrift(row) or _unsure_who(row, row.unread)


def is_adrift(row: MeetingRow) -> bool:
    """Whether nobody can tell which meeting a row is of."""
    return bool(row.unread & SITTING)


def _unsure_who(row: MeetingRow, fields: Collection[str]) -> bool:
    """Whether that can't be told once these fields can't; a list refused says how many came."""
    counted = {"present"} if len(row.present) > 1 and "present" in row.unread else set()
    return not (PRESENCE - counted).isdisjoint(fields)


def _sitting(row: MeetingRow) -> tuple[object, ...]:
    return row.group, row.held_on, row.kind


def _sways(name: str) -> bool:
    """Whether a field of a barrier's row bears on how the barrier stands."""
    return is_a_step(name) or name in ("group", "id")


def is_a_step(name: str) -> bool:
    """Whether a field says how far a barrier or an action has come."""
    return name.endswith("_on") or name == "met"
