"""A programme as a whole: several commands as one, all or nothing."""

from __future__ import annotations

from pydantic import InstanceOf

from cfworkflow.domain.command import Command
from cfworkflow.domain.past import Facts, Past


class EstablishProgramme(Command):
    """Groups, terms and members that a programme begins with, in an order that works."""

    NAME = "init"

    commands: tuple[InstanceOf[Command], ...]


def establish_programme(past: Past, command: EstablishProgramme) -> Facts:
    """Carry out every command, or none. Refuses what any of them refuses; quiet when all are."""
    for each in command.commands:
        past.decide(each)
    yield from ()
