"""Stretches of time cut into weeks, months, quarters or years: few enough to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

MOST = 36
"""So many periods are looked at side by side."""

_WEEKS = 20
"""A record younger than so many weeks is told by weeks."""

_WEEK, _YEAR = 7, 12
_EVERY = (("month", 1), ("quarter", 3), ("year", _YEAR))


class Periods(NamedTuple):
    """Periods one after another from `begins` on, and the last day of each.

    `every` is how long each is in a word: week, month, quarter or year; `10 years` too.
    """

    every: str
    begins: date
    ends: Sequence[date]


def periods(begins: date, day: date) -> Periods:
    """The periods that hold the days from `begins` to `day`, which is the last one's end.

    The first begins where such periods do: on a Monday, or on the first of a month.
    """
    begins = min(begins, day)
    if (day - begins).days < _WEEKS * _WEEK:
        monday = begins - timedelta(days=begins.weekday())
        return Periods("week", monday, [*_weeks(monday, day)])
    every, months = _every(month_number(day) - month_number(begins) + 1)
    first = month_number(begins) // months * months
    return Periods(every, first_of(first), [*_ends(first, months, day)])


def month_before(day: date, months: int) -> date:
    """The first day of the month so many months before a day's; at the earliest that of year 1."""
    return first_of(max(month_number(day) - months, _YEAR))


def _every(months: int) -> tuple[str, int]:
    for word, long in _EVERY:
        if months <= MOST * long:
            return word, long
    years = next(n for n in (2, 5, 10, 50, 100, 500) if months <= MOST * n * _YEAR)
    return f"{years} years", years * _YEAR


def _weeks(monday: date, day: date) -> Iterator[date]:
    sunday = monday + timedelta(days=_WEEK - 1)
    while sunday < day:
        yield sunday
        sunday += timedelta(days=_WEEK)
    yield day


def _ends(first: int, months: int, day: date) -> Iterator[date]:
    following = first + months
    while following <= month_number(day):
        yield first_of(following) - timedelta(days=1)
        following += months
    yield day


def month_number(day: date) -> int:
    """The month as a number that goes up by one a month."""
    return day.year * _YEAR + day.month - 1


def first_of(number: int) -> date:
    """The first day of the month of such a number."""
    return date(max(number // _YEAR, 1), number % _YEAR + 1, 1)
