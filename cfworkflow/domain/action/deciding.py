"""How actions are worked on, finished and handed over."""

from __future__ import annotations

from cfworkflow.domain.action.commands import (
    CompleteAction,
    DropAction,
    ReassignAction,
    ReopenAction,
    ReportProgress,
    StartAction,
)
from cfworkflow.domain.action.facts import (
    ActionCompleted,
    ActionDropped,
    ActionProgressed,
    ActionReassigned,
    ActionReopened,
    ActionStarted,
)
from cfworkflow.domain.action.path import ACTION_PATH
from cfworkflow.domain.action.state import Action
from cfworkflow.domain.group.state import Group
from cfworkflow.domain.past import Facts, Past
from cfworkflow.domain.refusal import refuse_any
from cfworkflow.domain.rules.identity import o1_owner_in_post
from cfworkflow.domain.rules.session import s2_step_is_open


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
