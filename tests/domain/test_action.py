"""Actions: the lines of an action plan, each with an owner in post and a due date."""

from __future__ import annotations

from datetime import date

import pytest

from cfworkflow.domain.action.commands import (
    AddAction,
    CompleteAction,
    DropAction,
    ReassignAction,
    ReopenAction,
    ReportProgress,
    StartAction,
)
from cfworkflow.domain.action.facts import (
    ActionAdded,
    ActionCompleted,
    ActionDropped,
    ActionProgressed,
    ActionReassigned,
    ActionReopened,
    ActionStarted,
)
from cfworkflow.domain.action.state import Action
from cfworkflow.domain.barrier.commands import AddressBarrier, CheckEvidence, WithdrawBarrier
from cfworkflow.domain.command import Command
from cfworkflow.domain.group.commands import AppointMember, StandDown
from tests.domain.a_programme import BARRIER, at_tactical, programme
from tests.domain.given_when_then import TODAY, given

ACTION = "A-0001"
DUE = date(2026, 12, 1)
LATER = date(2027, 3, 31)

ADD = AddAction(barrier=BARRIER, owner="place-1", due=DUE, title="Write to the surgeries")
START = StartAction(action=ACTION)
PROGRESS = ReportProgress(action=ACTION, note="Half of them answered")
COMPLETE = CompleteAction(action=ACTION, note="All answered")
DROP = DropAction(action=ACTION, because="Overtaken")
REOPEN = ReopenAction(action=ACTION, because="Two more opened")

STARTED = ActionStarted(action=ACTION)
PROGRESSED = ActionProgressed(action=ACTION, note="Half of them answered")
COMPLETED = ActionCompleted(action=ACTION, note="All answered")
DROPPED = ActionDropped(action=ACTION, because="Overtaken")
REOPENED = ActionReopened(action=ACTION, because="Two more opened")

WAYS: dict[str, list[Command]] = {
    "open": [],
    "in progress": [START],
    "done": [COMPLETE],
    "dropped": [DROP],
}

STEPS = [
    ("open", START, STARTED, "in_progress"),
    ("open", PROGRESS, PROGRESSED, "in_progress"),
    ("in progress", PROGRESS, PROGRESSED, "in_progress"),
    ("open", COMPLETE, COMPLETED, "done"),
    ("in progress", COMPLETE, COMPLETED, "done"),
    ("open", DROP, DROPPED, "dropped"),
    ("in progress", DROP, DROPPED, "dropped"),
    ("done", REOPEN, REOPENED, "open"),
    ("dropped", REOPEN, REOPENED, "open"),
]

QUIET = [("in progress", START), ("done", COMPLETE), ("dropped", DROP), ("open", REOPEN)]

CLOSED_TO = [
    ("done", START, "start"),
    ("dropped", START, "start"),
    ("done", PROGRESS, "progress"),
    ("dropped", PROGRESS, "progress"),
    ("dropped", COMPLETE, "complete"),
    ("done", DROP, "drop"),
    ("in progress", REOPEN, "reopen"),
    ("done", ReassignAction(action=ACTION, due=LATER), "reassign"),
    ("dropped", ReassignAction(action=ACTION, due=LATER), "reassign"),
]


def test_an_action_is_added_to_a_barrier_with_owner_and_due_date() -> None:
    """ToR, Purpose: an action plan to address barriers; its owner sits on the barrier's holder."""
    outcome = given(programme(), at_tactical()).when(ADD)
    outcome.then(
        ActionAdded(
            action=ACTION,
            plan="barriers",
            barrier=BARRIER,
            group="tactical",
            owner="place-1",
            due=DUE,
            title="Write to the surgeries",
        ),
        on=TODAY,
    )
    assert outcome.after.when(ADD).the(ActionAdded).action == "A-0002"


def test_an_action_can_stand_with_another_group() -> None:
    """O1: its owner sits on the group that is named."""
    worker = AppointMember(group="county", member="worker")
    command = ADD.model_copy(update={"group": "county", "owner": "worker"})
    added = given(programme(), worker, at_tactical()).when(command).the(ActionAdded)
    assert (added.group, added.owner) == ("county", "worker")


def test_an_action_is_owned_by_a_member_in_post() -> None:
    """O1: an owner who is no member, or no longer, cannot be asked about it."""
    record = given(programme(), at_tactical(), StandDown(group="tactical", member="place-1"))
    record.when(ADD).then_refused(
        "O1", "place-1 holds no place on tactical on 2026-10-15", "member list tactical", "--group"
    )


