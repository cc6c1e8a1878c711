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

    commands: tuple[Dated, ...]


def establish_programme(past: Past, command: EstablishProgramme) -> Facts:
    """Carry out every command, or none. Refuses what any of them refuses; quiet when all are.

    A place that was ever filled is left as it is: whoever stood down since stays down.
    """
    for on, each in command.commands:
        if not (isinstance(each, AppointMember) and _was_filled(past, each)):
            with past.within(on):
                past.decide(each)
    yield from ()


def _was_filled(past: Past, place: AppointMember) -> bool:
    group = past.find(Group, place.group)
    return group is not None and place.member in group.tenures
