"""The steps of a barrier's path, each with who held it and the rules that allowed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cfworkflow.audit.explaining.allowing import Allowed, allowed
from cfworkflow.audit.explaining.evidence import text_of
from cfworkflow.audit.explaining.findings import Doubt, Facts
from cfworkflow.audit.explaining.so_far import SoFar
from cfworkflow.domain.barrier.facts import BarrierEscalated, BarrierReturned
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.folding import fold
from cfworkflow.domain.history.turning_back import TurningBack, turned_in
from cfworkflow.domain.history.world import World
from cfworkflow.projections.sentences import sentence


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: the fact it is, who held the barrier before and after, and why it could.

    `stood` and `stands` are states of the governance path; `stood` is empty before the first.
    `decision` brought the step about, where one did, and `count` tells its figures in a line.
    """

    position: int
    kind: str
    on: date
    recorded_at: datetime
    actor: str
    what: str
    because: str | None
    stood: str
    stands: str
    held_by: str
    holder: str
    decision: str | None
    count: str
    rules: tuple[Allowed, ...]
    facts: Facts


def steps(
    facts: list[Recorded], ref: str, found: tuple[Doubt, ...], counts: Mapping[str, str]
) -> Iterator[tuple[Step, World]]:
    """Each step of the barrier's path, and the world as it was after it.

    `facts` are all that were read, in order; `found` what the judge found wrong with the steps;
    `counts` the figures of each decision in a line.
    """
    world, so_far = World(turning_back=TurningBack(turned_in(facts))), SoFar(ref)
    for told in facts:
        if f"barrier:{ref}" not in told.fact.things():
            so_far.take(told)
            fold(world, told)
            continue
        barrier = world.barrier(ref)
        stood, held_by = barrier.status, world.answering(barrier) if barrier.begun else ""
        rules = tuple(allowed(world, told, so_far, found))
        so_far.take(told)
        fold(world, told)
        decision = _decision(told)
        step = Step(
            position=told.position,
            kind=told.fact.NAME,
            on=told.on,
            recorded_at=told.recorded_at,
            actor=told.actor,
            what=sentence(told.fact),
            because=text_of(told, "because"),
            stood=stood,
            stands=barrier.status,
            held_by=held_by,
            holder=world.answering(barrier),
            decision=decision,
            count=counts.get(decision or "", ""),
            rules=rules,
            facts=(told.position, *(at for each in rules for at in each.facts)),
        )
        yield step, world


def _decision(told: Recorded) -> str | None:
    fact = told.fact
    return fact.decision if isinstance(fact, BarrierEscalated | BarrierReturned) else None
