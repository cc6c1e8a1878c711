"""Sections of short paragraphs on a terminal: no line longer than 80 columns."""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cfworkflow.audit.explaining.telling import Line, Section

_WIDEST, _NARROWEST = 80, 30
_LABEL = 30
"""A longer label stands on a line of its own."""

_WHOLE = re.compile(r"(?:[⌊⌈]|round\()[^.,;:]*|\[@[^]]{0,40}\]")
"""A sum, or a few facts cited: what is read as one and kept on one line."""
_GLUE = "\N{NO-BREAK SPACE}"


def show_sections(sections: Iterable[Section]) -> None:
    """Write sections with their headings, the first as the title."""
    for number, section in enumerate(sections):
        if number:
            click.echo()
        for line in _wrapped(section.heading, ""):
            click.echo(line)
        for line in section_lines(section):
            click.echo(line)


def section_lines(section: Section) -> Iterator[str]:
    """What is said under a heading, in lines; labels of one section stand in one column."""
    fitting = [len(line.label) for line in section.lines if len(line.label) <= _LABEL]
    column = max(fitting, default=0)
    for line in section.lines:
        yield from _lines(line, column)


def _lines(line: Line, column: int) -> Iterator[str]:
    if not line.label:
        yield from _wrapped(line.text, "  ")
    elif _width() - column - 4 < _NARROWEST:
        yield f"  {line.label}"
        yield from _wrapped(line.text, "    ")
    elif len(line.label) > column:
        yield f"  {line.label}"
        yield from _wrapped(line.text, " " * (column + 4))
    else:
        yield from _wrapped(line.text, f"  {line.label.ljust(column)}  ")


def _wrapped(text: str, before: str) -> list[str]:
    """The text in lines that begin under its first; neither ids nor sums are cut."""
    width = max(_width(), len(before) + _NARROWEST)
    lines = textwrap.wrap(
        _WHOLE.sub(lambda found: found.group().replace(" ", _GLUE), text),
        width,
        initial_indent=before,
        subsequent_indent=" " * len(before),
        break_on_hyphens=False,
    )
    return [line.replace(_GLUE, " ") for line in lines] or [before.rstrip()]


def _width() -> int:
    if not sys.stdout.isatty():
        return _WIDEST
    return min(_WIDEST, shutil.get_terminal_size().columns)
