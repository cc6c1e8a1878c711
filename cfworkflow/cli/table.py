"""Plain tables for a terminal: aligned columns, no boxes, nothing cut off."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import click

_GAP = "  "
_NARROWEST = 16


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
    """Write rows under their heads; `empty` is said instead, on stderr, where there are none."""
    lines = table_lines(heads, rows)
    if not lines:
        click.echo(empty, err=True)
    for line in lines:
        click.echo(line)


def table_lines(
    heads: Sequence[str], rows: Iterable[Sequence[object]], *, least: int = _NARROWEST
) -> list[str]:
    """The lines of a table; none where there are no rows.

    On a terminal the last column wraps to its width. Where that leaves fewer columns than `least`,
    the last column goes on lines of its own; where even the others do not fit, each row becomes a
    list of facts.
    """
    cells = [[" ".join(shown(value).split()) for value in row] for row in rows]
    if not cells:
        return []
    table = [[head.upper() for head in heads], *cells]
    widths = [max(len(line[n]) for line in table) for n in range(len(heads))]
    before = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    room = _terminal_width() - before
    if room < 0:
        return [*_rows_as_facts(heads, cells)]
    beneath = room < min(widths[-1], least)
    start = widths[0] + len(_GAP) if beneath else before
    return [part for line in table for part in _line(line, widths, start, beneath=beneath)]


def _rows_as_facts(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> Iterator[str]:
    names = [head.ljust(max(map(len, heads))) for head in heads]
    for number, line in enumerate(cells):
        if number:
            yield ""
        yield from fact_lines(zip(names, line, strict=True))


def _terminal_width() -> int:
    if not sys.stdout.isatty():
        return sys.maxsize
    import shutil

    return shutil.get_terminal_size().columns


def _line(
    line: Sequence[str], widths: Sequence[int], before: int, *, beneath: bool
) -> Iterator[str]:
    """A row, its last cell `before` columns in, beside the others or beneath them."""
    start = _GAP.join(cell.ljust(width) for cell, width in zip(line, widths[:-1], strict=False))
    first, *others = _wrapped(line[-1], _terminal_width() - before)
    if beneath:
        yield start.rstrip()
        others = [first, *others]
    else:
        yield (start + _GAP if start else "") + first
    for rest in others:
        yield " " * before + rest


def _wrapped(text: str, room: int) -> list[str]:
    """The text in lines of at most `room`; ids and references are not cut at their hyphens."""
    room = max(room, _NARROWEST)
    if len(text) <= room:
        return [text]
    import textwrap

    return textwrap.wrap(text, room, break_on_hyphens=False)


def show_facts(pairs: Iterable[tuple[str, object]]) -> None:
    """Write what is known of one thing, a line each, leaving out what is not known."""
    for line in fact_lines(pairs):
        click.echo(line)


def fact_lines(pairs: Iterable[tuple[str, object]]) -> Iterator[str]:
    """The lines of what is known of one thing; what is not known has none."""
    known = [(name, shown(value)) for name, value in pairs if shown(value) != "-"]
    width = max((len(name) for name, _ in known), default=0)
    room = _terminal_width() - width - len(_GAP)
    for name, value in known:
        lines = [part for line in value.splitlines() for part in _wrapped(line, room)]
        yield f"{name.ljust(width)}  {lines[0]}"
        for rest in lines[1:]:
            yield " " * (width + len(_GAP)) + rest
