"""Stepping through positions by keys: forward, back, to any, until it is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import click

KEYS = "enter, space or n forward; b or p back; g go to a position; q quit"

_FORWARD, _BACK, _GO, _QUIT = "\r\n nN", "bBpP", "gG", "qQ\x04"
_STOP, _SEQUENCE = "\x03", "\x1b"


def pressed() -> Iterator[str]:
    """The keys pressed on the terminal, one by one, until input ends."""
    while typed := _typed():
        # What was typed ahead comes at once; what an arrow or the like sends is one key.
        for key in [typed] if typed.startswith(_SEQUENCE) else typed:
            if key == _STOP:
                raise KeyboardInterrupt
            yield key


def _typed() -> str:
    try:
        return click.getchar()
    except (EOFError, OSError):  # the second where the terminal itself went away
        return ""


def walk(
    keys: Iterable[str], begin: int, last: int, go_to: Callable[[int], int]
) -> Iterator[int | str]:
    """The positions to show from `begin` on, and what to say where a key leads to none.

    Positions run from 1 to `last`; `go_to` asks which one is meant, given where we are.
    """
    at = begin
    yield at
    for key in keys:
        if key in _QUIT:
            return
        if key not in _FORWARD + _BACK + _GO:
            yield "That key does nothing here."
            continue
        to = go_to(at) if key in _GO else at + (1 if key in _FORWARD else -1)
        if 1 <= to <= last:
            at = to
            yield at
        else:
            yield "This is the first fact." if to < 1 else "This is the last fact."


def asked(at: int, last: int) -> int:
    """The position a person wants to go to, asked for until it is one."""
    bounds = click.IntRange(1, last)
    return int(
        click.prompt(
            f"Go to position, 1 to {last}",
            default=at,
            value_proc=lambda typed: bounds(str(typed).strip().removeprefix("@")),
            err=True,
        )
    )
