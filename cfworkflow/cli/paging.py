"""Long lists on a terminal: a page at a time, with the pager a person has chosen."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import click

_allowed = ContextVar("_allowed", default=True)


@contextmanager
def no_pager() -> Iterator[None]:
    """Let nothing page meanwhile, however long."""
    token = _allowed.set(False)
    try:
        yield
    finally:
        _allowed.reset(token)


def page(lines: Sequence[str], *, paged: bool = True) -> None:
    """Write lines on stdout; on a terminal that they don't fit on, through PAGER."""
    text = "".join(f"{line}\n" for line in lines)
    if not (paged and _allowed.get() and sys.stdout.isatty()) or _fits(lines):
        click.echo(text, nl=False)
        return
    try:
        click.echo_via_pager(text.removesuffix("\n"))
    except ValueError:  # PAGER is no command line: click takes it apart as a shell does
        click.echo(text, nl=False)


def _fits(lines: Sequence[str]) -> bool:
    import shutil

    return len(lines) < shutil.get_terminal_size().lines