def test_nothing_is_to_be_done_about_a_barrier_that_is_over() -> None:
    """S2: a closed barrier is reopened first; all that is wrong is said at once."""
    closed = [
        AddressBarrier(barrier=BARRIER, how="So"),
        CheckEvidence(barrier=BARRIER, met=True, findings="Gone"),
    ]
    stranger = ADD.model_copy(update={"owner": "stranger"})
    given(programme(), at_tactical(), closed).when(stranger).then_refused(
        "S2", "It is closed", "barrier reopen B-0001", also=["O1"]
    )
    withdrawn = WithdrawBarrier(barrier=BARRIER, because="No")
    given(programme(), at_tactical(), withdrawn).when(ADD).then_refused("S2", "It is withdrawn")


def test_what_an_action_is_for_must_be_there() -> None:
    """A reference to nothing is told apart from a rule broken."""
    given(programme()).when(ADD).then_unknown("barrier", BARRIER)
    elsewhere = ADD.model_copy(update={"group": "nobody"})
    given(programme(), at_tactical()).when(elsewhere).then_unknown("group", "nobody")


@pytest.mark.parametrize(("state", "command", "fact", "then"), STEPS)
def test_an_action_takes_the_steps_of_its_path(
    state: str, command: Command, fact: object, then: str
) -> None:
    """Design § 5: start, progress, complete, drop, reopen, each from where it makes sense."""
    outcome = given(programme(), at_tactical(), ADD, WAYS[state]).when(command)
    assert outcome.facts == [fact]
    assert outcome.after.find(Action, ACTION).status == then


@pytest.mark.parametrize(("state", "command"), QUIET)
def test_a_step_already_taken_changes_nothing(state: str, command: Command) -> None:
    """A command typed twice is no fault when everything it says is so already."""
    given(programme(), at_tactical(), ADD, WAYS[state]).when(command).then_quiet()


@pytest.mark.parametrize(("state", "command", "step"), CLOSED_TO)
def test_a_step_the_path_does_not_have_is_refused(state: str, command: Command, step: str) -> None:
    """S2: a refusal says what state the action is in, and what it can do from there."""
    given(programme(), at_tactical(), ADD, WAYS[state]).when(command).then_refused(
        "S2", ACTION, f"'{step}'", f"It is {state}"
    )


def test_an_action_is_handed_over_or_put_off() -> None:
    """An action has one owner and one due date; both may change while it is under way."""
    record = given(programme(), at_tactical(), ADD)
    record.when(ReassignAction(action=ACTION, owner="place-2")).then(
        ActionReassigned(action=ACTION, group="tactical", owner="place-2", due=DUE)
    )
    outcome = record.when(ReassignAction(action=ACTION, due=LATER))
    outcome.then(ActionReassigned(action=ACTION, group="tactical", owner="place-1", due=LATER))
    outcome.after.when(ReassignAction(action=ACTION, due=LATER)).then_quiet()
    outcome.after.when(ReassignAction(action=ACTION)).then_quiet()
    assert outcome.after.find(Action, ACTION).status == "open"


def test_an_action_is_put_off_even_when_its_owner_has_left() -> None:
    """O1: a new date asks nobody to take anything on; the same owner named again is no news."""
    record = given(programme(), at_tactical(), ADD, StandDown(group="tactical", member="place-1"))
    record.when(ReassignAction(action=ACTION, due=LATER)).then(
        ActionReassigned(action=ACTION, group="tactical", owner="place-1", due=LATER)
    )
    back = ReassignAction(action=ACTION, owner="place-1", group="county")
    record.when(back).then_refused("O1")


def test_nothing_was_to_be_done_about_a_barrier_before_it_was_raised() -> None:
    """C1: an action on a barrier begins with the barrier at the earliest."""
    given(programme(), at_tactical()).when(ADD, on=date(2026, 9, 10)).then_refused(
        "C1", "B-0001 begins on 2026-10-15"
    )


def test_an_action_is_not_handed_to_someone_without_a_place() -> None:
    """O1: nor to a group on which its owner has none."""
    record = given(programme(), at_tactical(), ADD)
    record.when(ReassignAction(action=ACTION, owner="stranger")).then_refused("O1", "stranger")
    record.when(ReassignAction(action=ACTION, group="board")).then_refused(
        "O1", "place-1 holds no place on board"
    )


@pytest.mark.parametrize(
    "command",
    [START, PROGRESS, COMPLETE, DROP, REOPEN, ReassignAction(action=ACTION)],
    ids=lambda command: command.NAME,
)
def test_an_action_nobody_knows_is_named(command: Command) -> None:
    """A reference to nothing is told apart from a rule broken."""
    given().when(command).then_unknown("action", ACTION)
