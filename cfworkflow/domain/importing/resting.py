"""What rests on a cell that can't be read or was refused, and so is no problem that can be told.

A slip is told once, at its own cell: not again wherever something would be otherwise without it.
"""

from __future__ import annotations

from collections.abc import Mapping

from cfworkflow.domain.importing.commands import ActionRow, BarrierRow, LogRow, MeetingRow
from cfworkflow.domain.importing.doubts import END, MATTER, SITTING, SWAYS, Doubts, is_a_step
from cfworkflow.domain.refusal import Refusal, Unknown

_OF_AN_ITEM = SWAYS | {"item", "recommended", "response", "answers", "until"}

_COUNTED = frozenset({"Q1", "M1", "M2", "M3"})
_OF_ITS_OWN = frozenset({"D1", "P2", "unknown"})
"""Codes of problems with an item that rest on nothing but its own row."""

_BY_MEETINGS = frozenset({"escalated_on", "returned_on"})
"""Dates of a barrier's row that the rows of meetings have to bear out."""

_TOLD_BY: Mapping[str, str] = {
    "addressed": "addressed_on",
    "closed": "checked_on",
    "withdrawn": "withdrawn_on",
    "in-progress": "started_on",
    "done": "done_on",
    "dropped": "dropped_on",
}
"""Status → the date without which nothing can come to have it; others need none."""


def rests(
    doubts: Doubts, row: LogRow, field: str, problem: Refusal | Unknown, *, future: bool
) -> bool:
    """Whether a problem with a field may be there only for what can't be read.

    `future` says that the day of the row is still to come, which rests on nothing else.
    """
    if field in doubts.dark[row.key]:
        return True
    if isinstance(row, BarrierRow):
        return _of_a_barrier(doubts, row, field, problem.code)
    if isinstance(row, ActionRow):
        return _of_an_action(doubts, row, field, problem.code, future=future)
    assert isinstance(row, MeetingRow)  # noqa: S101 - there is no other kind
    return _of_a_meeting(doubts, row, field, problem.code, future=future)


def _of_a_barrier(doubts: Doubts, row: BarrierRow, field: str, code: str) -> bool:
    if field == "status":
        return doubts.is_loose(row) or _is_unsure_how_far(doubts, row, row.status)
    if field in _BY_MEETINGS:
        return doubts.is_loose(row) and (
            doubts.any_day or "id" in row.unread or getattr(row, field) in doubts.loose_days
        )
    if field == "group":
        return code == "G1" and "raised_on" in row.unread
    return code not in ("C1", "log") and doubts.is_loose(row)


def _of_an_action(doubts: Doubts, row: ActionRow, field: str, code: str, *, future: bool) -> bool:
    dark = doubts.dark[row.key]
    if field == "owner":
        unsure_whose = "group" in dark or (row.group is None and doubts.is_unsure(row))
        return "added_on" in dark or unsure_whose
    if field == "barrier" and code == "log":
        return "barriers" in doubts.lost
    if field == "added_on":
        since = any("raised_on" in doubts.dark[key] for key in row.barrier)
        return not future and (since or not dark.isdisjoint(MATTER))
    if field == "status":
        return doubts.is_itself_loose(row) or _is_unsure_how_far(doubts, row, row.status)
    if code == "S2" and field.endswith("_on"):
        return any(map(is_a_step, dark))
    unsure_when = not dark.isdisjoint({"id", "added_on"})  # it may have been before the end
    return field == "barrier" and (unsure_when or doubts.is_unsure(row))


def _of_a_meeting(doubts: Doubts, row: MeetingRow, field: str, code: str, *, future: bool) -> bool:
    if code == "log" and field == "barrier":
        return "barriers" in doubts.lost
    if code == "log" and field == "again":
        return "meetings" in doubts.lost or any(map(doubts.is_in_doubt, row.again))
    if field == "answers":
        return doubts.is_unsure(row)
    return code not in _OF_ITS_OWN and _of_a_sitting(doubts, row, field, code, future=future)


def _of_a_sitting(doubts: Doubts, row: MeetingRow, field: str, code: str, *, future: bool) -> bool:
    dark = doubts.dark[row.key]
    if not dark.isdisjoint(SITTING) or (code == "N1" and "id" in dark):
        return True
    if code in _COUNTED or field == "outcome":
        swayed = {"interests"} if code == "Q1" else END
        return not dark.isdisjoint(swayed) or doubts.is_unsure_who(row)
    if code == "C1":
        return not future and doubts.is_unsure(row)
    if code == "log" and field == "decides":
        return not dark.isdisjoint(_OF_AN_ITEM)
    return field in ("decides", "barrier") and doubts.is_unsure(row)


def _is_unsure_how_far(doubts: Doubts, row: LogRow, status: str | None) -> bool:
    """Whether nobody can tell which of its steps were taken, on which a status rests."""
    dark = doubts.dark[row.key]
    by = _TOLD_BY.get(status or "")
    may_be = by is None or by in dark or getattr(row, by, None) is not None
    return may_be and any(map(is_a_step, dark))
