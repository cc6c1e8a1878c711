"""Dates as people type them."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from cfworkflow.as_of.days import read_day, today

__all__ = ["DAY", "Day", "check_period", "read_day", "today"]


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


def check_period(since: date | None, until: date | None, of: str = "") -> None:
    """Raise a usage error where a time ends before it begins; `of` is as in `--recorded-since`."""
    if since is not None and until is not None and until < since:
        raise click.UsageError(f"--{of}until {until} is before --{of}since {since}.")
