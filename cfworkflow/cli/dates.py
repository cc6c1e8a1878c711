"""Dates as people type them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import click

_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")


def today() -> date:
    """The date where the program runs."""
    return datetime.now().astimezone().date()


def read_day(text: str) -> date | None:
    """The date meant by 2026-10-15, 15/10/2026, `15 October 2026`, today or yesterday, if any."""
    named = {"today": today(), "yesterday": today() - timedelta(days=1)}
    if text.lower() in named:
        return named[text.lower()]
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


class Day(click.ParamType[date]):
    """A date as people type it: 2026-10-15, 15/10/2026, `15 October 2026`, today, yesterday."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date meant; a usage error where it cannot be told."""
        day = value if isinstance(value, date) else read_day(value)
        if day is None:
            self.fail(f"{value!r} is not a date; write 2026-10-15 or 15/10/2026.", param, ctx)
        return day


DAY = Day()
