"""Facts about actions."""

from __future__ import annotations

from datetime import date

from cfworkflow.domain.fact import Fact, Narrative
from cfworkflow.domain.words import ActionRef, ApproachRef, BarrierRef, Plan, Slug


class _OfAction(Fact):
    """What facts about one action share."""

    TAGS = ("action",)

    action: ActionRef


class ActionAdded(_OfAction):
    """A line was added to an action plan: to a barrier, or to an approach, never to both."""

    NAME = "action-added"
    VERSION = 2

    plan: Plan
    barrier: BarrierRef | None
    approach: ApproachRef | None = None
    group: Slug
    owner: Slug
    due: date
    title: Narrative = None


class ActionStarted(_OfAction):
    """Work on an action began."""

    NAME = "action-started"


class ActionProgressed(_OfAction):
    """Progress on an action was reported."""

    NAME = "action-progressed"

    note: Narrative = None


class ActionCompleted(_OfAction):
    """An action is done."""

    NAME = "action-completed"

    note: Narrative = None


class ActionDropped(_OfAction):
    """An action will not be done."""

    NAME = "action-dropped"

    because: Narrative = None


class ActionReopened(_OfAction):
    """A done or dropped action is open again."""

    NAME = "action-reopened"

    because: Narrative = None


class ActionReassigned(_OfAction):
    """An action has another owner, or another due date."""

    NAME = "action-reassigned"

    group: Slug
    owner: Slug
    due: date
