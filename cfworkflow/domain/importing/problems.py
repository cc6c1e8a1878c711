"""What stands against importing a log: each problem with its sheet, row and field."""

from __future__ import annotations

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
