"""Following a store file as facts are added to it, by whichever process."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from eventsourcing.dcb.api import (
    DCBQuery,
    DCBReadResponse,
    DCBSequencedEvent,
    DCBSubscription,
)

if TYPE_CHECKING:
    from cfworkflow.store.sqlite import SQLiteRecorder

POLL_SECONDS = 0.05


class SQLiteSubscription(DCBSubscription["SQLiteRecorder"]):
    """Yields the facts that match a query, waiting for new ones until it is stopped.

    A file can't call its readers, so it is asked again every 50 ms, which costs one index look-up.
    """

    def __init__(
        self, recorder: SQLiteRecorder, query: DCBQuery | None = None, after: int | None = None
    ) -> None:
        super().__init__(recorder, query, after)
        self._stopped = threading.Event()
        self._found: DCBReadResponse | None = None

    def stop(self) -> None:
        """End the subscription, and wake whoever waits for its next fact."""
        super().stop()
        self._stopped.set()

    def __next__(self) -> DCBSequencedEvent:
        """The next fact; waits for one. Raises StopIteration once stopped."""
        while not self._stopped.is_set():
            if self._found is None:
                self._found = self._recorder.read(self._query, after=self._last_position)
            for event in self._found:
                self._last_position = event.position
                return event
            # What was read up to the head holds no more matches: go on from there.
            self._last_position = max(self._last_position, self._found.head or 0)
            self._found = None
            self._stopped.wait(POLL_SECONDS)
        raise StopIteration
