"""Corrections and undoings in the small world, and I3, I4 over a history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

from cfworkflow.domain.barrier.facts import BarrierRaised
from cfworkflow.domain.correction.facts import CommandUndone, FactCorrected
from cfworkflow.domain.correction.fields import PARTICULARS, about
from cfworkflow.domain.fact import Fact, Recorded, narrative_fields
from cfworkflow.domain.group.facts import MemberAppointed
from cfworkflow.domain.history.chapter import Chapter, Predicate
from cfworkflow.domain.history.turning_back import Standing
from cfworkflow.domain.history.world import World

_DECIDED = {"decision-made", "minutes-approved", "meeting-closed", "evidence-checked"}
_NEVER = {"narratives-erased", "briefing-issued"}
_A_DAY = timedelta(hours=24)


def _undone(world: World, _told: Recorded, fact: CommandUndone) -> None:
    gone = world.turning_back.take_back(fact)
    if gone is not None:
        gone.put_back(world.things, world.latest)


def _corrected(world: World, _told: Recorded, fact: FactCorrected) -> None:
    meant = world.turning_back.facts.get(fact.corrects)
    right = _said_right(meant, fact) if meant is not None else None
    if isinstance(right, BarrierRaised) and "areas" in fact.particulars:
        world.barrier(right.barrier).areas = frozenset(right.areas)
    if isinstance(right, MemberAppointed) and fact.particulars:
        _put_in_place(world, right, fact)


def _put_in_place(world: World, right: MemberAppointed, fact: FactCorrected) -> None:
    one = world.group(right.group)
    for place in one.places.get(right.member, ()):
        if place.at == fact.corrects:
            changes = {name: getattr(right, name) for name in fact.particulars}
            held = place.held.model_copy(update=changes)
            if one.roll.get(right.member) is place.held:
                one.roll[right.member] = held
            place.held = held


def _said_right(meant: Fact, fact: FactCorrected) -> Fact | None:
    """What a fact should have said besides its words; None where that can't be said of it."""
    try:
        values = zip(fact.particulars, map(json.loads, fact.values), strict=True)
        return type(meant).model_validate({**dict(meant), **dict(values)})
    except (ValueError, RecursionError):
        return None


def i3_corrects_words_or_particulars(world: World, told: Recorded) -> Iterator[str]:
    """A correction names a fact that stands, and changes words or particulars of it."""
    fact = told.fact
    if not isinstance(fact, FactCorrected):
        return
    meant = world.turning_back.facts.get(fact.corrects)
    if meant is None or fact.corrects >= told.position:
        yield f"It corrects @{fact.corrects}, which did not stand."
        return
    if (meant.NAME, meant.tags(), about(meant)) != (fact.kind, fact.touches, fact.thing):
        yield f"It corrects @{fact.corrects} as what that is not."
    yield from _not_to_be_corrected(meant, fact)
    if isinstance(meant, BarrierRaised) and "areas" in fact.particulars:
        one = world.barrier(meant.barrier)
        if one.way_up or one.addressed_by or one.status != one.tier:
            yield f"It changes the areas of {meant.barrier}, by which others had acted on it."


def _not_to_be_corrected(meant: Fact, fact: FactCorrected) -> Iterator[str]:
    for name in fact.particulars:
        if name not in PARTICULARS.get(meant.NAME, ()):
            yield f"It changes the {name} of @{fact.corrects}, which no correction can."
    for name in fact.named:
        if name.partition(".")[0] not in narrative_fields(type(meant)):
            yield f"It changes the {name} of @{fact.corrects}, which is no word of it."
    if _said_right(meant, fact) is None:
        yield f"It does not say what @{fact.corrects} should have said."


def i4_takes_back_the_last(world: World, told: Recorded) -> Iterator[str]:
    """What is taken back is the last command that stands, by who recorded it, and in time."""
    fact = told.fact
    if not isinstance(fact, CommandUndone):
        return
    last = world.turning_back.last()
    if last is None or last.command_id != fact.undone:
        yield f"It takes back {fact.command} (@{fact.first}), which was not the last that stood."
        return
    said = (fact.command, fact.first, fact.last, fact.touches)
    if said != (last.command, last.first, last.last, tuple(last.tags)):
        yield f"It takes back {last.command} (@{last.first}) and says otherwise what that was."
    yield from _not_to_be_taken_back(last, told)


def _not_to_be_taken_back(last: Standing, told: Recorded) -> Iterator[str]:
    what = f"{last.command} (@{last.first})"
    if last.command == "init":
        yield f"{what} was taken back, and all else rests on it."
    for kind in sorted(last.kinds & _NEVER):
        yield f"{what} was taken back, and {kind} never is."
    if told.actor != last.actor:
        yield f"{what}, recorded by {last.actor}, was taken back by {told.actor}."
    if last.kinds & _DECIDED and told.recorded_at - last.recorded_at > _A_DAY:
        yield f"{what} was taken back more than a day after it was recorded."


CHAPTER = Chapter(
    changes={FactCorrected: _corrected, CommandUndone: _undone},
    predicates={
        "I3": Predicate(i3_corrects_words_or_particulars, (FactCorrected,)),
        "I4": Predicate(i4_takes_back_the_last, (CommandUndone,)),
    },
)
