"""Dates as people write them."""

from __future__ import annotations

from datetime import date, datetime

_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d %b %Y")


def written_day(text: str) -> date | None:
    """The date meant by 2026-10-15, 15/10/2026, `15 October 2026` or `15 Oct 2026`, if any."""
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
