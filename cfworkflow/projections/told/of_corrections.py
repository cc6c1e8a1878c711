"""Sentences of corrections and undoings; what was said wrongly, and what is right, is not told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import listed

if TYPE_CHECKING:
    from cfworkflow.domain.correction.facts import CommandUndone, FactCorrected


def fact_corrected(fact: FactCorrected) -> str:
    """Which fact about what was put right, and in what."""
    ref = fact.thing.partition(":")[2]
    fields = [name.replace("_", " ") for name in (*fact.particulars, *fact.named)]
    what = f"corrected: {listed(fields)}" if fields else "noted beside the record"
    return f"{fact.kind} of {ref} (@{fact.corrects}) {what}."


def command_undone(fact: CommandUndone) -> str:
    """Which command was taken back."""
    last = f" to @{fact.last}" if fact.last > fact.first else ""
    return f"{fact.command} (@{fact.first}{last}) taken back."
