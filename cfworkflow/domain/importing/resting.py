"""What rests on a cell that can't be read or was refused, and so is no problem that can be told.

A slip is told once, at its own cell: not again wherever something would be otherwise without it.
"""

from __future__ import annotations

from cfworkflow.domain.importing.commands import (
    ActionRow,
    BarrierRow,
    ImportLog,
    LogRow,
    MeetingRow,
)
from cfworkflow.domain.refusal import Refusal, Unknown

_VOTES = frozenset({"votes_for", "votes_against", "abstained", "interests"})
_PRESENCE = frozenset({"present", "proxies", "apologies"})
_SITTING = frozenset({"held_on", "group", "kind"})
_MATTER = frozenset({"decides", "barrier", "barrier_ref", "again"})
_SWAYS = _VOTES | _PRESENCE | _SITTING | _MATTER | {"deferred_for"}
"""Fields of a row of a meeting that bear on how its item ended."""

_COUNTED = frozenset({"Q1", "M1", "M2", "M3"})
_OF_ITS_OWN = frozenset({"D1", "P2", "unknown"})
"""Codes of problems with an item that rest on nothing but its own row."""

_BY_MEETINGS = frozenset({"escalated_on", "returned_on", "status"})
"""What a barrier's row says that rests on the rows of meetings."""


class Resting:
    """Knows what nobody can tell of a log. `stopped` are keys of rows that are judged no further.

    The more is refused, the more there is that can't be told: see `loosen`.
    """

    def __init__(self, command: ImportLog, stopped: set[str]) -> None:
        self._stopped = stopped
        self._lost: set[str] = {*command.lost}
        self._rows = {row.key: row for row in command.rows()}
        self._loose: set[str] = set()
        """Keys of rows of which it can't be told how their thing stands."""
        self._all_loose = "meetings" in self._lost
        for held, rows in (("barriers", command.barriers), ("meetings", command.meetings)):
            if any("id" in row.unread for row in rows):
                self._lost.add(held)  # it may be the one that is sought
        self._adrift = [row for row in command.meetings if is_adrift(row)]
        self._unsure_who = {_sitting(row) for row in command.meetings if is_unsure_who(row)}
        for row in command.meetings:
            if row.unread & _SWAYS or self._is_unsure_who(row):
                self.loosen(row)

    def loosen(self, row: LogRow) -> None:
        """Take it that nobody can tell how the thing stands that a row is about."""
        if not isinstance(row, MeetingRow):
            self._loose.add(row.key)
            return
        if row.unread & _MATTER or row.barrier_ref:
            self._all_loose = True
        self._loose.update(row.barrier, {row.key})
        for key in row.again:
            first = self._rows.get(key)
            if first is not None and key not in self._loose:
                self.loosen(first)

    def is_loose(self, row: LogRow) -> bool:
        """Whether nobody can tell how the thing of a row stands."""
        return self._all_loose or row.key in self._loose

    def is_there(self, key: str) -> bool:
        """Whether a row of that key is in the log at all."""
        return key in self._rows

    def rests(self, row: LogRow, field: str, problem: Refusal | Unknown, *, future: bool) -> bool:
        """Whether a problem with a field may be there only for what can't be read.

        `future` says that the day of the row is still to come, which rests on nothing else.
        """
        if field in row.unread:
            return True
        if isinstance(row, BarrierRow):
            return self._of_a_barrier(row, field, problem.code)
        if isinstance(row, ActionRow):
            return self._of_an_action(row, field, problem.code, future=future)
        assert isinstance(row, MeetingRow)  # noqa: S101 - there is no other kind
        return self._of_a_meeting(row, field, problem.code, future=future)

    def _of_a_barrier(self, row: BarrierRow, field: str, code: str) -> bool:
        if field in _BY_MEETINGS:
            return self.is_loose(row)
        if field == "group":
            return code == "G1" and "raised_on" in row.unread
        return code not in ("C1", "log") and self.is_loose(row)

    def _of_an_action(self, row: ActionRow, field: str, code: str, *, future: bool) -> bool:
        if field == "owner":
            return "added_on" in row.unread or (row.group is None and self._is_unsure(row))
        if field == "barrier" and code == "log":
            return "barriers" in self._lost
        if field == "added_on":
            about = [self._rows[key] for key in row.barrier if key in self._rows]
            return not future and any("raised_on" in each.unread for each in about)
        if field == "status":
            return row.key in self._loose
        return field == "barrier" and self._is_unsure(row)

    def _of_a_meeting(self, row: MeetingRow, field: str, code: str, *, future: bool) -> bool:
        if code == "log" and field in ("barrier", "again"):
            return ("barriers" if field == "barrier" else "meetings") in self._lost
        if code in _OF_ITS_OWN:
            return False
        if is_adrift(row):
            return True
        if code in _COUNTED or field == "outcome":
            return bool(row.unread & _VOTES) or self._is_unsure_who(row)
        if code == "C1":
            return not future and self._is_unsure(row)
        return field in ("decides", "barrier") and self._is_unsure(row)

    def _is_unsure(self, row: ActionRow | MeetingRow) -> bool:
        """Whether nobody can tell how the barrier stands that a row is about."""
        if self._all_loose:
            return True
        for key in row.barrier:
            about = self._rows.get(key)
            if key in self._loose or key in self._stopped:
                return True
            if about is not None and any(_sways(name) for name in about.unread):
                return True
        return False

    def _is_unsure_who(self, row: MeetingRow) -> bool:
        """Whether nobody can tell who was at the meeting of a row."""
        return _sitting(row) in self._unsure_who or any(
            "group" in one.unread or one.group == row.group for one in self._adrift
        )


def is_unsure_who(row: MeetingRow) -> bool:
    """Whether nobody can tell from a row who was at its meeting."""
    return bool(row.unread & (_SITTING | _PRESENCE))


def is_adrift(row: MeetingRow) -> bool:
    """Whether nobody can tell which meeting a row is of."""
    return bool(row.unread & _SITTING)


def _sitting(row: MeetingRow) -> tuple[object, ...]:
    return row.group, row.held_on, row.kind


def _sways(name: str) -> bool:
    """Whether a field of a barrier's row bears on how the barrier stands."""
    return name.endswith("_on") or name in ("met", "group", "id")
