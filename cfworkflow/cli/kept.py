"""The kept views of a store: brought up to date after a command, read by the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import TYPE_CHECKING, cast

import click

from cfworkflow.projections.kept_views import KeptViews
from cfworkflow.store.connection import connect
from cfworkflow.store.opening import MEMORY, file_path

if TYPE_CHECKING:
    import apsw

    from cfworkflow.cli.moment import Moment
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.keeper import Keeper

FEW = 2_000
"""Facts that views can be behind without anyone having to be told that it takes a moment."""

MANY = 20_000
"""Facts from which on a second process is worth its start."""


def kept_views(url: str) -> KeptViews:
    """What is kept in a store file. Raises a `StoreRefusal`."""
    return KeptViews(_connection(url), _retell)


def keeper_of(url: str) -> Keeper:
    """The keeper of the views in a store file. Raises a `StoreRefusal`."""
    return _keeper(_connection(url))


def keep(url: str, facts: Sequence[Recorded]) -> None:
    """Bring what is kept, views and log, up to date after these facts; `memory:` keeps none.

    Where they are far behind, that is left to the next reader, who can be told how long it takes.
    """
    if url == MEMORY:
        return
    from cfworkflow.audit.log import Log

    keeper = keeper_of(url)
    head, log, made = keeper.head(), Log(keeper.connection), keeper.generation()
    if head - log.size() <= FEW:
        log.catch_up()
    if any(told.fact.erases() for told in facts):
        catch_up(url, keeper, "Making the views anew without what was erased")
        return
    if head - (made.position if made and made.live else 0) > FEW:
        return

    def history(after: int) -> Iterable[Recorded]:
        # Where more is on record since, what these said may be erased by it.
        if facts[0].position == after + 1 and facts[-1].position == keeper.head():
            return facts
        from cfworkflow.store.skim import skimmed

        return skimmed(keeper.connection, after)

    keeper.catch_up(history)


def up_to_date(url: str) -> KeptViews:
    """The kept views of a store, brought up to date where they are behind.

    Only then are the facts themselves read, and what that takes loaded.
    """
    kept = kept_views(url)
    if not kept.is_up_to_date():
        catch_up(url, _keeper(kept.connection), "Bringing the views up to date")
    return kept


def catch_up(url: str, keeper: Keeper, what: str, *, anew: bool = False) -> int:
    """Bring the views up to date, or make them anew, and tell how far `what` has come."""
    from cfworkflow.cli.beside import writing_beside
    from cfworkflow.cli.progress import Progress
    from cfworkflow.store.skim import history_in

    begin, head = keeper.going_on_from(anew=anew), keeper.head()
    beside = writing_beside(url) if head - begin >= MANY else nullcontext()
    with Progress(what, begin, head) as progress, beside as writer:
        history = history_in(keeper.connection)
        return keeper.catch_up(history, anew=anew, progress=progress, writer=writer)


def _connection(url: str) -> apsw.Connection:
    return connect(file_path(url), create=False)


def _keeper(connection: apsw.Connection) -> Keeper:
    from cfworkflow.projections.keeper import Keeper

    return Keeper(connection, _retell)


def _retell(position: int, line: bytes, narrative: bytes | None) -> Recorded:
    from cfworkflow.store.line import retell

    return cast("Recorded", retell(position, line, narrative))


def position_of(kept: KeptViews, moment: Moment) -> int:
    """The last position on record at a moment; 0 where nothing was.

    Raises a usage error for a position that is not there yet: it would tell of what is to come.
    """
    if moment.at is not None:
        return kept.position_at(moment.at)
    position, last = moment.position or 0, kept.head()
    if position > last:
        there = f"the last fact is @{last}" if last else "nothing is on record yet"
        raise click.UsageError(f"{moment.typed} is beyond the record: {there}.")
    return position


def recorded_at(kept: KeptViews, position: int) -> datetime | None:
    """When the fact at a position was recorded; None where none is there."""
    told = kept.as_of().timeline.at(position)
    return told.recorded_at if told else None
