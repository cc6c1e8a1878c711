"""A programme as a whole: several commands as one, all or nothing."""

from __future__ import annotations

from datetime import date

from pydantic import InstanceOf

from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import AppointMember
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past

Dated = tuple[date | None, InstanceOf[Command]]
"""A command, and the date it takes effect; None for the date of the whole."""


class EstablishProgramme(Command):
    """What a programme begins with, in an order that works: groups, terms, members and the like."""

    NAME = "init"
    DATES_ITS_PARTS = True

    commands: tuple[Dated, ...]


_TELLS_OF = {
    "vision state": "vision",
    "principle state": "principle",
    "strand name": "strand",
    "strand add": "task",
    "strand progress": "task",
    "support agree": "support",
    "support use": "support",
}
"""Command → the field that names the thing it tells of, for things that go on by themselves."""


def establish_programme(past: Past, command: EstablishProgramme) -> Facts:
    """Carry out every command, or none. Refuses what any of them refuses; quiet when all are.

    A place that was ever filled is left as it is: whoever stood down since stays down. So is a
    vision, a task or support that was on record before: what is true of it since may be another.
    """
    tags = {tag for _, each in command.commands if (tag := _tells_of(each))}
    left = {tag for tag in tags if past.told(tag)}
    for on, each in command.commands:
        if _tells_of(each) not in left and not _was_filled(past, each):
            with past.within(on):
                past.decide(each)
    yield from ()


def _tells_of(command: Command) -> str:
    kind = _TELLS_OF.get(command.NAME, "")
    return kind and f"{kind}:{getattr(command, kind)}"


def _was_filled(past: Past, command: Command) -> bool:
    if not isinstance(command, AppointMember):
        return False
    group = past.find(Group, command.group)
    return group is not None and command.member in group.tenures
