"""Whether what a browser has kept of a page is still it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from cfworkflow import __version__

if TYPE_CHECKING:
    from datetime import date

KEPT = (("Cache-Control", "private, no-cache"),)
"""A browser may keep a page for itself, and asks each time whether it is still it."""

NOT_KEPT = (("Cache-Control", "no-store"),)


def tag_of(address: str, generation: int, checkpoint: str, day: date, more: object = "") -> str:
    """The entity tag of what is shown at an address, moment and all: same bytes, same tag.

    It changes with the facts that are told of, for which their `checkpoint` stands (another record
    may have as many, and be served from the same address); with the day from which what is overdue
    is counted, with the program, and with every making of the views: where a text was erased, these
    are made anew, and what showed it at any moment is not what it was.
    """
    parts = (__version__, address, generation, checkpoint, day.isoformat(), more)
    return f'"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def is_kept(asked: str | None, tag: str) -> bool:
    """Whether `If-None-Match` names this tag; it may have been made weak on the way (RFC 9110)."""
    if asked is None:
        return False
    named = (each.strip().removeprefix("W/") for each in asked.split(","))
    return asked.strip() == "*" or tag in named
