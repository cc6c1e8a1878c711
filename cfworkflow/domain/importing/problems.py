"""What stands against importing a log: each problem with its sheet, row and field."""

from __future__ import annotations

from cfworkflow.domain.importing.commands import LogRow
from cfworkflow.domain.meeting.whole import MeetingProblems, Place
from cfworkflow.domain.refusal import Refusal, Unknown

__all__ = ["LogProblems", "LogSaysOtherwise", "Place"]


class LogSaysOtherwise(Refusal):
    """A row of a log says what nothing else in it bears out, or said something else before."""

    code = "log"


class LogProblems(MeetingProblems):
    """Everything that stands against importing a log; nothing was.

    The place of a problem is a sheet, a row and a field: `("barriers", 12, "raised_on")`.
    """

    def __init__(self, problems: list[tuple[Place, Refusal | Unknown]]) -> None:
        super().__init__(problems)


def twice(row: LogRow, first: LogRow) -> LogSaysOtherwise:
    """The fault of a row that has the id of another one."""
    return LogSaysOtherwise(
        "A row was to be imported by its own id.",
        f"Row {first.row} has the id {row.own} too, so that nobody can tell the two apart.",
        "Give each row an id of its own.",
    )


def no_such_row() -> LogSaysOtherwise:
    """The fault of a row that names another one which is not there."""
    return LogSaysOtherwise(
        "A row was to be tied to another one by its id.",
        "No row of the log has that id, neither in this file nor imported before.",
        "Put the id right, or import the sheet that has it first.",
    )


def put_later() -> LogSaysOtherwise:
    """The fault of an item that is put again before it was first put."""
    return LogSaysOtherwise(
        "An item was to be put again.",
        "The row that first put it tells of no earlier day.",
        "Put the dates right, or the id.",
    )


def not_read() -> LogSaysOtherwise:
    """The fault of a cell that can't be read."""
    return LogSaysOtherwise(
        "A row of the log was to be imported.",
        "What stands here can't be read.",
        "Put it right, and import the log again.",
    )
