"""A command group whose commands are loaded when they are used, and listed without being loaded."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple

import click


class Entry(NamedTuple):
    """Where a command lives (`package.module:attribute`) and what its line in the help says."""

    where: str
    summary: str


class LazyGroup(click.Group):
    """A `click.Group` that keeps its commands as entries until one is asked for.

    The entries are also plain commands in `self.commands`, which is what click lists and what
    it takes its "did you mean" from.
    """

    def __init__(self, *args: object, entries: Mapping[str, Entry], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._entries = entries
        for name, entry in entries.items():
            self.add_command(click.Command(name, short_help=entry.summary))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order they are entered, which is the order of the work."""
        del ctx
        return [*self._entries]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself, loaded now."""
        del ctx
        entry = self._entries.get(cmd_name)
        if entry is None:
            return None
        module, _, attribute = entry.where.partition(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(entry.where)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their summaries, loading none."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in self._entries.items()])
