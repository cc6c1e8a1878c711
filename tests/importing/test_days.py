"""Dates as they stand in people's logs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cfworkflow.importing.days import NoDay, day_in

THIRD = date(2025, 4, 3)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "2025-04-03",
        "2025/04/03",
        "2025-04-03 00:00:00",
        "03/04/2025",
        "3/4/2025",
        "3.4.2025",
        "03-04-2025",
        "3 April 2025",
        "3 apr 2025",
        "3-Apr-25",
        "3 Apr 25",
        "3rd April 2025",
        "Thu 3rd April 2025",
        "Thursday, 3 April 2025",
        " 3  April\t2025 ",
        45750,
        45750.4,
        datetime(2025, 4, 3, 14, 30),  # noqa: DTZ001 - as a workbook gives it
        THIRD,
    ],
    ids=str,
)
def test_a_date_is_read_however_people_type_it(written: object) -> None:
    """Issue 6: dates as people type them, the day first."""
    assert day_in(written) == THIRD


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("03/04/25", "two ways"),
        ("25/04/03", "two ways"),
        ("04/13/2025", "no date"),
        ("30/02/2025", "no date"),
        ("29 February 2025", "no date"),
        ("April 2025", "which day"),
        ("Apr 25", "which day"),
        ("Fri 3 April 2025", "Thursday"),
        ("next week", "no date"),
        ("3 April", "no date"),
        ("tbc", "no date"),
        ("45750", "no date"),
        ("3 April 205", "no date"),
        ("03/04/0025", "year 25"),
        ("3 April 1925", "year 1925"),
        (12, "the number 12"),
        (2025, "the number 2025"),
        (1e12, "no date"),
        (float("nan"), "no date"),
        (True, "no date"),
        (None, "no date"),
    ],
    ids=str,
)
def test_what_could_be_another_day_or_none_is_a_problem_and_no_guess(
    written: object, why: str
) -> None:
    """Issue 6: ambiguous or impossible dates are problems."""
    with pytest.raises(NoDay, match=why):
        day_in(written)


@given(DAYS)
def test_every_day_is_read_back_from_every_way_it_is_written(day: date) -> None:
    """Whatever a secretary and Excel make of a day, it is that day."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d-%b-%Y", "%a %d %B %Y"):
        assert day_in(day.strftime(form)) == day
    serial = (day - date(1899, 12, 30)).days
    assert day_in(serial) == day
    assert day_in(serial - 1462, since_1904=True) == day
    if day.year >= 2000 and day.year < 2069:
        assert day_in(day.strftime("%d %b %y")) == day


@given(st.text(max_size=20) | st.floats() | st.integers() | st.none() | st.booleans())
def test_whatever_stands_there_is_a_day_or_a_reason(written: object) -> None:
    """Hostile cells end as problems, not as a fault of ours."""
    try:
        day = day_in(written)
    except NoDay:
        return
    assert abs(day - THIRD) < timedelta(days=366 * 100)
