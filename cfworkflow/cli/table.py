"""Plain tables for a terminal: aligned columns, no boxes, nothing cut off."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date

import click

_GAP = "  "
_NARROWEST = 20


def shown(value: object) -> str:
    """A value as it stands in a table: dates in ISO form, lists with commas, nothing as a dash."""
    if value is None or value in ("", (), [], {}):
        return "-"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(str(each) for each in value)
    return str(value)


def show_table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, empty: str) -> None:
    """Write rows under their heads; on a terminal the last column wraps to its width.

    `empty` is said instead, on stderr, where there are no rows.
    """
    lines = [[" ".join(shown(value).split()) for value in row] for row in rows]
    if not lines:
        click.echo(empty, err=True)
        return
    table = [[head.upper() for head in heads], *lines]
    widths = [max(len(line[n]) for line in table) for n in range(len(heads))]
    before = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    room = max(_NARROWEST, _terminal_width() - before)
    for line in table:
        _show_line(line, widths, before, room)


def _terminal_width() -> int:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize


def _show_line(line: Sequence[str], widths: Sequence[int], before: int, room: int) -> None:
    start = _GAP.join(cell.ljust(width) for cell, width in zip(line, widths[:-1], strict=False))
    wrapped = [line[-1]] if len(line[-1]) <= room else textwrap.wrap(line[-1], room)
    click.echo((start + _GAP if start else "") + wrapped[0])
    for rest in wrapped[1:]:
        click.echo(" " * before + rest)


def show_facts(pairs: Iterable[tuple[str, object]]) -> None:
    """Write what is known of one thing, a line each, leaving out what is not known."""
    known = [(name, shown(value)) for name, value in pairs if shown(value) != "-"]
    width = max((len(name) for name, _ in known), default=0)
    room = max(_NARROWEST, _terminal_width() - width - 2)
    for name, value in known:
        lines = [
            part
            for line in value.splitlines()
            for part in ([line] if len(line) <= room else textwrap.wrap(line, room))
        ]
        click.echo(f"{name.ljust(width)}  {lines[0]}")
        for rest in lines[1:]:
            click.echo(" " * (width + 2) + rest)
