"""D1 over a history: what a decision's record holds."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.barrier.facts import BarrierReturned
from cfworkflow.domain.decision.facts import DecisionMade, DecisionProposed
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.world import World


def d1_complete(world: World, told: Recorded) -> Iterator[str]:
    """The record holds what was put, the reasons, an answer to each recommendation, the group."""
    match told.fact:
        case DecisionProposed() as fact:
            yield from _by_those_who_met(world, fact)
            yield from _answered(world, fact.kind, fact.barrier, len(fact.answers))
            if fact.until is not None and fact.until < told.on:
                yield f"{fact.decision} gives a permission that ends before it begins."
            if not _says_what(fact):
                yield f"{fact.decision} does not say what was to be decided."
        case DecisionMade() as fact:
            item = world.item(fact.decision)
            yield from _by_those_who_met(world, fact)
            if fact.outcome == "carried":
                yield from _answered(world, item.kind, item.barrier, len(item.answers))
            if not item.reasons and "reasons" not in fact.stated:
                yield f"{fact.decision} was decided, and no reasons are on record."
        case BarrierReturned() as fact:
            if fact.answers != world.item(fact.decision).answers:
                yield f"{fact.barrier} was returned with other answers than were put."
        case _:
            pass


def _by_those_who_met(world: World, fact: DecisionProposed | DecisionMade) -> Iterator[str]:
    if fact.group != world.meeting(fact.meeting).group:
        yield f"{fact.decision} is put down to {fact.group}, not to the group that met."


def _says_what(fact: DecisionProposed) -> bool:
    needed = {
        "escalate": fact.barrier,
        "return": fact.barrier,
        "adopt-terms": fact.terms,
        "permit": fact.until,
    }
    return needed.get(fact.kind, True) is not None


def _answered(world: World, kind: str, ref: str | None, answers: int) -> Iterator[str]:
    asked = world.barrier(ref).recommendations
    if kind == "return" and answers not in (0, asked):
        yield f"{ref} has {asked} recommendations and {answers} answers."
