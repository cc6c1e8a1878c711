"""A record that is forgotten at the end, for trying things out and for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent
from eventsourcing.dcb.popo import InMemoryDCBRecorder


class MemoryRecorder(InMemoryDCBRecorder):
    """The library's recorder in memory, that can erase narratives as ours on a file does."""

    def append_and_erase(
        self,
        events: Sequence[DCBEvent],
        condition: DCBAppendCondition | None,
        positions: Sequence[int],
    ) -> int:
        """Append the events, the narratives of the facts at some positions being erased with it."""
        with self._database_lock:
            last = self.append(events, condition)
            for position in positions:
                told = self.events[position - 1]
                line = told.event.data.partition(b"\n")[0]
                self.events[position - 1] = replace(told, event=replace(told.event, data=line))
            return last
