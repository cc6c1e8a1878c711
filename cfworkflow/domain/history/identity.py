"""N1, O1, I1, I2 over a history: names, owners, nothing taken out, nothing recorded twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from cfworkflow.domain.action.facts import ActionAdded, ActionReassigned
from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.decision.facts import DecisionProposed
from cfworkflow.domain.fact import Fact, Recorded
from cfworkflow.domain.group.facts import GroupEstablished, MemberAppointed
from cfworkflow.domain.history.world import World
from cfworkflow.domain.meeting.facts import MeetingScheduled
from cfworkflow.domain.redaction.facts import NarrativesErased

_KINDS = {
    **dict.fromkeys(("group", "to", "successor", "overseen_by", "from_group", "to_group"), "group"),
    **dict.fromkeys(("meeting", "at_meeting"), "meeting"),
    **{kind: kind for kind in ("decision", "barrier", "action")},
}
_BEGINNINGS: dict[type[Fact], str] = {
    GroupEstablished: "group",
    MeetingScheduled: "meeting",
    DecisionProposed: "decision",
    BarrierRaised: "barrier",
    ActionAdded: "action",
}
NAMING: tuple[type[Fact], ...] = (*_BEGINNINGS, MemberAppointed)
"""The kinds of fact that N1 judges."""


def _begun(world: World, kind: str, ref: str) -> bool:
    if kind == "group":
        return world.group(ref).begun
    if kind == "meeting":
        return world.meeting(ref).begun
    if kind == "decision":
        return world.item(ref).begun
    if kind == "barrier":
        return world.barrier(ref).begun
    return world.action(ref).begun


@cache
def _references(kind: type[Fact]) -> tuple[tuple[str, str], ...]:
    beginning = _BEGINNINGS.get(kind)
    return tuple(
        (name, _KINDS[name]) for name in kind.model_fields if name in _KINDS and name != beginning
    )


def n1_one_name_one_thing(world: World, told: Recorded) -> Iterator[str]:
    """A name is given once, and a place is given to one at a time."""
    fact = told.fact
    if isinstance(fact, MemberAppointed):
        places = world.group(fact.group).places.get(fact.member)
        if places and places[-1].until is None:
            yield f"{fact.member} was appointed to {fact.group} and held that place already."
        return
    kind = _BEGINNINGS[type(fact)]
    ref = getattr(fact, kind)
    if _begun(world, kind, ref):
        yield f"There was a {kind} {ref} already."


def o1_owner_in_post(world: World, told: Recorded) -> Iterator[str]:
    """An action is given to a member in post of the group it stands with."""
    fact = told.fact
    if not isinstance(fact, ActionAdded | ActionReassigned):
        return
    if world.action(fact.action).owner == (fact.group, fact.owner):
        return
    if fact.owner not in world.group(fact.group).in_post(told.on):
        yield f"{fact.owner} owns {fact.action} and held no place on {fact.group}."


def i1_nothing_missing(world: World, told: Recorded) -> Iterator[str]:
    """Positions rise, what is spoken of was told of before, and no number is left out.

    That a fact was changed shows in what the other rules find; that none was is what the
    proofs over the stored bytes are for.
    """
    if world.previous is not None and told.position <= world.previous.position:
        yield f"Position {told.position} follows {world.previous.position}."
    for field, kind in _references(type(told.fact)):
        ref = getattr(told.fact, field)
        if ref is not None and not _begun(world, kind, ref):
            yield f"It speaks of {kind} {ref}, and nothing tells how that began."
    if isinstance(told.fact, NarrativesErased):
        yield from _erased_once(world, told.position, told.fact)
    beginning = _BEGINNINGS.get(type(told.fact), "group")
    if beginning != "group":
        letter, _, digits = getattr(told.fact, beginning).partition("-")
        if int(digits) > world.numbers.get(letter, 0) + 1:
            yield f"{letter}-{digits} is there, and a number before it is not."


def _erased_once(world: World, position: int, fact: NarrativesErased) -> Iterator[str]:
    kind, _, ref = fact.thing.partition(":")
    if not _begun(world, kind, ref):
        yield f"It speaks of {kind} {ref}, and nothing tells how that began."
    for gone in fact.positions:
        if not 0 < gone < position:
            yield f"It erases the text of @{gone}, where nothing was on record yet."
        elif gone in world.erased:
            yield f"It erases the text of @{gone}, which was erased before."


def i2_recorded_once(world: World, told: Recorded) -> Iterator[str]:
    """The facts of one command stand together and agree on the command, the actor, the moment."""
    before = world.previous
    if before is None or before.command_id != told.command_id:
        if told.command_id in world.commands:
            yield f"The command {told.command_id} is recorded a second time."
        return
    if (before.command, before.actor, before.recorded_at) != (
        told.command,
        told.actor,
        told.recorded_at,
    ):
        yield f"The command {told.command_id} is recorded in two ways."
