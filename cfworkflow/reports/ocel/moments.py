"""When an event took place, as a time that keeps the order of recording."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from cfworkflow.reports.ocel.values import time_of


class Moments:
    """The times of facts, asked for in the order they were recorded.

    The record knows the day on which a fact took effect, and no hour. A fact is given the first
    moment of that day, and a millisecond more for each that was recorded of the same day before:
    so a log in the order of its times keeps them in the order of recording, day by day.
    """

    def __init__(self) -> None:
        self._many: dict[date, int] = {}

    def of(self, day: date) -> str:
        """The time of the next fact that took effect on a day."""
        many = self._many.get(day, 0)
        self._many[day] = many + 1
        begins = datetime.combine(day, time(), tzinfo=UTC)
        return time_of(begins + timedelta(milliseconds=many))
