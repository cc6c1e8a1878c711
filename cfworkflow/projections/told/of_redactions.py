"""Sentences about texts erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cfworkflow.domain.redaction.facts import NarrativesErased


def narratives_erased(fact: NarrativesErased) -> str:
    """Where texts were erased, and what they were about."""
    where = ", ".join(f"@{position}" for position in fact.positions)
    ref = fact.thing.partition(":")[2]
    return f"The text of {where}, about {ref}, was erased for good."
