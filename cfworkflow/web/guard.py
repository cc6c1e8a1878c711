"""What stands before every page: who may ask, what may be asked, and what browsers may do with it.

The page is read-only and meant for one machine. A browser would let any site in another tab talk
to it: by a name that is made to lead here (DNS rebinding), or by pictures and scripts that load it.
So the name asked for must be one of ours, and what another site loads in the background is refused.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Collection, Iterator
from http import HTTPStatus
from ipaddress import ip_address
from typing import TYPE_CHECKING, NamedTuple

from cfworkflow.web.wrong import Wrong

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

METHODS = ("GET", "HEAD")

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
"""Nothing is loaded from elsewhere, no script runs, no page is put into another's frame."""

HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Robots-Tag", "noindex, nofollow"),
)

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(?::[0-9]{1,5})?")


class Names(NamedTuple):
    """The names this page goes by. `any_number` says that any address in figures is one.

    An address in figures can't be made to lead elsewhere, so that it is safe where the page is
    open to other machines.
    """

    names: frozenset[str]
    any_number: bool = False

    def has(self, host: str) -> bool:
        """Whether a `Host` header names this page, on whatever port: it may be forwarded."""
        found = _HOST.fullmatch(host.strip().lower())
        if not found:
            return False
        return found[1] in self.names or (self.any_number and _is_number(found[1]))


def names_of(more: Collection[str] = (), *, any_number: bool = False) -> Names:
    """The names of this machine for itself, and `more`."""
    written = (f"[{name}]" if ":" in name else name for name in more)
    return Names(frozenset(LOOPBACK) | {name.lower() for name in written}, any_number)


def _is_number(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class Guard:
    """Lets through what may be asked, and puts the headers on every answer, of errors too.

    `refuse` makes the answer to what may not.
    """

    def __init__(
        self, app: ASGIApp, names: Names, refuse: Callable[[Scope, Wrong], ASGIApp]
    ) -> None:
        self._app = app
        self._names = names
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http":
            wrong = self._wrong(scope)
            app = self._refuse(scope, wrong) if wrong else self._app
            await app(scope, receive, _guarded(scope, send))
        else:
            await self._app(scope, receive, send)

    def _wrong(self, scope: Scope) -> Wrong | None:
        return next((wrong for wrong in self._found(scope) if wrong), None)

    def _found(self, scope: Scope) -> Iterator[Wrong | None]:
        yield _unknown_name(_headers(scope, "host"), self._names)
        yield _by_another_site(scope)
        yield _not_reading(scope["method"])


def _unknown_name(hosts: list[str], names: Names) -> Wrong | None:
    if len(hosts) == 1 and names.has(hosts[0]):
        return None
    return Wrong(
        HTTPStatus.MISDIRECTED_REQUEST,
        "unknown-host",
        "This page does not go by that name",
        "It answers only to names it knows, so that no other site can lead a browser to it "
        "unnoticed.",
        "Use the address that `cfworkflow serve` told. Where the page is open to other machines, "
        "give it the name they use: `cfworkflow serve --allow-remote --name NAME`.",
    )


def _by_another_site(scope: Scope) -> Wrong | None:
    """What a browser says another site loads, other than by a link that someone follows."""
    site, mode = (_headers(scope, f"sec-fetch-{what}") for what in ("site", "mode"))
    if site[:1] in (["cross-site"], ["same-site"]) and mode[:1] != ["navigate"]:
        return Wrong(
            HTTPStatus.FORBIDDEN,
            "another-site",
            "Another site asked for this in the background",
            "What is on record here is for whoever opens this page, not for other sites.",
            "Open the page itself.",
        )
    return None


def _not_reading(method: str) -> Wrong | None:
    if method in METHODS:
        return None
    return Wrong(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "read-only",
        "Nothing can be changed here",
        "This page only shows what is on record. It takes GET and HEAD.",
        "To record something, use the command line: `cfworkflow --help`.",
        headers=(("Allow", ", ".join(METHODS)),),
    )


def _headers(scope: Scope, name: str) -> list[str]:
    asked = name.encode()
    return [value.decode("latin-1") for key, value in scope["headers"] if key == asked]


def _guarded(scope: Scope, send: Send) -> Callable[[Message], Awaitable[None]]:
    """`send`, with the headers added, and no body where only the head was asked for."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", ()))
            there = {key.lower() for key, _ in given}
            added = ((key.lower().encode(), value.encode()) for key, value in HEADERS)
            given += [(key, value) for key, value in added if key not in there]
            message = {**message, "headers": given}
        elif scope["method"] == "HEAD":
            message = {**message, "body": b""}
        await send(message)

    return guarded
