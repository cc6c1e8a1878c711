"""Sentences about texts erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cfworkflow.projections.told.wording import where

if TYPE_CHECKING:
    from cfworkflow.domain.redaction.facts import NarrativesErased


def narratives_erased(fact: NarrativesErased) -> str:
    """Where texts were erased, and what they were about."""
    ref = fact.thing.partition(":")[2]
    return f"What was written about {ref} in {where(*fact.positions)} was erased for good."
