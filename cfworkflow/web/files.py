"""The style sheet and the icon: the only files that pages load."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.responses import Response

from cfworkflow.reports.page.style import sheet

if TYPE_CHECKING:
    from starlette.requests import Request

_FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
"""What has its own hash in its address never changes there."""

_ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="4" fill="#1d70b8"/>'
    '<path d="M8 8h16v4H8zm0 6h16v4H8zm0 6h10v4H8z" fill="#fff"/></svg>'
)
"""Three lines, the last of them shorter: one for each tier."""


@cache
def sheet_path() -> str:
    """Where the style sheet is found; another one would be found elsewhere."""
    return f"/cfworkflow-{sha256(sheet().encode()).hexdigest()[:16]}.css"


async def style(_request: Request) -> Response:
    """The style sheet."""
    return Response(sheet(), headers=_FOREVER, media_type="text/css")


async def icon(_request: Request) -> Response:
    """The icon in the tab of a browser."""
    return Response(_ICON, headers=_FOREVER, media_type="image/svg+xml")
