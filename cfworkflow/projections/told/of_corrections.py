"""Sentences of corrections and undoings; what was said wrongly, and what is right, is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import where
from cfworkflow.projections.wording import joined, spaced

if TYPE_CHECKING:
    from cfworkflow.domain.correction.facts import CommandUndone, FactCorrected


def fact_corrected(fact: FactCorrected) -> str:
    """What was put right about what, and in which fact; or that a note stands beside that."""
    ref = fact.thing.partition(":")[2]
    which = f"({where(fact.corrects)}, {fact.kind.replace('-', ' ')})"
    fields = [_CALLED.get(name, spaced(name)) for name in (*fact.particulars, *fact.named)]
    if not fields:
        return f"A note was put beside what is on record of {ref} {which}."
    return f"{joined(fields).capitalize()} of {ref} corrected {which}."


def command_undone(fact: CommandUndone) -> str:
    """Which command was taken back."""
    to = f"facts {fact.first} to {fact.last}" if fact.last > fact.first else where(fact.first)
    return f"{fact.command} ({to}) taken back."


_CALLED = {"because": "reason", "how": "account"}
"""Fields whose names do not say what they hold."""
