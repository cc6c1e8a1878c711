"""How facts about inquiries and experiments change the small world, and where they may be said."""

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
from cfworkflow.domain.history.things import Barrier, Blank
from cfworkflow.domain.history.world import World, word
from cfworkflow.domain.inquiry import facts as inquiry
from cfworkflow.domain.inquiry.path import EXPERIMENT_PATH, INQUIRY_PATH

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
    """An inquiry; `status` is its phase, `since` the day that began. Agents, since when."""

    KIND: ClassVar[str] = "inquiry"

    cycle: int = 0
    since: date = date.min
    agents: dict[str, date] = field(default_factory=dict)


@dataclass(slots=True)
class Experiment(Blank):
    """An experiment, running or ended."""

    KIND: ClassVar[str] = "experiment"


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


def _joined(world: World, told: Recorded, fact: inquiry.ChangeAgentJoined) -> None:
    world.at(Inquiry, fact.inquiry).agents[fact.organisation] = told.on


def _left(world: World, _told: Recorded, fact: inquiry.ChangeAgentLeft) -> None:
    world.at(Inquiry, fact.inquiry).agents.pop(fact.organisation, None)


def _started(world: World, _told: Recorded, fact: inquiry.ExperimentStarted) -> None:
    world.at(Experiment, fact.experiment).status = "running"


def _ended(world: World, _told: Recorded, fact: inquiry.ExperimentEnded) -> None:
    world.at(Experiment, fact.experiment).status = "ended"


def _onwards(world: World, fact: inquiry.InquiryAdvanced) -> Iterator[str]:
    one = world.at(Inquiry, fact.inquiry)
    if fact.from_phase != one.status or fact.to_phase != _ONWARDS.get(fact.from_phase):
        yield (
            f"{fact.inquiry} went from {fact.from_phase} to {fact.to_phase}, "
            f"and was in {one.status or 'no phase'}."
        )
    yield from _in_its_cycle(world, fact)


def _in_its_cycle(world: World, fact: _Move) -> Iterator[str]:
    cycle = world.at(Inquiry, fact.inquiry).cycle + isinstance(fact, inquiry.InquiryLoopedBack)
    if fact.cycle != cycle:
        yield f"{word(fact)}: {fact.inquiry} was in cycle {cycle} then, not in {fact.cycle}."


def _feeding(_world: World, fact: inquiry.InquiryLinked) -> Iterator[str]:
    if (fact.barrier is None) == (fact.theme is None):
        yield f"{fact.inquiry} feeds no barrier and no theme, or both."


def _taking_part(
    world: World, fact: inquiry.ChangeAgentJoined | inquiry.ChangeAgentLeft
) -> Iterator[str]:
    one = world.at(Inquiry, fact.inquiry)
    if one.status in ("concluded", ""):
        yield f"{word(fact)}: {fact.inquiry} was {one.status or 'not there'}."
    if (fact.organisation in one.agents) == isinstance(fact, inquiry.ChangeAgentJoined):
        yield f"{word(fact)}: {fact.organisation} did so before, or was never there."


def _trial(world: World, fact: inquiry.ExperimentStarted) -> Iterator[str]:
    one = world.at(Inquiry, fact.inquiry)
    if one.status != "act":
        yield f"{fact.experiment} was started when {fact.inquiry} was in {one.status or 'no phase'}."
    if fact.organisation not in one.agents:
        yield f"{fact.experiment} was started by {fact.organisation}, no agent of {fact.inquiry}."


def _on_an_inquiry(
    world: World, fact: inquiry.ChangeAgentJoined | inquiry.ChangeAgentLeft
) -> tuple[Since, ...]:
    return since(world, Inquiry, fact.inquiry, "opened")


def _on_both_ends(world: World, fact: inquiry.InquiryLinked) -> tuple[Since, ...]:
    theme = world.things["theme"].get(fact.theme or "")
    return (
        *since(world, Inquiry, fact.inquiry, "opened"),
        *since(world, Barrier, fact.barrier, "raised"),
        *((Since(fact.theme or "", theme.began, "named"),) if theme else ()),
    )


def _on_its_phase(world: World, fact: inquiry.ExperimentStarted) -> tuple[Since, ...]:
    one = world.at(Inquiry, fact.inquiry)
    joined = one.agents.get(fact.organisation, date.min)
    return (
        Since(fact.inquiry, one.since, f"in {one.status}"),
        Since(fact.inquiry, joined, f"joined by {fact.organisation}"),
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
    begins={inquiry.InquiryOpened: Inquiry, inquiry.ExperimentStarted: Experiment},
    changes={
        inquiry.InquiryOpened: _opened,
        inquiry.InquiryAdvanced: _advanced,
        inquiry.InquiryLoopedBack: _looped_back,
        inquiry.InquiryConcluded: _concluded,
        inquiry.ChangeAgentJoined: _joined,
        inquiry.ChangeAgentLeft: _left,
        inquiry.ExperimentStarted: _started,
        inquiry.ExperimentEnded: _ended,
    },
    steps={
        inquiry.InquiryAdvanced: Step(INQUIRY_PATH, "advance", Inquiry),
        inquiry.InquiryLoopedBack: Step(INQUIRY_PATH, "loop_back", Inquiry),
        inquiry.InquiryConcluded: Step(INQUIRY_PATH, "conclude", Inquiry),
        inquiry.ExperimentEnded: Step(EXPERIMENT_PATH, "end", Experiment),
    },
    further={
        inquiry.InquiryAdvanced: _onwards,
        inquiry.InquiryLoopedBack: _in_its_cycle,
        inquiry.InquiryConcluded: _in_its_cycle,
        inquiry.InquiryLinked: _feeding,
        inquiry.ChangeAgentJoined: _taking_part,
        inquiry.ChangeAgentLeft: _taking_part,
        inquiry.ExperimentStarted: _trial,
    },
    acting={
        inquiry.InquiryOpened: of_its_group,
        inquiry.InquiryAdvanced: _of_the_forum,
        inquiry.InquiryLoopedBack: _of_the_forum,
        inquiry.InquiryConcluded: _of_the_forum,
    },
    known={
        inquiry.InquiryLinked: _on_both_ends,
        inquiry.ChangeAgentJoined: _on_an_inquiry,
        inquiry.ChangeAgentLeft: _on_an_inquiry,
        inquiry.ExperimentStarted: _on_its_phase,
    },
    predicates={"F1": Predicate(f1_at_a_forum_held, _AT_FORUM)},
)
