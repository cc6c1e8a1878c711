"""Serving the page: a socket that listens, and a server that ends when it is asked to."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

import uvicorn

from cfworkflow.web.connection import Connection

if TYPE_CHECKING:
    from starlette.applications import Starlette

_BACKLOG = 128

_AT_ONCE = 64
"""Connections at once; more are told to come back."""

_LONGEST_HEAD = 16_384
"""Bytes that the head of a request may have."""

_GRACE = 5
"""Seconds that answers under way are given at the end, and that a connection may be idle."""


class _Ended(Exception):  # noqa: N818 - how a server is meant to end
    """Somebody asked it to end."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens at an address of this machine; at a free port for 0.

    Raises `OSError`: `socket.gaierror` where that is no address.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, protocol, _, address = found[0]
    listening = socket.socket(family, kind, protocol)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except BaseException:
        listening.close()
        raise
    return listening


def address_of(listening: socket.socket) -> str:
    """Where a browser finds what listens there."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def run(app: Starlette, listening: socket.socket) -> None:
    """Serve until Ctrl-C or SIGTERM; answers under way are finished."""

    def end(_signal: int, _frame: object) -> None:
        raise _Ended

    for each in (signal.SIGINT, signal.SIGTERM):
        # The server takes them while it runs, and hands them on when it has ended.
        signal.signal(each, end)
    config = uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="error",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=_GRACE,
        timeout_graceful_shutdown=_GRACE,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except _Ended:
        return
