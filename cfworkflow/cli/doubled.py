"""Whether what was just recorded looks like something on record: advice, which refuses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import date

    from cfworkflow.cli.act import Act
    from cfworkflow.projections.reading_as_of import ReadingAsOf


def note_same_title(act: Act, group: str, title: str) -> None:
    """Say, on stderr, if a group has raised an open barrier under the same title."""
    from cfworkflow.projections.barriers import BARRIERS, NOT_OVER

    views = _views(act)
    rows = views.rows(BARRIERS).where(f"group:{group}", NOT_OVER) if views else ()
    same = [row.barrier for row in rows if row.raised_by == group and _alike(row.title, title)]
    _note(act, same, "the same title, and is not over")


def note_same_day(act: Act, group: str, day: date, kind: str) -> None:
    """Say, on stderr, if a group has a meeting of this kind on this day already."""
    from cfworkflow.projections.meetings import MEETINGS

    said, views = day.isoformat(), _views(act)
    rows = views.rows(MEETINGS).where(f"group:{group}") if views else ()
    same = [
        row.meeting
        for row in rows
        if (str(row.day), row.kind) == (said, kind) and row.status != "cancelled"
    ]
    _note(act, same, "the same group, day and kind; if it is the same meeting, cancel one")


def _views(act: Act) -> ReadingAsOf | None:
    """What is kept, where it is up to date: advice is not worth waiting for."""
    from cfworkflow.as_of.kept import kept_views
    from cfworkflow.cli.place import store_url
    from cfworkflow.store.opening import MEMORY

    url = store_url(act.store)
    if url == MEMORY:
        return None
    kept = kept_views(url)
    return kept.as_of() if kept.is_up_to_date() else None


def _alike(one: str | None, other: str) -> bool:
    return one is not None and one.casefold().split() == other.casefold().split()


def _note(act: Act, same: list[str], what: str) -> None:
    """Tell of what was there before: the newest is what was just recorded."""
    before = same if act.dry_run else same[:-1]
    if before:
        click.echo(f"Note: {before[0]} has {what}.", err=True)
