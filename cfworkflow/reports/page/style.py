"""The style sheet of every page, made from `styles/` by `make styles`."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from markupsafe import Markup


@cache
def sheet() -> str:
    """The style sheet: CSS with the notice of what it is made of."""
    return files(__package__).joinpath("cfworkflow.css").read_text(encoding="utf-8")


def inlined() -> Markup:
    """The style sheet as an element of a page that stands alone."""
    return Markup("<style>{}</style>").format(Markup(sheet()))  # noqa: S704 - ours


@cache
def digest() -> str:
    """What a Content-Security-Policy calls the inlined style sheet: `sha256-` and its hash."""
    hashed = hashlib.sha256(sheet().encode()).digest()
    return f"sha256-{base64.b64encode(hashed).decode()}"
