"""A command on a terminal that waits for keys, and whoever presses them."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.cli.terminal import PROGRAM, environment

if TYPE_CHECKING:
    from types import TracebackType

_SECONDS = 30
_LOCAL_FLAGS = 3


class Keyboard:
    """A command that runs on a terminal of its own, in `folder`."""

    def __init__(self, folder: Path, *words: str, **settings: str) -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            [*PROGRAM, *words],
            cwd=folder,
            env=environment(**{"COLUMNS": "80", "LINES": "24", "TERM": "xterm", **settings}),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)

    def waits(self) -> str:
        """What is shown until it waits for a key."""
        until = time.monotonic() + _SECONDS
        shown = b""
        while True:
            # Asked before what is there is read: else more could be shown in between.
            waiting = not termios.tcgetattr(self._ours)[_LOCAL_FLAGS] & termios.ICANON
            read = self._read(0.02)
            shown += read
            if waiting and not read:
                return self._text(shown)
            assert time.monotonic() < until, shown

    def asks(self, prompt: str) -> str:
        """What is shown up to a prompt for a line."""
        until = time.monotonic() + _SECONDS
        shown = b""
        while not shown.rstrip().endswith(prompt.encode()):
            shown += self._read(0.1)
            assert time.monotonic() < until, shown
        return self._text(shown)

    def presses(self, keys: bytes) -> str:
        """Press keys when they are waited for; what is shown until the next are."""
        os.write(self._ours, keys)
        return self.waits()

    def types(self, keys: bytes) -> None:
        """Press keys, come what may."""
        os.write(self._ours, keys)

    def ends(self, keys: bytes = b"") -> tuple[int, str]:
        """Press the last keys; the exit code, and what is shown to the end."""
        os.write(self._ours, keys)
        shown = b""
        while read := self._read(_SECONDS):
            shown += read
        return self._process.wait(timeout=_SECONDS), self._text(shown)

    def _read(self, seconds: float) -> bytes:
        if not select.select([self._ours], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self._ours, 65536)
        except OSError:
            return b""

    @staticmethod
    def _text(shown: bytes) -> str:
        return shown.decode().replace("\r\n", "\n")
