"""What is kept in a store file, views and all, and which position a moment is."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, cast

from cfworkflow.projections.kept_views import KeptViews
from cfworkflow.store.connection import connect
from cfworkflow.store.opening import file_path

if TYPE_CHECKING:
    from collections.abc import Callable

    import apsw

    from cfworkflow.as_of.moment import Moment
    from cfworkflow.domain.fact import Recorded
    from cfworkflow.projections.keeper import Keeper
    from cfworkflow.projections.timeline import Retell


class BeyondTheRecord(ValueError):  # noqa: N818 - what is the matter with what was typed
    """A position that is not there yet: it would tell of what is to come."""

    def __init__(self, typed: str, last: int) -> None:
        there = f"the last fact is @{last}" if last else "nothing is on record yet"
        super().__init__(f"{typed} is beyond the record: {there}.")


def kept_views(url: str) -> KeptViews:
    """What is kept in a store file. Raises a `StoreRefusal`."""
    connection = connect(file_path(url), create=False)
    return KeptViews(connection, _retelling(connection))


def keeper_of(url: str) -> Keeper:
    """The keeper of the views in a store file. Raises a `StoreRefusal`."""
    return keeper_at(connect(file_path(url), create=False))


def keeper_at(connection: apsw.Connection) -> Keeper:
    """The keeper of the views in the store file of a connection, which is its alone."""
    from cfworkflow.projections.keeper import Keeper

    return Keeper(connection, _retelling(connection))


def _retelling(connection: apsw.Connection) -> Retell:
    """What tells again a fact that is written in a store file, and of a text gone why it is."""

    @cache
    def left_out() -> Callable[[int], bool] | None:
        from cfworkflow.store.withheld import left_out_of

        return left_out_of(connection)

    def told_again(position: int, line: bytes, narrative: bytes | None) -> Recorded:
        from cfworkflow.store.line import retell

        told = retell(position, line, narrative)
        if told.withheld and (is_left_out := left_out()):
            told = told._replace(left_out=is_left_out(position))
        return cast("Recorded", told)

    return told_again


def position_of(kept: KeptViews, moment: Moment) -> int:
    """The last position on record at a moment; 0 where nothing was. Raises `BeyondTheRecord`."""
    if moment.at is not None:
        return kept.position_at(moment.at)
    position, last = moment.position or 0, kept.head()
    if position > last:
        raise BeyondTheRecord(moment.typed, last)
    return position


def recorded_at(kept: KeptViews, position: int) -> datetime | None:
    """When the fact at a position was recorded; None where none is there."""
    told = kept.as_of().timeline.at(position)
    return told.recorded_at if told else None
