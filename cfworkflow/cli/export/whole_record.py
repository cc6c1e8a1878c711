"""What is exported whole: everything that is kept, up to the moment asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cfworkflow.cli.place import store_url

if TYPE_CHECKING:
    from cfworkflow.cli.look import Look
    from cfworkflow.projections.kept_views import KeptViews


def kept_record(look: Look) -> KeptViews:
    """What is kept in the store, its views up to date where a time is looked up in them."""
    from cfworkflow.as_of.kept import kept_views
    from cfworkflow.cli.kept import up_to_date
    from cfworkflow.store.opening import MEMORY

    url = store_url(look.store)
    if url == MEMORY:
        raise click.UsageError("memory: keeps nothing that could be exported; name a file.")
    return up_to_date(url) if look.as_of and look.as_of.at else kept_views(url)


def last_position(look: Look, kept: KeptViews) -> int:
    """The position of the last fact to export; a usage error where it is not there yet."""
    from cfworkflow.cli.kept import position_of

    return kept.head() if look.as_of is None else position_of(kept, look.as_of)
