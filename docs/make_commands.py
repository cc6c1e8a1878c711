"""Write docs/commands.md from the help of every command: `make docs`."""  # noqa: INP001

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from cfworkflow.cli.app import app

COLUMNS = 100
PAGE = Path(__file__).with_name("commands.md")

INTRODUCTION = """\
# Commands

This page is made from the help of each command by `make docs`; a test keeps it up to date.
`cfw` is short for `cfworkflow`, and `-h` is short for `--help`.

References may be typed as they are said: `B-0001`, `b-1` and `B1` are the same. Dates are
`2026-10-15`, `15/10/2026`, `15 October 2026`, `today` or `yesterday`.

Exit codes: 0 done; 1 a fault of the program; 2 wrong usage; 3 nothing there; 4 refused by a rule;
5 damaged or not verified; 6 gave up after conflicts; 130 stopped from the keyboard.
"""


class Named(NamedTuple):
    """A command, the words that lead to it, and the context its help is told in."""

    path: tuple[str, ...]
    command: click.Command
    context: click.Context

    @property
    def is_group(self) -> bool:
        """Whether it holds further commands."""
        return isinstance(self.command, click.Group)


def commands() -> Iterator[Named]:
    """Every command of the tree, the root first, in the order the help lists them."""
    yield from _below(Named((), app, click.Context(app, info_name="cfworkflow")))


def _below(named: Named) -> Iterator[Named]:
    yield named
    if not isinstance(named.command, click.Group):
        return
    for name in named.command.list_commands(named.context):
        command = named.command.get_command(named.context, name)
        if command is not None:
            context = click.Context(command, info_name=name, parent=named.context)
            yield from _below(Named((*named.path, name), command, context))


def examples(command: click.Command) -> list[str]:
    """The example lines of a command's help, those that go on after a backslash joined."""
    _, _, shown = _told(command).partition("\b\nExample")
    joined = re.sub(r" \\\n\s*", " ", shown)
    return re.findall(r"^ *(cfworkflow .*)$", joined, flags=re.MULTILINE)


def _told(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "")


def page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *_common(), *(_chapter(named) for named in commands())])


def _common() -> Iterator[str]:
    for heading, wanted in (("Reading", False), ("Writing", True)):
        shared = _shared(writing=wanted)
        yield f"**{heading} commands** all take:\n\n" + "".join(shared.values())


def _shared(*, writing: bool) -> dict[str, str]:
    """The options that all writing, or all reading, commands have, as lines of a list."""
    told = [
        _options(named)
        for named in commands()
        if "as_json" in _names(named) and ("actor" in _names(named)) is writing
    ]
    first, *others = told
    return {name: line for name, line in first.items() if all(name in other for other in others)}


def _names(named: Named) -> set[str | None]:
    return {parameter.name for parameter in named.command.params}


def _options(named: Named) -> dict[str, str]:
    lines = {}
    for parameter in named.command.params:
        record = parameter.get_help_record(named.context)
        if record and record[1]:
            lines[record[0]] = f"- `{record[0]}`: {' '.join(record[1].split())}\n"
    return lines


def _chapter(named: Named) -> str:
    if not named.path:
        own = dict(_options(named))
    else:
        shared = _shared(writing="actor" in _names(named)) if "as_json" in _names(named) else {}
        own = {name: line for name, line in _options(named).items() if name not in shared}
    usage = " ".join(
        [named.context.command_path, *named.command.collect_usage_pieces(named.context)]
    )
    level = "###" if named.path[1:] else "##"
    parts = [
        f"{level} {named.context.command_path}\n",
        *_text(_told(named.command)),
        f"```\n{usage}\n```\n",
        "".join(own.values()),
    ]
    return "\n".join(part for part in parts if part)


def _text(told: str) -> Iterator[str]:
    """The paragraphs of a help text; those kept as they are become code."""
    for paragraph in told.split("\n\n"):
        if not paragraph.startswith("\b\n"):
            yield textwrap.fill(paragraph, COLUMNS, break_on_hyphens=False) + "\n"
            continue
        shown = paragraph.removeprefix("\b\n")
        head, _, code = shown.partition("\n")
        if head.startswith("Example"):
            shown = "\n".join(line.removeprefix("  ") for line in code.splitlines())
        yield f"```{'console' if head.startswith('Example') else 'toml'}\n{shown}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
