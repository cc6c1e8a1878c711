"""Where a briefing begins: what was on record by then, and which day is the first it is about."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from cfworkflow.as_of.moment import Moment, read_moment
from cfworkflow.cli.dates import read_day

if TYPE_CHECKING:
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.reading import Views


def begun(
    look: Look, after: Views, audience: str, since: Moment | None
) -> tuple[Views, date | None]:
    """The views as of where it begins, and the first day; None where the record tells which.

    A briefing since a day tells of that day too: it begins at the end of the one before. Wrong
    usage where that is later than what it is to tell of.
    """
    from cfworkflow.projections.drafting.draft import begins_at

    last = Moment("the last briefing", position=begins_at(after, audience))
    begin, first_day = (last, None) if since is None else _since(since)
    [before] = look.readings(begin)
    if before.position > after.position or (first_day and first_day > look.day):
        typed = since.typed if since else begin.typed
        raise click.UsageError(f"--since {typed} is later than what it is to tell of.")
    return before, first_day


def _since(since: Moment) -> tuple[Moment, date | None]:
    day = read_day(since.typed.strip())
    if day is None or day == date.min:
        return since, since.day
    return read_moment((day - timedelta(days=1)).isoformat()) or since, day
