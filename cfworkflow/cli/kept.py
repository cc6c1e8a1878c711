"""The kept views of a store: brought up to date after a command, read by the next."""

from __future__ import annotations

from collections.abc import Callable

from cfworkflow.projections.keeper import History, Keeper
from cfworkflow.projections.reading_as_of import ReadingAsOf
from cfworkflow.store.connection import connect
from cfworkflow.store.opening import MEMORY, file_path


def keeper_of(url: str) -> Keeper:
    """The keeper of the views in a store file. Raises a `StoreRefusal`."""
    return Keeper(connect(file_path(url), create=False))


def keep(url: str, history: History) -> None:
    """Bring the kept views of a store up to date; one in memory keeps none."""
    if url != MEMORY:
        keeper_of(url).catch_up(history)


def up_to_date(url: str, progress: Callable[[int], None] | None = None) -> Keeper:
    """The keeper of a store, its views brought up to date where they are behind.

    Only then are the facts themselves read, and what that takes loaded.
    """
    keeper = keeper_of(url)
    if not keeper.is_up_to_date():
        from cfworkflow.workflow import Workflow

        with Workflow.open(url) as record:
            keeper.catch_up(record.history, progress=progress)
    return keeper


def reading_of(url: str) -> ReadingAsOf:
    """The views of a store as they stand."""
    return up_to_date(url).as_of()
