"""How actions are added, worked on, finished and handed over."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

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
from cfworkflow.domain.action.path import ACTION_PATH
from cfworkflow.domain.action.state import Action
from cfworkflow.domain.approach.state import Approach
from cfworkflow.domain.barrier.state import Barrier
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.identity import o1_owner_in_post
from cfworkflow.domain.rules.session import NotFromHere, s2_step_is_open
from cfworkflow.domain.rules.time import c1_known_by_then
from cfworkflow.domain.succession import answering
from cfworkflow.domain.words import Plan


def add_action(past: Past, command: AddAction) -> Facts:
    """Add an action for a barrier or an approach that is not over. Refuses O1, S2 and C1."""
    about = _about(past, command)
    group = past.load(Group, command.group or about.group)
    what = f"An action was to be added to {about.ref}."
    refuse_any(
        NotFromHere(what, f"It is {about.over}.", about.try_) if about.over else None,
        c1_known_by_then(what, about.ref, about.since, past.on),
        o1_owner_in_post(group, command.owner, past.on),
    )
    yield ActionAdded(
        action=past.free_reference(Action),
        plan=about.plan,
        **command.model_dump(exclude={"group"}),
        group=group.ref,
    )


class _About(NamedTuple):
    """What an action is for; `over` says how, where it no longer matters, and `try_` what then."""

    ref: str
    plan: Plan
    group: str
    since: date
    over: str
    try_: str


def _about(past: Past, command: AddAction) -> _About:
    if command.barrier is None:
        approach = past.load(Approach, command.approach or "")
        over = "set aside" if approach.status == "set_aside" else ""
        try_ = f"If it is gone about after all: cfworkflow approach take-up {approach.ref}"
        since = approach.proposed_on
        return _About(approach.ref, approach.plan, approach.group, since, over, try_)
    barrier = past.load(Barrier, command.barrier)
    over = barrier.status if barrier.status in ("closed", "withdrawn") else ""
    try_ = f"If it is not gone after all: cfworkflow barrier reopen {barrier.ref}"
    holder = answering(past, barrier)
    return _About(barrier.ref, barrier.plan, holder, barrier.raised_on, over, try_)


def _load(past: Past, ref: str, trigger: str) -> Action:
    action = past.load(Action, ref)
    refuse_any(s2_step_is_open(ACTION_PATH, trigger, action.ref, action.status))
    return action


def start_action(past: Past, command: StartAction) -> Facts:
    """Begin an action. Refuses S2; quiet when it is in progress."""
    if past.load(Action, command.action).status != "in_progress":
        yield ActionStarted(action=_load(past, command.action, "start").ref)


def report_progress(past: Past, command: ReportProgress) -> Facts:
    """Note progress. Refuses S2."""
    action = _load(past, command.action, "progress")
    yield ActionProgressed(action=action.ref, note=command.note)


def complete_action(past: Past, command: CompleteAction) -> Facts:
    """Finish an action. Refuses S2; quiet when it was said before."""
    fact = ActionCompleted(action=command.action, note=command.note)
    if not past.repeats(fact) or past.load(Action, command.action).status != "done":
        _load(past, command.action, "complete")
        yield fact


def drop_action(past: Past, command: DropAction) -> Facts:
    """Drop an action. Refuses S2; quiet when it was said before."""
    fact = ActionDropped(action=command.action, because=command.because)
    if not past.repeats(fact) or past.load(Action, command.action).status != "dropped":
        _load(past, command.action, "drop")
        yield fact


def reopen_action(past: Past, command: ReopenAction) -> Facts:
    """Open an action again. Refuses S2; quiet when it is open."""
    if past.load(Action, command.action).status != "open":
        action = _load(past, command.action, "reopen")
        yield ActionReopened(action=action.ref, because=command.because)


def reassign_action(past: Past, command: ReassignAction) -> Facts:
    """Hand an action over or move its due date. Refuses S2 and O1; quiet when nothing changes."""
    action = _load(past, command.action, "reassign")
    group = past.load(Group, command.group or action.group)
    owner, due = command.owner or action.owner, command.due or action.due
    if (group.ref, owner, due) == (action.group, action.owner, action.due):
        return
    if (group.ref, owner) != (action.group, action.owner):
        refuse_any(o1_owner_in_post(group, owner, past.on))
    yield ActionReassigned(action=action.ref, group=group.ref, owner=owner, due=due)
