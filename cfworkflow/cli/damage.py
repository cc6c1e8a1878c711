"""Telling which part of a store is damaged, whatever a command was about when it met it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def telling_of_damage(store: str | None) -> Iterator[None]:
    """Put the store's own words in the place of SQLite's where a part of it can't be read."""
    try:
        yield
    except Exception as error:
        meant = meaning(error, store)
        if meant is error:
            raise
        raise meant from error


def meaning(error: Exception, store: str | None) -> Exception:
    """What an error says of the store; itself where that is all there is to say."""
    import click

    from cfworkflow.cli.failure import CommandFailure

    if isinstance(error, (click.exceptions.Exit, click.ClickException, CommandFailure)):
        return error
    from cfworkflow.audit import damage
    from cfworkflow.cli.place import store_url
    from cfworkflow.store.opening import MEMORY, file_path
    from cfworkflow.store.refusals import StoreRefusal

    try:
        url = store_url(store)
        return error if url == MEMORY else damage.meaning(error, file_path(url))
    except (click.UsageError, StoreRefusal):
        return error
