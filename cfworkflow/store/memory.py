"""A record that is forgotten at the end, for trying things out and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from eventsourcing.dcb.api import DCBAppendCondition, DCBEvent, DCBSequencedEvent
from eventsourcing.dcb.popo import InMemoryDCBRecorder, SimpleDCBReadResponse

if TYPE_CHECKING:
    from eventsourcing.dcb.api import DCBQuery, DCBQueryItem, DCBReadResponse


class MemoryRecorder(InMemoryDCBRecorder):
    """The library's recorder in memory, that finds facts by their tags as ours on a file does.

    The library's looks through all there is, and copies it deeply. This one can erase narratives
    as well.
    """

    def __init__(self) -> None:
        super().__init__()
        self._tagged: dict[str, list[int]] = {}
        """Tag → where in `events` those are that carry it, in order."""

    def append(
        self, events: Sequence[DCBEvent], condition: DCBAppendCondition | None = None
    ) -> int:
        """Append the events, unless the condition fails; the position of the last."""
        with self._database_lock:
            first = len(self.events)
            last = super().append(events, condition)
            for place, told in enumerate(self.events[first:], first):
                for tag in {*told.event.tags}:
                    self._tagged.setdefault(tag, []).append(place)
            return last

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

    def read(
        self,
        query: DCBQuery | None = None,
        *,
        after: int | None = None,
        limit: int | None = None,
    ) -> DCBReadResponse:
        """The events that match the query as they are now, each a copy, in order of position."""
        items = query.items if query else []
        with self._database_lock:
            places = self._places(items, max(after or 0, 0))
            matching = (told for told in map(self.events.__getitem__, places) if _is(told, items))
            found = list(matching if limit is None else islice(matching, max(limit, 0)))
            last = self.events[-1:] if limit is None else found[-1:]
        head = last[0].position if last else None
        return SimpleDCBReadResponse(map(_copied, found), head)

    def _places(self, items: Sequence[DCBQueryItem], after: int) -> Iterable[int]:
        """Where to look for what matches: at each item's rarest tag, or at all that is newer."""
        newer = range(after, len(self.events))
        if not items or not all(item.tags for item in items):
            return newer
        rarest = [min((self._tagged.get(tag, []) for tag in item.tags), key=len) for item in items]
        if sum(map(len, rarest)) > len(newer):
            return newer
        return sorted(
            place for place in {*(each for one in rarest for each in one)} if place >= after
        )


def _is(told: DCBSequencedEvent, items: Sequence[DCBQueryItem]) -> bool:
    return not items or any(
        (not item.types or told.event.type in item.types)
        and all(tag in told.event.tags for tag in item.tags)
        for item in items
    )


def _copied(told: DCBSequencedEvent) -> DCBSequencedEvent:
    """One that can be changed without changing the record."""
    event = told.event
    return DCBSequencedEvent(DCBEvent(event.type, event.data, [*event.tags]), told.position)
