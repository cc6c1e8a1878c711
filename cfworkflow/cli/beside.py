"""A second process that writes what the first one folds, so that a long history takes less long.

Each batch is written whole with its position, or not at all. If the second process ends early,
the first goes on alone from where the record says the views are.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import msgspec

from cfworkflow.as_of.kept import keeper_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from cfworkflow.projections.pending import Gathered

Batch = tuple[int, int, int, list[tuple[str, list[list[Any]]]]]
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Batch).decode

_AHEAD = 4
"""Batches that may wait to be written: more would only take memory."""


class Beside:
    """A `Writer` in another `process`, at the other end of a pipe."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self._pipe = pipe
        self._waiting = 0
        self._sound = True

    def write(self, generation: int, begun: int, reached: int, gathered: Gathered) -> bool:
        """Hand a batch over; False if one before it was not written."""
        try:
            while self._waiting >= _AHEAD:
                self._hear()
            if self._sound:
                self._pipe.send_bytes(_encode((generation, begun, reached, gathered)))
                self._waiting += 1
        except (EOFError, OSError):
            self._sound = False
        return self._sound

    def wait(self, but: int = 0) -> bool:
        """Wait until all is written but the last so many batches; False if it was not."""
        try:
            while self._waiting > but:
                self._hear()
        except (EOFError, OSError):
            self._sound = False
        return self._sound

    def _hear(self) -> None:
        self._sound = self._pipe.recv() and self._sound
        self._waiting -= 1


@contextmanager
def writing_beside(url: str) -> Iterator[Beside | None]:
    """A process that writes to the store at `url` until this is left; None if none can be had."""
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_write, args=(url, there))
    # A Ctrl-C reaches both processes; the second is deaf to it from its first moment, and ends when
    # the first has let go of the pipe.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    except OSError:
        yield None
        return
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        there.close()
    try:
        yield Beside(process, here)
    finally:
        here.close()
        process.join()


def _write(url: str, pipe: Connection) -> None:
    # Whatever ends this early, the first process meets it too, going on alone, and tells of it.
    with suppress(Exception):
        keeper = keeper_of(url)
        while True:
            pipe.send(keeper.write(*_decode(pipe.recv_bytes())))
