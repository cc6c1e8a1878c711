"""What can be asked for about actions."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.command import Command
from cfworkflow.domain.words import ActionRef, BarrierRef, Line, Plan, Slug, Text


class AddAction(Command):
    """Add a line to an action plan; its owner sits on `group`, or on the barrier's holder."""

    NAME = "action add"

    barrier: BarrierRef
    owner: Slug
    due: date
    title: Line
    group: Slug | None = None
    plan: Plan = "barriers"


class StartAction(Command):
    """Say that work on an action began."""

    NAME = "action start"

    action: ActionRef


class ReportProgress(Command):
    """Report progress on an action."""

    NAME = "action progress"

    action: ActionRef
    note: Text


class CompleteAction(Command):
    """Say that an action is done."""

    NAME = "action complete"

    action: ActionRef
    note: Text | None = None


class DropAction(Command):
    """Say that an action will not be done, and why."""

    NAME = "action drop"

    action: ActionRef
    because: Text


class ReopenAction(Command):
    """Open a done or dropped action again."""

    NAME = "action reopen"

    action: ActionRef
    because: Text | None = None


class ReassignAction(Command):
    """Give an action another owner, another due date, or both."""

    NAME = "action reassign"

    action: ActionRef
    owner: Slug | None = None
    group: Slug | None = None
    due: date | None = None
