"""The texts of a document as words alone, for formats that have neither links nor colours."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cfworkflow.projections.told.wording import spoken
from cfworkflow.reports.document import Line, Lines, Text

NOTHING = "\N{EN DASH}"
"""What stands where nothing was given."""


def words(text: Text, *, nothing: str = NOTHING) -> str:
    """A text as it is read: dates as they are said, figures with their thousands apart.

    Several lines stay several lines.
    """
    match text:
        case None:
            told = nothing
        case datetime():
            told = moment(text)
        case date():
            told = spoken(text)
        case Line():
            told = "".join(words(piece) for piece in text.pieces)
        case Lines():
            told = "\n".join(words(line) for line in text.lines)
        case int() | float():
            told = f"{text:,}"
        case _:
            told = str(text)
    return told


def one_line(text: str) -> str:
    """A text in one line, for heads and titles."""
    return " ".join(text.split())


def moment(at: datetime) -> str:
    """A moment to the minute. Always in UTC, so that it reads the same wherever it is written."""
    utc = at.astimezone(UTC)
    return f"{spoken(utc.date())}, {utc:%H:%M} UTC"
