"""Briefings and communications in the small world: that each began, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from cfworkflow.domain.briefing.facts import BriefingIssued
from cfworkflow.domain.communication.facts import CommunicationLogged
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Predicate, Since, since
from cfworkflow.domain.history.things import Blank, Group
from cfworkflow.domain.history.world import World


@dataclass(slots=True)
class Briefing(Blank):
    """A text that was sent."""

    KIND: ClassVar[str] = "briefing"


@dataclass(slots=True)
class Communication(Blank):
    """Something that was told to others."""

    KIND: ClassVar[str] = "communication"


def _on_what(world: World, fact: CommunicationLogged) -> tuple[Since, ...]:
    return (
        *since(world, Group, fact.group, "established"),
        *since(world, Briefing, fact.briefing, "issued"),
    )


def c1_covers_what_has_been(_world: World, told: Recorded) -> Iterator[str]:
    """A briefing covers a stretch of days that begins before it ends, and ended by then."""
    fact = told.fact
    if not isinstance(fact, BriefingIssued):
        return
    if fact.covers_from is not None and fact.covers_to < fact.covers_from:
        yield f"{fact.briefing} covers {fact.covers_from} to {fact.covers_to}."
    if told.on < fact.covers_to:
        yield f"{fact.briefing} covers days until {fact.covers_to} and was issued on {told.on}."


def i1_written_from_the_record(_world: World, told: Recorded) -> Iterator[str]:
    """A briefing tells of what was on record before it."""
    fact = told.fact
    if isinstance(fact, BriefingIssued) and fact.upto >= told.position:
        yield f"{fact.briefing} was written up to @{fact.upto}, which was not on record then."


CHAPTER = Chapter(
    changes={},
    begins={BriefingIssued: Briefing, CommunicationLogged: Communication},
    known={CommunicationLogged: _on_what},
    predicates={
        "C1": Predicate(c1_covers_what_has_been, (BriefingIssued,)),
        "I1": Predicate(i1_written_from_the_record, (BriefingIssued,)),
    },
)
