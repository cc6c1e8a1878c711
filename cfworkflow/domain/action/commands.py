"""What can be asked for about actions."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import model_validator

from cfworkflow.domain.command import Command
from cfworkflow.domain.parts import refuse_parts
from cfworkflow.domain.words import ActionRef, ApproachRef, BarrierRef, Line, Slug, Text


class AddAction(Command):
    """Add a line to the plan of a barrier or an approach, one of them.

    Its owner sits on `group`, or on the group that the barrier or the approach stands with.
    """

    NAME = "action add"

    barrier: BarrierRef | None = None
    approach: ApproachRef | None = None
    owner: Slug
    due: date
    title: Line
    group: Slug | None = None

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Self:
        one = (self.barrier is None) != (self.approach is None)
        refuse_parts("AddAction", [(not one, ("barrier",), "give either barrier or approach")])
        return self


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
