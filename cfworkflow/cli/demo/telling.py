"""What a demo's story is made of: what is said, and what is asked for."""

from __future__ import annotations

from typing import NamedTuple


class Say(NamedTuple):
    """A line that says what comes next."""

    text: str


class Ask(NamedTuple):
    """A command; `refused` where the rules are expected to say no."""

    command: str
    refused: bool = False


Scene = tuple[Say | Ask, ...]
