"""Ratings in the small world: of risks alone, and of those that are not over."""

from __future__ import annotations

from collections.abc import Iterator

from cfworkflow.domain.history.chapter import Chapter, Since, since
from cfworkflow.domain.history.things import Barrier
from cfworkflow.domain.history.world import World
from cfworkflow.domain.risk.facts import RiskRated


def _rating(world: World, fact: RiskRated) -> Iterator[str]:
    risk = world.barrier(fact.barrier)
    if risk.plan != "risks":
        yield f"{fact.barrier} was rated as a risk, and is none."
    if risk.status in ("closed", "withdrawn"):
        yield f"{fact.barrier} was rated when it was {risk.status}."


def _of_what(world: World, fact: RiskRated) -> tuple[Since, ...]:
    return since(world, Barrier, fact.barrier, "raised")


CHAPTER = Chapter(changes={}, further={RiskRated: _rating}, known={RiskRated: _of_what})
