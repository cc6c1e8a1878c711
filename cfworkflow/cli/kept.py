"""The kept views of a store: brought up to date after a command, read by the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

import click

from cfworkflow.as_of.kept import BeyondTheRecord, keeper_at, keeper_of, kept_views
from cfworkflow.as_of.kept import position_of as position_at
from cfworkflow.store.opening import MEMORY

if TYPE_CHECKING:
    from cfworkflow.as_of.moment import Moment
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.keeper import Keeper
    from cfworkflow.projections.kept_views import KeptViews

FEW = 2_000
"""Facts that views can be behind without anyone having to be told that it takes a moment."""

MANY = 20_000
"""Facts from which on a second process is worth its start."""


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
        catch_up(url, keeper_at(kept.connection), "Bringing the views up to date")
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


def position_of(kept: KeptViews, moment: Moment) -> int:
    """The last position on record at a moment; a usage error for one that is not there yet."""
    try:
        return position_at(kept, moment)
    except BeyondTheRecord as beyond:
        raise click.UsageError(str(beyond)) from None
