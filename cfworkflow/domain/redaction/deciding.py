"""How it is decided which narratives go."""

from __future__ import annotations

from collections.abc import Sequence

from cfworkflow.domain.fact import Recorded, narrative_fields
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.redaction.commands import RedactNarratives
from cfworkflow.domain.redaction.facts import NarrativesErased
from cfworkflow.domain.refusal import Unknown, refuse_any
from cfworkflow.domain.rules.identity import i1_has_a_narrative


def redact_narratives(past: Past, command: RedactNarratives) -> Facts:
    """Erase narratives of a thing's own facts. Refuses I1; quiet when they are gone already."""
    told = past.on_record(command.thing)
    if not told:
        kind, _, ref = command.thing.partition(":")
        raise Unknown(kind, ref)
    with_texts = [each.position for each in own(command.thing, told) if _has_a_narrative(each)]
    refuse_any(i1_has_a_narrative(command.thing, command.position, with_texts))
    gone = {position for each in told for position in each.fact.erases()}
    past_erasures = {each.position for each in told if each.fact.erases()}
    to_go = _one(command.position, told) if command.position else {*with_texts} - past_erasures
    positions = tuple(sorted(to_go - gone))
    if positions:
        yield NarrativesErased(
            thing=command.thing,
            positions=positions,
            reason=command.reason,
            authority=command.authority,
        )


def _one(position: int, told: Sequence[Recorded]) -> set[int]:
    """A fact, and those that say what it should have said: the same words may stand in them."""
    corrections = {
        each.position for each in told if getattr(each.fact, "corrects", None) == position
    }
    return {position, *corrections}


def own(thing: str, told: Sequence[Recorded]) -> list[Recorded]:
    """The facts that are first of all about a thing; others only touch it, and keep their texts."""
    return [each for each in told if each.fact.tags()[0] == thing]


def _has_a_narrative(told: Recorded) -> bool:
    fields = narrative_fields(type(told.fact))
    return told.withheld or any(getattr(told.fact, name) for name in fields)
