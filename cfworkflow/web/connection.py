"""One connection of a browser: it ends where what is asked, or what is answered, takes too long.

Connections are few, so that whoever opens some and says nothing, or asks and never takes the
answer, would keep everybody else out for as long as they like.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

TO_ASK = 10.0
"""Seconds that the head of a request may take, from the connection or the answer before it."""

TO_TAKE = 120.0
"""Seconds that what stands ready to be sent may wait to be taken."""


class Connection(H11Protocol):
    """A connection with an end to its patience."""

    _asking: asyncio.TimerHandle | None = None
    _taking: asyncio.TimerHandle | None = None
    """What ends the connection, while they are to ask and while they are to take an answer."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is there: they are to ask."""
        super().connection_made(transport)
        self._await_request()

    def data_received(self, data: bytes) -> None:
        """A piece of a request; with the last of its head, nobody is waited for."""
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            _call_off(self._asking)

    def on_response_complete(self) -> None:
        """It is answered: they may ask again, if they have not done so already."""
        before = self.cycle
        super().on_response_complete()
        if self.cycle is before:
            self._await_request()

    def pause_writing(self) -> None:
        """More stands ready than was taken: it is to be taken."""
        super().pause_writing()
        self._taking = self.loop.call_later(TO_TAKE, self.transport.abort)

    def resume_writing(self) -> None:
        """It was taken."""
        super().resume_writing()
        _call_off(self._taking)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        _call_off(self._asking)
        _call_off(self._taking)
        super().connection_lost(exc)

    def _await_request(self) -> None:
        _call_off(self._asking)
        self._asking = self.loop.call_later(TO_ASK, self.transport.abort)


def _call_off(ending: asyncio.TimerHandle | None) -> None:
    if ending is not None:
        ending.cancel()
