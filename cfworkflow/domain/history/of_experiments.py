"""How facts about change agents and their experiments change the small world."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Since, Step, since
from cfworkflow.domain.history.of_inquiries import Inquiry
from cfworkflow.domain.history.things import Blank
from cfworkflow.domain.history.world import World, word
from cfworkflow.domain.inquiry import facts as inquiry
from cfworkflow.domain.inquiry.path import EXPERIMENT_PATH


@dataclass(slots=True)
class Experiment(Blank):
    """An experiment, running or ended."""

    KIND: ClassVar[str] = "experiment"


def _joined(world: World, told: Recorded, fact: inquiry.ChangeAgentJoined) -> None:
    world.at(Inquiry, fact.inquiry).agents[fact.organisation] = told.on


def _left(world: World, _told: Recorded, fact: inquiry.ChangeAgentLeft) -> None:
    world.at(Inquiry, fact.inquiry).agents.pop(fact.organisation, None)


def _started(world: World, _told: Recorded, fact: inquiry.ExperimentStarted) -> None:
    world.at(Experiment, fact.experiment).status = "running"


def _ended(world: World, _told: Recorded, fact: inquiry.ExperimentEnded) -> None:
    world.at(Experiment, fact.experiment).status = "ended"


def _under_way(
    world: World, fact: inquiry.ChangeAgentJoined | inquiry.ChangeAgentLeft
) -> Iterator[str]:
    phase = world.at(Inquiry, fact.inquiry).status
    if phase in ("concluded", ""):
        yield f"{word(fact)}: {fact.inquiry} was {phase or 'not there'}."


def _joining(world: World, fact: inquiry.ChangeAgentJoined) -> Iterator[str]:
    yield from _under_way(world, fact)
    if fact.organisation in world.at(Inquiry, fact.inquiry).agents:
        yield f"{fact.organisation} joined {fact.inquiry} and took part already."


def _leaving(world: World, fact: inquiry.ChangeAgentLeft) -> Iterator[str]:
    yield from _under_way(world, fact)
    if fact.organisation not in world.at(Inquiry, fact.inquiry).agents:
        yield f"{fact.organisation} left {fact.inquiry} and took no part."


def _starting(world: World, fact: inquiry.ExperimentStarted) -> Iterator[str]:
    one = world.at(Inquiry, fact.inquiry)
    if one.status != "act":
        yield f"{fact.experiment} was started, and {fact.inquiry} was in {one.status or 'none'}."
    if fact.organisation not in one.agents:
        yield f"{fact.experiment} was started by {fact.organisation}, no agent of {fact.inquiry}."


def _on_an_inquiry(
    world: World, fact: inquiry.ChangeAgentJoined | inquiry.ChangeAgentLeft
) -> tuple[Since, ...]:
    return since(world, Inquiry, fact.inquiry, "opened")


def _on_its_phase(world: World, fact: inquiry.ExperimentStarted) -> tuple[Since, ...]:
    one = world.at(Inquiry, fact.inquiry)
    joined = one.agents.get(fact.organisation, date.min)
    return (
        Since(fact.inquiry, one.since, f"in {one.status}"),
        Since(fact.inquiry, joined, f"joined by {fact.organisation}"),
    )


CHAPTER = Chapter(
    begins={inquiry.ExperimentStarted: Experiment},
    changes={
        inquiry.ChangeAgentJoined: _joined,
        inquiry.ChangeAgentLeft: _left,
        inquiry.ExperimentStarted: _started,
        inquiry.ExperimentEnded: _ended,
    },
    steps={inquiry.ExperimentEnded: Step(EXPERIMENT_PATH, "end", Experiment)},
    further={
        inquiry.ChangeAgentJoined: _joining,
        inquiry.ChangeAgentLeft: _leaving,
        inquiry.ExperimentStarted: _starting,
    },
    known={
        inquiry.ChangeAgentJoined: _on_an_inquiry,
        inquiry.ChangeAgentLeft: _on_an_inquiry,
        inquiry.ExperimentStarted: _on_its_phase,
    },
)
