"""How facts about the phases of inquiries change the small world, and where they may be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import (
    Chapter,
    Predicate,
    Since,
    Step,
    of_its_group,
    since,
)
from cfworkflow.domain.history.of_themes import Theme, under_a_theme
from cfworkflow.domain.history.things import Barrier, Blank
from cfworkflow.domain.history.world import World, word
from cfworkflow.domain.inquiry import facts as inquiry
from cfworkflow.domain.inquiry.path import INQUIRY_PATH

_Move = inquiry.InquiryAdvanced | inquiry.InquiryLoopedBack | inquiry.InquiryConcluded
_AT_FORUM = (
    inquiry.InquiryOpened,
    inquiry.InquiryAdvanced,
    inquiry.InquiryLoopedBack,
    inquiry.InquiryConcluded,
)
_ONWARDS = {"build": "explore", "explore": "act", "act": "learn"}


@dataclass(slots=True)
class Inquiry(Blank):
    """An inquiry; `status` is its phase, `since` the day that began. Agents by when they joined."""

    KIND: ClassVar[str] = "inquiry"

    cycle: int = 0
    since: date = date.min
    agents: dict[str, date] = field(default_factory=dict)


def _stands(world: World, ref: str, phase: str, cycle: int, on: date) -> None:
    one = world.at(Inquiry, ref)
    one.status, one.cycle, one.since = phase, cycle, on


def _opened(world: World, told: Recorded, fact: inquiry.InquiryOpened) -> None:
    _stands(world, fact.inquiry, "build", 1, told.on)


def _advanced(world: World, told: Recorded, fact: inquiry.InquiryAdvanced) -> None:
    _stands(world, fact.inquiry, fact.to_phase, fact.cycle, told.on)


def _looped_back(world: World, told: Recorded, fact: inquiry.InquiryLoopedBack) -> None:
    _stands(world, fact.inquiry, "build", fact.cycle, told.on)


def _concluded(world: World, told: Recorded, fact: inquiry.InquiryConcluded) -> None:
    _stands(world, fact.inquiry, "concluded", fact.cycle, told.on)


def _onwards(world: World, fact: inquiry.InquiryAdvanced) -> Iterator[str]:
    phase = world.at(Inquiry, fact.inquiry).status
    if fact.from_phase != phase or fact.to_phase != _ONWARDS.get(phase):
        yield (
            f"{fact.inquiry} went from {fact.from_phase} to {fact.to_phase}, "
            f"and was in {phase or 'no phase'}."
        )
    yield from _in_its_cycle(world, fact)


def _in_its_cycle(world: World, fact: _Move) -> Iterator[str]:
    cycle = world.at(Inquiry, fact.inquiry).cycle + isinstance(fact, inquiry.InquiryLoopedBack)
    if fact.cycle != cycle:
        yield f"{word(fact)}: it was cycle {cycle} of {fact.inquiry}, not {fact.cycle}."


def _feeding(world: World, fact: inquiry.InquiryLinked) -> Iterator[str]:
    if (fact.barrier is None) == (fact.theme is None):
        yield f"{fact.inquiry} feeds no barrier and no theme, or both."
    yield from under_a_theme(world, f"What comes of {fact.inquiry}", fact.theme)


def _on_both_ends(world: World, fact: inquiry.InquiryLinked) -> tuple[Since, ...]:
    return (
        *since(world, Inquiry, fact.inquiry, "opened"),
        *since(world, Barrier, fact.barrier, "raised"),
        *since(world, Theme, fact.theme, "named"),
    )


def _of_the_forum(world: World, fact: _Move) -> tuple[str, ...]:
    return (world.meeting(fact.forum).group,)


def f1_at_a_forum_held(world: World, told: Recorded) -> Iterator[str]:
    """An inquiry opens and moves on at a change forum that was held, on its day."""
    fact = told.fact
    if not isinstance(fact, _AT_FORUM):
        return
    forum = world.meeting(fact.forum)
    if forum.kind != "change-forum":
        yield f"{word(fact)} at {fact.forum}, a meeting of the kind {forum.kind or 'not known'}."
    if forum.opened is None:
        yield f"{word(fact)} at {fact.forum}, which was not held."
    elif told.on != forum.opened:
        yield f"{word(fact)} at {fact.forum} on {told.on}, which was held on {forum.opened}."
    if isinstance(fact, inquiry.InquiryOpened) and fact.group != forum.group:
        yield f"{fact.inquiry} was opened by {fact.group} at {fact.forum}, of {forum.group}."


CHAPTER = Chapter(
    begins={inquiry.InquiryOpened: Inquiry},
    changes={
        inquiry.InquiryOpened: _opened,
        inquiry.InquiryAdvanced: _advanced,
        inquiry.InquiryLoopedBack: _looped_back,
        inquiry.InquiryConcluded: _concluded,
    },
    steps={
        inquiry.InquiryAdvanced: Step(INQUIRY_PATH, "advance", Inquiry),
        inquiry.InquiryLoopedBack: Step(INQUIRY_PATH, "loop_back", Inquiry),
        inquiry.InquiryConcluded: Step(INQUIRY_PATH, "conclude", Inquiry),
    },
    further={
        inquiry.InquiryAdvanced: _onwards,
        inquiry.InquiryLoopedBack: _in_its_cycle,
        inquiry.InquiryConcluded: _in_its_cycle,
        inquiry.InquiryLinked: _feeding,
    },
    acting={
        inquiry.InquiryOpened: of_its_group,
        inquiry.InquiryAdvanced: _of_the_forum,
        inquiry.InquiryLoopedBack: _of_the_forum,
        inquiry.InquiryConcluded: _of_the_forum,
    },
    known={inquiry.InquiryLinked: _on_both_ends},
    predicates={"F1": Predicate(f1_at_a_forum_held, _AT_FORUM)},
)
