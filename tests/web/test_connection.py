"""Connections: who asks for nothing, or takes nothing, keeps nobody else out for long."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from cfworkflow.web import connection
from cfworkflow.web.connection import Connection
from cfworkflow.web.serving import listen

PATIENCE = 10.0

LONG = b"x" * 30_000_000
"""More than what the ends of a connection hold on their own."""


async def _answer(scope: Scope, _receive: Receive, send: Send) -> None:
    body = LONG if scope["path"] == "/long" else b"here"
    head = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where a server of such connections listens, whose patience is short."""
    monkeypatch.setattr(connection, "TO_ASK", 0.4)
    monkeypatch.setattr(connection, "TO_TAKE", 0.4)
    listening = listen("127.0.0.1", 0)
    config = uvicorn.Config(_answer, http=Connection, ws="none", lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(PATIENCE)
    listening.close()


def connected(port: int) -> socket.socket:
    """A connection to the server."""
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def has_ended(asking: socket.socket) -> bool:
    """Whether the other side ends a connection, within what a test waits."""
    try:
        while asking.recv(65_536):
            pass
    except ConnectionResetError:
        pass
    return True


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: local"])
def test_who_connects_and_does_not_ask_is_let_go(port: int, said: bytes) -> None:
    """A connection on which nothing, or the half of a request, comes ends by itself."""
    with closing(connected(port)) as asking:
        asking.sendall(said)
        assert has_ended(asking)


def test_who_asks_letter_by_letter_is_let_go(port: int) -> None:
    """Each letter is no new beginning: all of a request has to come in its time."""
    with closing(connected(port)) as asking:
        assert any(_is_refused(asking) for _ in range(200))


def _is_refused(asking: socket.socket) -> bool:
    """Say one letter more; whether nobody takes it."""
    time.sleep(0.05)
    try:
        asking.sendall(b"a")
    except OSError:
        return True
    return False


def test_who_asks_again_in_time_stays(port: int) -> None:
    """One connection serves request after request, for longer than any one of them may take."""
    with closing(connected(port)) as asking:
        for _ in range(6):
            asking.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = b""
            while not answer.endswith(b"here"):
                piece = asking.recv(4_096)
                assert piece
                answer += piece
            time.sleep(0.15)
        assert has_ended(asking)


def test_who_does_not_take_the_answer_is_let_go(port: int) -> None:
    """What stands ready to be sent does not wait for ever; who takes it gets all of it."""
    request = b"GET /long HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    for takes_at_once in (True, False):
        with closing(connected(port)) as asking:
            asking.sendall(request)
            if not takes_at_once:
                time.sleep(1.0)
            taken = 0
            try:
                while piece := asking.recv(1_000_000):
                    taken += len(piece)
            except ConnectionResetError:
                pass
            assert (taken > len(LONG)) == takes_at_once
