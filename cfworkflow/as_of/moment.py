"""Moments of the record as people type them: a date, a time, or the position of a fact."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from cfworkflow.as_of.days import read_day, today

_FIRST_YEAR, _LAST_YEAR = 1900, 9000
"""No record is older, or younger; times beyond have no form that sorts as time does."""

_POSITION = r"@[0-9]{1,15}"


class Moment(NamedTuple):
    """A moment as it was typed: either a time, in the zone it was given in, or a position."""

    typed: str
    at: datetime | None = None
    position: int | None = None

    @property
    def day(self) -> date | None:
        """The date of a time, where the program runs; today where it is yet to come."""
        return min(self.at.astimezone().date(), today()) if self.at else None


def read_moment(typed: str) -> Moment | None:
    """The moment meant: what was on record at the end of a day, at a time, or once @1234 was there.

    None where it cannot be told.
    """
    text = typed.strip()
    if re.fullmatch(_POSITION, text):
        return Moment(text, position=int(text[1:]))
    at = _time(text)
    return Moment(text, at=at) if at else None


def _time(text: str) -> datetime | None:
    day = read_day(text)
    try:
        return _end_of(day or date.fromisoformat(text))
    except ValueError:
        pass
    try:
        return _instant(_within_reach(datetime.fromisoformat(text)))
    except ValueError:
        return None


def _instant(at: datetime) -> datetime:
    """The moment a time means where the program runs; one that was skipped, as clocks went on."""
    meant, otherwise = at.astimezone(), at.replace(fold=1).astimezone()
    was_skipped = at.tzinfo is None and meant.replace(tzinfo=None) != at.replace(fold=meant.fold)
    return max(meant, otherwise) if was_skipped else meant


def _end_of(day: date) -> datetime:
    """The last moment of a day where the program runs, however many hours that day has."""
    after = _within_reach(datetime.combine(day, time())) + timedelta(days=1)
    return after.astimezone() - timedelta(microseconds=1)


def _within_reach(at: datetime) -> datetime:
    if at.year < _FIRST_YEAR:
        return datetime(_FIRST_YEAR, 1, 1, tzinfo=at.tzinfo)
    return min(at, datetime(_LAST_YEAR, 1, 1, tzinfo=at.tzinfo))
