"""How it is decided whether the last command is taken back (rule I4)."""

from __future__ import annotations

from cfworkflow.domain.correction.commands import Undo
from cfworkflow.domain.correction.facts import CommandUndone
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.correction import (
    i4_last_that_stands,
    i4_may_be_taken_back,
    i4_was_a_command,
)


def undo(past: Past, command: Undo) -> Facts:
    """Take back the last command that stands. Refuses I4; quiet where that one is gone already."""
    last = last_that_stands(past)
    if last and command.position and command.position > last[-1].position:
        meant = past.before(command.position + 1)
        refuse_any(i4_was_a_command(command.position, meant))
        return
    refuse_any(i4_last_that_stands(command.position, last))
    refuse_any(i4_may_be_taken_back(last, past.actor, past.now))
    yield CommandUndone(
        undone=last[0].command_id,
        command=last[0].command,
        first=last[0].position,
        last=last[-1].position,
        touches=tuple(dict.fromkeys(tag for told in last for tag in told.fact.tags())),
        because=command.because,
    )


def last_that_stands(past: Past) -> list[Recorded]:
    """The facts of the last command that was not taken back; none where nothing stands.

    Whatever came after an undone command was undone before it: the way back leaps over all that.
    """
    told = past.before(None)
    while told is not None and isinstance(told.fact, CommandUndone):
        told = past.before(min(told.fact.first, told.position))
    found: list[Recorded] = []
    while told is not None and (not found or told.command_id == found[0].command_id):
        found.insert(0, told)
        told = past.before(told.position)
    return found
