"""Dates as they stand in people's logs; what can be read in two ways is no date."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from math import isfinite

from cfworkflow.domain.days import written_day

_EARLIEST, _LATEST = 1990, 2100
"""Years a log of this programme can speak of; others are slips of the keyboard."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+", re.IGNORECASE)
_ORDINAL = re.compile(r"^(\d{1,2})(st|nd|rd|th)\b", re.IGNORECASE)
_MIDNIGHT = re.compile(r"[ T]00:00(:00(\.0+)?)?$")
_SHORT_YEAR = re.compile(r"^\d{1,2}/\d{1,2}/\d{2}$")
_MONTH_ALONE = re.compile(r"^[A-Za-z]{3,9} (\d{2}|\d{4})$")
_SHORT_FORMS = ("%d %b %y", "%d %B %y")
_SERIALS = range(32_874, 73_416)
"""Days from 1990 to 2100 as a workbook counts them, from 30 December 1899."""
_SINCE_1904 = 1462
"""By how many days the other way of counting, from 1904, is behind."""


class NoDay(ValueError):  # noqa: N818 - what is the matter, no error of ours
    """What stands there is no date, or not surely one; its text says why."""


def day_in(value: object, *, since_1904: bool = False) -> date:
    """The date a cell says. Raises `NoDay` where it is none, or could be another.

    A number is a workbook's own count of days; a text is read the way people write it in Britain,
    the day first: 03/04/2025 is the third of April.
    """
    if isinstance(value, datetime):
        return _sane(value.date())
    if isinstance(value, date):
        return _sane(value)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise NoDay("no date stands there")
    if isinstance(value, str):
        return _sane(_written(value))
    if not isfinite(value):
        raise NoDay("no date stands there")
    serial = int(value) + (_SINCE_1904 if since_1904 else 0)
    if serial not in _SERIALS:
        raise NoDay(f"the number {value:g} is no date between {_EARLIEST} and {_LATEST}")
    return date(1899, 12, 30) + timedelta(days=serial)


def _sane(day: date) -> date:
    if not _EARLIEST <= day.year < _LATEST:
        raise NoDay(f"the year {day.year} cannot be meant")
    return day


def _written(text: str) -> date:
    plain = _MIDNIGHT.sub("", text.strip())
    named = _WEEKDAY.match(plain)
    plain = _ORDINAL.sub(r"\1", _WEEKDAY.sub("", plain))
    plain = _joined(plain)
    if _SHORT_YEAR.match(plain):
        raise NoDay("a year of two figures can be read in two ways; write all four")
    if _MONTH_ALONE.match(plain):
        raise NoDay("a month is no day; say which day it was")
    day = written_day(plain) or _short(plain)
    if day is None:
        raise NoDay(
            "it is no date that there is; write 2025-04-03, 03/04/2025 (the day first) "
            "or 3 April 2025"
        )
    if named and _WEEKDAYS.index(named[1].lower()) != day.weekday():
        raise NoDay(f"{day.day} {day:%B %Y} was a {day:%A}")
    return day


def _joined(text: str) -> str:
    """The same date with the signs between its parts that are read: 3-Apr-25 is 3 Apr 25."""
    parts = re.split(r"[\s./,-]+", text)
    if len(parts) != len(("day", "month", "year")):
        return " ".join(parts)
    if all(part.isdigit() for part in parts):
        return "-".join(parts) if len(parts[0]) == len("2025") else "/".join(parts)
    day, month, year = parts
    return f"{day} {'Sep' if month.lower() == 'sept' else month} {year}"


def _short(text: str) -> date | None:
    for form in _SHORT_FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
