"""Dates as people type them, where the program runs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from cfworkflow.domain.days import written_day


def today() -> date:
    """The date where the program runs."""
    return datetime.now().astimezone().date()


def read_day(text: str) -> date | None:
    """The date meant by 2026-10-15, 15/10/2026, `15 October 2026`, today or yesterday, if any."""
    named = {"today": today(), "yesterday": today() - timedelta(days=1)}
    return named.get(text.lower()) or written_day(text)
