"""Whose turn it is: how many answers are made at once, so that asking can't exhaust the machine.

Quick pages do not wait for slow ones: documents to take away, packs, and what is worked out anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

if TYPE_CHECKING:
    from starlette.responses import Response

QUICK, SLOW = 8, 2


class Turns:
    """The places there are for answers that are being made, of either sort."""

    def __init__(self) -> None:
        self._quick = CapacityLimiter(QUICK)
        self._slow = CapacityLimiter(SLOW)

    async def take(self, answer: Callable[[], Response], *, slow: bool) -> Response:
        """Make an answer in a thread, once there is a place for it."""
        return await run_sync(answer, limiter=self._slow if slow else self._quick)
