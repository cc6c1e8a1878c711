"""The record as one request sees it: up to date, as of a moment, and the same until it is answered.

Connections are kept from one request to the next, and hold on to nothing meanwhile: what a request
saw is let go with it, so that nobody who writes, and no clearing up of the write-ahead log, waits.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.as_of.kept import keeper_at, kept_views
from cfworkflow.as_of.seen import Seen, see
from cfworkflow.audit.damage import meaning
from cfworkflow.audit.log import Log
from cfworkflow.store.connection import disconnect
from cfworkflow.store.opening import file_path
from cfworkflow.store.refusals import StoreBusy
from cfworkflow.web.verifier import Verifier

if TYPE_CHECKING:
    from cfworkflow.as_of.moment import Moment
    from cfworkflow.projections.kept_views import KeptViews

_IDLE = 4
"""Connections kept for later requests at most."""

_PATIENCE = 15.0
"""Seconds that a request waits for another that brings the views up to date."""

_TRIES = 5

_Identity = tuple[int, int] | None


class Sight(NamedTuple):
    """What one request works with: what is kept, and what is seen of it as of a moment.

    `generation` is the making of the views that is seen.
    """

    kept: KeptViews
    seen: Seen
    generation: int


class Record:
    """The record in a store file, for many requests at once."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._path = file_path(url)
        self.verifier = Verifier()
        self._catching_up = Lock()
        self._lock = Lock()
        self._idle: list[tuple[_Identity, KeptViews]] = []
        self._file = self._identity()

    @contextmanager
    def look(self, moment: Moment | None) -> Iterator[Sight]:
        """One sight of the record, brought up to date, as of a moment; None for now.

        Raises a `StoreRefusal` or `BeyondTheRecord`.
        """
        with self.connected() as kept:
            yield self._sight(kept, moment)

    @contextmanager
    def connected(self) -> Iterator[KeptViews]:
        """A connection of one's own to what is kept. Raises a `StoreRefusal`."""
        identity, kept = self._taken()
        try:
            yield kept
            kept.let_go()
        except BaseException as error:
            # Whatever it was in the middle of ends with it.
            disconnect(kept.connection)
            meant = meaning(error, self._path) if isinstance(error, Exception) else error
            if meant is error:
                raise
            raise meant from error
        self._given_back(identity, kept)

    @contextmanager
    def alone(self) -> Iterator[KeptViews]:
        """A connection for work that leaves things behind in it: it ends with that work."""
        kept = kept_views(self.url)
        try:
            yield kept
        finally:
            disconnect(kept.connection)

    def close(self) -> None:
        """End every connection that is kept."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _, kept in idle:
            disconnect(kept.connection)

    def _sight(self, kept: KeptViews, moment: Moment | None) -> Sight:
        for _ in range(_TRIES):
            self._bring_up_to_date(kept)
            try:
                seen = see(kept, moment)
            except LookupError:  # a text was erased just now: all is being made anew
                kept.let_go()
                continue
            made = kept.generation()
            return Sight(kept, seen, made.number if made else 0)
        raise StoreBusy(self.url, "The views are being made anew.")

    def _bring_up_to_date(self, kept: KeptViews) -> None:
        """Fold what is new, whoever recorded it; one request at a time does, the others wait."""
        if kept.is_up_to_date() and Log(kept.connection).size() >= kept.head():
            return
        if not self._catching_up.acquire(timeout=_PATIENCE):
            raise StoreBusy(self.url, "The views are being brought up to date.")
        try:
            Log(kept.connection).catch_up()
            if not kept.is_up_to_date():
                from cfworkflow.store.skim import history_in

                # What keeps views is less careful with the disk than what else is done here.
                with self.alone() as other:
                    keeper_at(other.connection).catch_up(history_in(other.connection))
        finally:
            self._catching_up.release()

    def _taken(self) -> tuple[_Identity, KeptViews]:
        """A connection that no other request has: of the file that stands there now."""
        identity = self._identity()
        with self._lock:
            fit = [each for each in self._idle if each[0] == identity]
            gone = [each for each in self._idle if each[0] != identity]
            self._idle = fit[:-1]
            if identity != self._file:
                self._file = identity
                self.verifier.forget()
        for _, old in gone:
            disconnect(old.connection)
        return fit[-1] if fit and identity is not None else (identity, kept_views(self.url))

    def _given_back(self, identity: _Identity, kept: KeptViews) -> None:
        with self._lock:
            if len(self._idle) < _IDLE:
                self._idle.append((identity, kept))
                return
        disconnect(kept.connection)

    def _identity(self) -> _Identity:
        try:
            status = os.stat(self._path)  # noqa: PTH116 - as the store does
        except OSError:
            return None
        return status.st_dev, status.st_ino
