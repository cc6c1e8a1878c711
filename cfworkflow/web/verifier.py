"""Verifying the record from the page: when someone asks for it, one at a time, and seldom.

Whoever can see the page can ask. So what was found is kept and shown to all; it is looked at anew
only once the record has grown, or a while has passed, as a file may be changed without growing.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.web.wrong import Wrong, WrongAsked

if TYPE_CHECKING:
    from cfworkflow.audit.verification import Report
    from cfworkflow.web.record import Record

ALL = 50_000
"""Facts up to which rules and views are verified too; of more, leaves and log, and that is said."""

_AGAIN = 60.0
"""Seconds after which it may be looked at anew, or ten times what it took."""


class Verified(NamedTuple):
    """What was found, at which moment, whether of everything, and how long it took in seconds."""

    report: Report
    at: datetime
    everything: bool
    seconds: float

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.report.problems


class Verifier:
    """Verifies a record for whoever asks, and keeps what was found last."""

    def __init__(self) -> None:
        self.last: Verified | None = None
        self._until = 0.0
        self._one = Lock()

    def forget(self) -> None:
        """What was found is of another record: it says nothing of the one that stands there now."""
        self.last = None

    def verify(self, record: Record) -> Verified:
        """What is found of the record as it is now, or was a little while ago.

        Raises `WrongAsked` where it is being verified for someone else, and a `StoreRefusal`.
        """
        if not self._one.acquire(blocking=False):
            raise WrongAsked(_BUSY)
        try:
            return self._verified(record)
        finally:
            self._one.release()

    def _verified(self, record: Record) -> Verified:
        from cfworkflow.audit.verification import verify
        from cfworkflow.store.damage import last_position

        with record.alone() as kept, kept.sight():
            head, last = last_position(kept.connection), self.last
            if last and last.report.size == head and time.monotonic() < self._until:
                return last
            everything, began = head <= ALL, time.monotonic()
            report = verify(
                kept.connection,
                kept if everything else None,
                (),
                lambda _part, _done: None,
                rules=everything,
            )
        seconds = time.monotonic() - began
        self._until = time.monotonic() + max(_AGAIN, 10 * seconds)
        self.last = Verified(report, datetime.now(UTC), everything, seconds)
        return self.last


_BUSY = Wrong(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "verifying",
    "The record is being verified just now",
    "Someone else has asked for it, and one look at everything at a time is enough.",
    "Wait a moment, then load this page again.",
    headers=(("Retry-After", "10"),),
)
