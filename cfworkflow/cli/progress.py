"""How far something long has come, on stderr: a bar on a terminal, else a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Self, TypeVar

import click

if TYPE_CHECKING:
    from types import TracebackType

    from click._termui_impl import ProgressBar

_QUIET_SECONDS = 1.0
"""What is done sooner needs no bar."""

_LINE_SECONDS = 5.0
"""The time between two lines, where there is no terminal."""

_EVERY = 1_000
"""Things gone through between two looks at the clock."""

T = TypeVar("T")


def watched(what: str, things: Iterable[T], many: int) -> Iterator[T]:
    """The same things, `many` of them, while it is told how far they have been gone through."""
    with Progress(what, 0, many) as progress:
        for done, thing in enumerate(things, 1):
            yield thing
            if done % _EVERY == 0:
                progress(done)


class Progress:
    """Tells how far `what` has come on its way from one position to another.

    Call it with each position reached. A bar comes with an estimate of the time left.
    """

    def __init__(self, what: str, begin: int, end: int) -> None:
        self.reached = begin
        self._what = what
        self._begin = begin
        self._length = max(end - begin, 1)
        self._bar: ProgressBar[int] | None = None
        self._started = self._said = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __call__(self, position: int) -> None:
        """Take note of the position reached."""
        if sys.stderr.isatty():
            self._draw(position)
        else:
            self._say(position)
        self.reached = position

    def _draw(self, position: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._started < _QUIET_SECONDS:
                return
            self._bar = click.progressbar(length=self._length, label=self._what, file=sys.stderr)
            self._bar.__enter__()
            self._bar.update(self.reached - self._begin)
        self._bar.update(position - self.reached)

    def _say(self, position: int) -> None:
        now = time.monotonic()
        if now - self._said >= _LINE_SECONDS:
            done = (position - self._begin) / self._length
            click.echo(f"{self._what}: {min(done, 1):.0%}", err=True)
            self._said = now

    def close(self) -> None:
        """Leave the bar as it is and go on to the next line."""
        if self._bar is not None:
            self._bar.render_finish()
            self._bar = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None and error is None:
            self._bar.update(self._begin + self._length - self.reached)
        self.close()
