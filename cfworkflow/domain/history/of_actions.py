"""How facts about actions change the small world."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cfworkflow.domain.action import facts as action
from cfworkflow.domain.action.path import ACTION_PATH
from cfworkflow.domain.fact import Recorded
from cfworkflow.domain.history.chapter import Chapter, Since, Step, since
from cfworkflow.domain.history.of_approaches import Approach
from cfworkflow.domain.history.things import Action, Barrier
from cfworkflow.domain.history.world import World

_OfAction = (
    action.ActionStarted
    | action.ActionProgressed
    | action.ActionCompleted
    | action.ActionDropped
    | action.ActionReopened
)


def _added(world: World, _told: Recorded, fact: action.ActionAdded) -> None:
    one = world.action(fact.action)
    one.status, one.owner = "open", (fact.group, fact.owner)


def _reassigned(world: World, _told: Recorded, fact: action.ActionReassigned) -> None:
    world.action(fact.action).owner = (fact.group, fact.owner)


def _moved(status: str) -> Callable[[World, Recorded, _OfAction], None]:
    def move(world: World, _told: Recorded, fact: _OfAction) -> None:
        world.action(fact.action).status = status

    return move


def _addition(world: World, fact: action.ActionAdded) -> Iterator[str]:
    if (fact.barrier is None) == (fact.approach is None):
        yield f"{fact.action} was added to no barrier and no approach, or to both."
    if fact.barrier and world.barrier(fact.barrier).status in ("closed", "withdrawn", ""):
        yield f"{fact.action} was added to {fact.barrier} when that was over."
    if fact.approach and world.at(Approach, fact.approach).status == "set_aside":
        yield f"{fact.action} was added to {fact.approach} when that was set aside."


def _on_what(world: World, fact: action.ActionAdded) -> tuple[Since, ...]:
    return (
        *since(world, Barrier, fact.barrier, "raised"),
        *since(world, Approach, fact.approach, "proposed"),
    )


CHAPTER = Chapter(
    begins={action.ActionAdded: Action},
    changes={
        action.ActionAdded: _added,
        action.ActionStarted: _moved("in_progress"),
        action.ActionProgressed: _moved("in_progress"),
        action.ActionCompleted: _moved("done"),
        action.ActionDropped: _moved("dropped"),
        action.ActionReopened: _moved("open"),
        action.ActionReassigned: _reassigned,
    },
    steps={
        action.ActionStarted: Step(ACTION_PATH, "start", Action),
        action.ActionProgressed: Step(ACTION_PATH, "progress", Action),
        action.ActionCompleted: Step(ACTION_PATH, "complete", Action),
        action.ActionDropped: Step(ACTION_PATH, "drop", Action),
        action.ActionReopened: Step(ACTION_PATH, "reopen", Action),
        action.ActionReassigned: Step(ACTION_PATH, "reassign", Action),
    },
    further={action.ActionAdded: _addition},
    known={action.ActionAdded: _on_what},
)
