"""Stretches of time cut into periods: whole, in order, and few enough to be looked at."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.projections.periods import MOST, month_before, periods


@given(st.dates(), st.dates())
def test_periods_follow_on_one_another_and_end_with_the_day(one: date, other: date) -> None:
    """No day is left out or told twice, however long it is: every period ends before the next."""
    begins, day = sorted((one, other))
    told = periods(begins, day)
    assert told.begins <= begins
    assert [*told.ends] == sorted({*told.ends})
    assert told.ends[0] >= begins
    assert told.ends[-1] == day
    assert 1 <= len(told.ends) <= MOST + 1


@pytest.mark.parametrize(
    ("begins", "every", "first", "ends", "many"),
    [
        (date(2026, 11, 22), "week", date(2026, 11, 16), date(2026, 11, 22), 1),
        (date(2026, 9, 2), "week", date(2026, 8, 31), date(2026, 9, 6), 12),
        (date(2025, 1, 14), "month", date(2025, 1, 1), date(2025, 1, 31), 23),
        (date(2020, 2, 29), "quarter", date(2020, 1, 1), date(2020, 3, 31), 28),
        (date(2000, 5, 5), "year", date(2000, 1, 1), date(2000, 12, 31), 27),
        (date(1970, 5, 5), "2 years", date(1970, 1, 1), date(1971, 12, 31), 29),
    ],
)
def test_the_longer_the_time_the_longer_its_periods(
    begins: date, every: str, first: date, ends: date, many: int
) -> None:
    """Weeks for a young record, then months, quarters and years, each from where it begins."""
    told = periods(begins, date(2026, 11, 22))
    assert (told.every, told.begins, told.ends[0], len(told.ends)) == (every, first, ends, many)


def test_nothing_begins_after_the_day() -> None:
    """Who looks back to a day before the beginning is told of that day."""
    day = date(2026, 11, 18)
    assert periods(day + timedelta(days=9), day).ends == [day]


def test_a_month_before_is_counted_in_whole_months() -> None:
    """The month of the day is the first of them; there is none before the first of all."""
    assert month_before(date(2026, 11, 22), 23) == date(2024, 12, 1)
    assert month_before(date(2026, 1, 31), 0) == date(2026, 1, 1)
    assert month_before(date(3, 1, 31), 1_000) == date(1, 1, 1)
