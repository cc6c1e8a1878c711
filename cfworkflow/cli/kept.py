"""The kept views of a store: brought up to date after a command, read by the next."""

from __future__ import annotations

from datetime import datetime

import click

from cfworkflow.cli.moment import Moment
from cfworkflow.projections.keeper import History, Keeper
from cfworkflow.projections.timeline import moment_key
from cfworkflow.store.connection import connect
from cfworkflow.store.opening import MEMORY, file_path


def keeper_of(url: str) -> Keeper:
    """The keeper of the views in a store file. Raises a `StoreRefusal`."""
    return Keeper(connect(file_path(url), create=False))


def keep(url: str, history: History) -> None:
    """Bring the kept views of a store up to date; one in memory keeps none."""
    if url != MEMORY:
        keeper_of(url).catch_up(history)


def up_to_date(url: str) -> Keeper:
    """The keeper of a store, its views brought up to date where they are behind.

    Only then are the facts themselves read, and what that takes loaded.
    """
    keeper = keeper_of(url)
    if not keeper.is_up_to_date():
        from cfworkflow.cli.progress import Progress
        from cfworkflow.workflow import Workflow

        made = keeper.generation()
        begin = made.position if made else 0
        with (
            Workflow.open(url) as record,
            Progress("Bringing the views up to date", begin, keeper.head()) as progress,
        ):
            keeper.catch_up(record.history, progress=progress)
    return keeper


def position_of(keeper: Keeper, moment: Moment) -> int:
    """The last position on record at a moment; 0 where nothing was.

    Raises a usage error for a position that is not there yet: it would tell of what is to come.
    """
    if moment.at is not None:
        return keeper.position_at(moment.at)
    position, last = moment.position or 0, keeper.head()
    if position > last:
        there = f"the last fact is @{last}" if last else "nothing is on record yet"
        raise click.UsageError(f"{moment.typed} is beyond the record: {there}.")
    return position


def recorded_at(keeper: Keeper, position: int) -> datetime | None:
    """When the fact at a position was recorded; None where none is there."""
    told = keeper.as_of().timeline.get(moment_key(position))
    return told.recorded_at if told else None
