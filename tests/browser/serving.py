"""The page as people get it: a year of governance on record, and `cfworkflow serve` before it."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.terminal import PROGRAM, ROOT

HOSTILE = "<script>alert('gone')</script><img src=x onerror=alert(1)> \"quoted\" &"
"""What someone may type as a title; it is shown as text."""

_PATIENCE = 30.0


def record_a_year(store: Path) -> None:
    """Play the year of the demo into a new store, and let someone raise a hostile barrier."""
    run("--store", str(store), "demo")
    run("--store", str(store), "barrier", "raise", "peterborough", "--title", HOSTILE)


def run(*words: str) -> None:
    """Run a command to its end. Raises `CalledProcessError` where it fails."""
    subprocess.run([*PROGRAM, *words], check=True, capture_output=True, cwd=ROOT)


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """`cfworkflow serve` before a store, from when it answers; its address."""
    port = _free_port()
    command = [*PROGRAM, "--store", str(store), "serve", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, cwd=ROOT) as server:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.communicate(timeout=_PATIENCE)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE):  # noqa: S310 - http, loopback
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
    said = server.stderr.read().decode() if server.stderr and server.poll() is not None else ""
    raise AssertionError(f"no page at {address}: {said}")
